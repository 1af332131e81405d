// Whether, and where, Bedrock keeps a log of what models are sent and what they return.
$version: "2"
$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"

namespace com.amazonaws.bedrock

/// Switches the invocation log off by removing its settings.
@idempotent
@http(method: "DELETE", uri: "/logging/modelinvocations", code: 200)
operation DeleteModelInvocationLoggingConfiguration {
    input := {}

    output := {}

    errors: [
        AccessDeniedException
        InternalServerException
        ThrottlingException
    ]
}

/// Tells how the invocation log is set up.
@readonly
@http(method: "GET", uri: "/logging/modelinvocations", code: 200)
operation GetModelInvocationLoggingConfiguration {
    input := {}

    output := {
        /// The settings in force.
        loggingConfig: LoggingConfig
    }

    errors: [
        AccessDeniedException
        InternalServerException
        ThrottlingException
    ]
}

/// Sets the invocation log up.
@idempotent
@http(method: "PUT", uri: "/logging/modelinvocations", code: 200)
operation PutModelInvocationLoggingConfiguration {
    input := {
        /// The settings to put in force.
        @required
        loggingConfig: LoggingConfig
    }

    output := {}

    errors: [
        AccessDeniedException
        InternalServerException
        ThrottlingException
        ValidationException
    ]
}

/// How the invocation log is set up.
structure LoggingConfig {
    /// Log to CloudWatch, and how.
    cloudWatchConfig: CloudWatchConfig

    /// Log to S3, and where.
    s3Config: S3Config

    /// Whether text goes into the log.
    textDataDeliveryEnabled: Boolean

    /// Whether images go into the log.
    imageDataDeliveryEnabled: Boolean

    /// Whether embeddings go into the log.
    embeddingDataDeliveryEnabled: Boolean
}

/// A log in CloudWatch.
structure CloudWatchConfig {
    /// The log group to write to.
    @required
    logGroupName: LogGroupName

    /// The role to write in.
    @required
    roleArn: RoleArn

    /// Where to put what is too large for a log entry.
    largeDataDeliveryS3Config: S3Config
}

/// A place in S3 for log data.
structure S3Config {
    /// The bucket.
    @required
    bucketName: BucketName

    /// What every key begins with.
    keyPrefix: KeyPrefix
}

/// A CloudWatch log group.
@length(min: 1, max: 512)
string LogGroupName

/// An S3 bucket.
@length(min: 3, max: 63)
string BucketName

/// The beginning of the keys of S3 objects.
@length(max: 1024)
string KeyPrefix
