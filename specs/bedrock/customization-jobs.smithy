// Jobs that train a custom model from a base model and your data.
$version: "2"
$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"

namespace com.amazonaws.bedrock

/// Starts a job that fine-tunes a base model on your data and leaves you with a custom model.
///
/// Training data is a JSON Lines file, each line with an input text and the output to learn from it; data to validate
/// against has the same form and yields a loss and sample outputs. The call returns at once and the job goes on by
/// itself, for as long as model and data demand: follow it with `GetModelCustomizationJob`.
@idempotent
@http(method: "POST", uri: "/model-customization-jobs", code: 201)
operation CreateModelCustomizationJob {
    input := {
        /// A name for the job that no other of your jobs has.
        @required
        jobName: JobName

        /// A name for the model to be made.
        @required
        customModelName: CustomModelName

        /// The role in which Bedrock reads your data from S3 and writes the results there. The caller needs the
        /// permission `iam:PassRole` for it.
        @required
        roleArn: RoleArn

        /// Makes the request safe to repeat. `GetModelCustomizationJob` shows it again.
        @idempotencyToken
        clientRequestToken: IdempotencyToken

        /// The model to start from.
        @required
        baseModelIdentifier: BaseModelIdentifier

        /// The key to encrypt the new model with where it is stored.
        customModelKmsKeyId: KmsKeyId

        /// Tags for the job.
        jobTags: TagList

        /// Tags for the new model.
        customModelTags: TagList

        /// What to train on.
        @required
        trainingDataConfig: TrainingDataConfig

        /// What to check the result against.
        validationDataConfig: ValidationDataConfig

        /// Where to leave the results.
        @required
        outputDataConfig: OutputDataConfig

        // Required in the reference of 2023. The service's later model lets it go missing.
        /// Settings of the training; which there are depends on the base model.
        @required
        hyperParameters: ModelCustomizationHyperParameters

        /// The private network through which the job reaches your data.
        vpcConfig: VpcConfig
    }

    output := {
        /// The ARN of the new job.
        @required
        jobArn: ModelCustomizationJobArn
    }

    errors: [
        AccessDeniedException
        ConflictException
        InternalServerException
        ResourceNotFoundException
        ServiceQuotaExceededException
        ThrottlingException
        TooManyTagsException
        ValidationException
    ]
}

/// Tells how a customization job is set up and how far it has come.
@readonly
@http(method: "GET", uri: "/model-customization-jobs/{jobIdentifier}", code: 200)
operation GetModelCustomizationJob {
    input := {
        /// Which job, by name or ARN.
        @required
        @httpLabel
        jobIdentifier: ModelCustomizationJobIdentifier
    }

    output := {
        /// The job's ARN.
        @required
        jobArn: ModelCustomizationJobArn

        /// The job's name.
        @required
        jobName: JobName

        /// The name of the model it makes.
        @required
        outputModelName: CustomModelName

        /// The ARN of the model it made.
        outputModelArn: CustomModelArn

        /// The token that the job was created with.
        clientRequestToken: IdempotencyToken

        /// The role that it works in.
        @required
        roleArn: RoleArn

        /// How far it has come. `Completed` means that the model is there; for `Failed` see `failureMessage`.
        status: ModelCustomizationJobStatus

        /// Why it failed, if it did.
        failureMessage: ErrorMessage

        /// When it was created.
        @required
        creationTime: Timestamp

        /// When anything about it changed last.
        lastModifiedTime: Timestamp

        /// When it came to its end, good or bad.
        endTime: Timestamp

        /// The model it started from.
        @required
        baseModelArn: FoundationModelArn

        /// The settings of its training.
        hyperParameters: ModelCustomizationHyperParameters

        /// What it trains on.
        @required
        trainingDataConfig: TrainingDataConfig

        /// What it checks the result against.
        @required
        validationDataConfig: ValidationDataConfig

        /// Where it leaves its results.
        @required
        outputDataConfig: OutputDataConfig

        /// The key that encrypts the new model where it is stored.
        outputModelKmsKeyArn: KmsKeyArn

        /// How well training went.
        trainingMetrics: TrainingMetrics

        /// How well each check went: one entry for each validator of the request.
        validationMetrics: ValidationMetrics

        /// The private network through which it reaches your data.
        vpcConfig: VpcConfig
    }

    errors: [
        AccessDeniedException
        InternalServerException
        ResourceNotFoundException
        ThrottlingException
        ValidationException
    ]
}

/// Lists your customization jobs: all of them, or those that pass every given filter.
@readonly
@paginated(
    inputToken: "nextToken"
    outputToken: "nextToken"
    pageSize: "maxResults"
    items: "modelCustomizationJobSummaries"
)
@http(method: "GET", uri: "/model-customization-jobs", code: 200)
operation ListModelCustomizationJobs {
    input := with [CreationTimeFilter, PageRequest] {
        /// Only jobs that have come this far.
        @httpQuery("statusEquals")
        statusEquals: ModelCustomizationJobStatus

        /// Only jobs with this text in their name.
        @httpQuery("nameContains")
        nameContains: JobName

        /// What to sort the list by.
        @httpQuery("sortBy")
        sortBy: SortJobsBy

        /// The direction of sorting.
        @httpQuery("sortOrder")
        sortOrder: SortOrder
    }

    output := with [PageResponse] {
        /// The jobs of this page.
        modelCustomizationJobSummaries: ModelCustomizationJobSummaries
    }

    errors: [
        AccessDeniedException
        InternalServerException
        ThrottlingException
        ValidationException
    ]
}

/// Stops a customization job that is still at work.
@idempotent
@http(method: "POST", uri: "/model-customization-jobs/{jobIdentifier}/stop", code: 200)
operation StopModelCustomizationJob {
    input := {
        /// Which job, by name or ARN.
        @required
        @httpLabel
        jobIdentifier: ModelCustomizationJobIdentifier
    }

    output := {}

    errors: [
        AccessDeniedException
        ConflictException
        InternalServerException
        ResourceNotFoundException
        ThrottlingException
        ValidationException
    ]
}

/// A customization job as an entry of a list.
structure ModelCustomizationJobSummary {
    /// The job's ARN.
    @required
    jobArn: ModelCustomizationJobArn

    /// The model it starts from.
    @required
    baseModelArn: ModelArn

    /// The job's name.
    @required
    jobName: JobName

    /// How far it has come.
    @required
    status: ModelCustomizationJobStatus

    /// When anything about it changed last.
    lastModifiedTime: Timestamp

    /// When it was created.
    @required
    creationTime: Timestamp

    /// When it came to its end, good or bad.
    endTime: Timestamp

    /// The ARN of the model it made.
    customModelArn: CustomModelArn

    /// The name of the model it makes.
    customModelName: CustomModelName
}

list ModelCustomizationJobSummaries {
    member: ModelCustomizationJobSummary
}

/// How a list of customization jobs may be sorted.
enum SortJobsBy {
    /// By the moment of creation.
    CREATION_TIME = "CreationTime"
}

/// How far a customization job has come.
enum ModelCustomizationJobStatus {
    /// At work.
    IN_PROGRESS = "InProgress"

    /// Done: the custom model can be used.
    COMPLETED = "Completed"

    /// Ended without a model.
    FAILED = "Failed"

    /// Asked to stop, and not there yet.
    STOPPING = "Stopping"

    /// Stopped because someone asked for it.
    STOPPED = "Stopped"
}

/// The name of a customization job.
@length(min: 1, max: 63)
@pattern("^[a-zA-Z0-9](-*[a-zA-Z0-9\\+\\-\\.])*$")
string JobName

/// A customization job, by its ARN.
@length(max: 1011)
@pattern("^arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:model-customization-job/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2}/[a-z0-9]{12}$")
string ModelCustomizationJobArn

/// A customization job, by its ARN or name.
@suppress(["misanchored-alternation"]) // As the service publishes it: anchors of single alternatives.
@length(max: 1011)
@pattern("^(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:model-customization-job/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2}/[a-z0-9]{12})|([a-zA-Z0-9](-*[a-zA-Z0-9\\+\\-\\.])*)$")
string ModelCustomizationJobIdentifier
