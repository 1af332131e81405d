// What several subjects share: paging and filters of the list operations, times, tokens, and where things lie.
$version: "2"

namespace com.amazonaws.bedrock

/// Asks for one page of a list.
@mixin
structure PageRequest {
    /// At most this many entries in the page.
    @httpQuery("maxResults")
    maxResults: MaxResults

    /// Where to go on: the token that came with the page before.
    @httpQuery("nextToken")
    nextToken: PaginationToken
}

/// Comes with one page of a list.
@mixin
structure PageResponse {
    /// Sent while more entries follow: hand it back to get them.
    nextToken: PaginationToken
}

/// Narrows a list by time of creation.
@mixin
structure CreationTimeFilter {
    /// Leave out what is not younger than this.
    @httpQuery("creationTimeAfter")
    creationTimeAfter: Timestamp

    /// Leave out what is not older than this.
    @httpQuery("creationTimeBefore")
    creationTimeBefore: Timestamp
}

/// How many entries a page may have.
@range(min: 1, max: 1000)
integer MaxResults

/// Marks a place in a list. Opaque: only the service can read it.
@length(min: 1, max: 2048)
@pattern("^\\S*$")
string PaginationToken

/// The direction of a sorted list.
enum SortOrder {
    /// Smallest or oldest first.
    ASCENDING = "Ascending"

    /// Largest or youngest first.
    DESCENDING = "Descending"
}

/// How a list of models or deployments may be sorted.
enum SortModelsBy {
    /// By the moment of creation.
    CREATION_TIME = "CreationTime"
}

/// A moment, in RFC 3339 form wherever it is sent.
@timestampFormat("date-time")
timestamp Timestamp

/// Makes a request safe to repeat: the service acts once on all requests that carry the same token.
@length(min: 1, max: 256)
@pattern("^[a-zA-Z0-9](-*[a-zA-Z0-9])*$")
string IdempotencyToken

/// Says in words what failed.
@length(max: 2048)
string ErrorMessage

/// A whole number above zero.
@range(min: 1)
integer PositiveInteger

/// An IAM role.
@length(max: 2048)
@pattern("^arn:aws(-[^:]+)?:iam::([0-9]{12})?:role/.+$")
string RoleArn

/// A KMS key, by its ARN.
@length(min: 1, max: 2048)
@pattern("^arn:aws(-[^:]+)?:kms:[a-zA-Z0-9-]*:[0-9]{12}:key/[a-zA-Z0-9-]{36}$")
string KmsKeyArn

/// A KMS key, by the ARN of the key or of an alias.
@length(min: 1, max: 2048)
@pattern("^arn:aws(-[^:]+)?:kms:[a-zA-Z0-9-]*:[0-9]{12}:((key/[a-zA-Z0-9-]{36})|(alias/[a-zA-Z0-9-_/]+))$")
string KmsKeyId

/// A place in Amazon S3: a bucket, with or without a path.
@length(min: 1, max: 1024)
@pattern("^s3://[a-z0-9][\\.\\-a-z0-9]{1,61}[a-z0-9](/.*)?$")
string S3Uri
