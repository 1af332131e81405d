// Capacity that is reserved for one model.
$version: "2"
$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"

namespace com.amazonaws.bedrock

/// Reserves model units, so that a foundation model or one of yours has capacity to itself.
@idempotent
@http(method: "POST", uri: "/provisioned-model-throughput", code: 201)
operation CreateProvisionedModelThroughput {
    input := {
        /// Makes the request safe to repeat: the service passes over one whose token it has seen, without an error.
        @idempotencyToken
        clientRequestToken: IdempotencyToken

        /// How many model units to reserve.
        @required
        modelUnits: PositiveInteger

        /// A name for the reservation that no other of yours has.
        @required
        provisionedModelName: ProvisionedModelName

        /// Which model it is for, by name or ARN.
        @required
        modelId: ModelIdentifier

        /// For how long to commit to it.
        commitmentDuration: CommitmentDuration

        /// Tags for the reservation.
        tags: TagList
    }

    output := {
        /// The ARN of the new reservation.
        @required
        provisionedModelArn: ProvisionedModelArn
    }

    errors: [
        AccessDeniedException
        InternalServerException
        ResourceNotFoundException
        ServiceQuotaExceededException
        ThrottlingException
        TooManyTagsException
        ValidationException
    ]
}

/// Gives reserved capacity back.
@idempotent
@http(method: "DELETE", uri: "/provisioned-model-throughput/{provisionedModelId}", code: 200)
operation DeleteProvisionedModelThroughput {
    input := {
        /// Which reservation, by name or ARN.
        @required
        @httpLabel
        provisionedModelId: ProvisionedModelId
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

/// Tells about one provisioned throughput.
@readonly
@http(method: "GET", uri: "/provisioned-model-throughput/{provisionedModelId}", code: 200)
operation GetProvisionedModelThroughput {
    input := {
        /// Which reservation, by name or ARN.
        @required
        @httpLabel
        provisionedModelId: ProvisionedModelId
    }

    output := with [ProvisionedModelFacts] {
        /// What went wrong while it was created, changed or deleted.
        failureMessage: ErrorMessage
    }

    errors: [
        AccessDeniedException
        InternalServerException
        ResourceNotFoundException
        ThrottlingException
        ValidationException
    ]
}

// The path ends in `s`, unlike that of its siblings; the third-party OpenAPI document leaves the `s` out.
/// Lists your provisioned throughputs: all of them, or those that pass every given filter.
@readonly
@paginated(
    inputToken: "nextToken"
    outputToken: "nextToken"
    pageSize: "maxResults"
    items: "provisionedModelSummaries"
)
@http(method: "GET", uri: "/provisioned-model-throughputs", code: 200)
operation ListProvisionedModelThroughputs {
    input := with [CreationTimeFilter, PageRequest] {
        /// Only those in this state.
        @httpQuery("statusEquals")
        statusEquals: ProvisionedModelStatus

        /// Only those for this model.
        @httpQuery("modelArnEquals")
        modelArnEquals: ModelArn

        /// Only those with this text in their name.
        @httpQuery("nameContains")
        nameContains: ProvisionedModelName

        /// What to sort the list by.
        @httpQuery("sortBy")
        sortBy: SortByProvisionedModels

        /// The direction of sorting.
        @httpQuery("sortOrder")
        sortOrder: SortOrder
    }

    output := with [PageResponse] {
        /// The provisioned throughputs of this page.
        provisionedModelSummaries: ProvisionedModelSummaries
    }

    errors: [
        AccessDeniedException
        InternalServerException
        ThrottlingException
        ValidationException
    ]
}

/// Gives a provisioned throughput another name, another model, or both.
@idempotent
@http(method: "PATCH", uri: "/provisioned-model-throughput/{provisionedModelId}", code: 200)
operation UpdateProvisionedModelThroughput {
    input := {
        /// Which reservation, by name or ARN.
        @required
        @httpLabel
        provisionedModelId: ProvisionedModelId

        /// The name it shall have.
        desiredProvisionedModelName: ProvisionedModelName

        /// The model it shall serve.
        desiredModelId: ModelIdentifier
    }

    output := {}

    errors: [
        AccessDeniedException
        InternalServerException
        ResourceNotFoundException
        ThrottlingException
        ValidationException
    ]
}

/// What both views of a provisioned throughput tell. A `desired...` member differs from its counterpart while an update
/// is under way.
@mixin
structure ProvisionedModelFacts {
    /// Its name.
    @required
    provisionedModelName: ProvisionedModelName

    /// Its ARN.
    @required
    provisionedModelArn: ProvisionedModelArn

    /// The model that it serves now.
    @required
    modelArn: ModelArn

    /// The model that it was asked to serve.
    @required
    desiredModelArn: ModelArn

    /// The foundation model that it serves, or that the custom model it serves goes back to.
    @required
    foundationModelArn: FoundationModelArn

    /// How many model units it has now.
    @required
    modelUnits: PositiveInteger

    /// How many model units it was asked to have.
    @required
    desiredModelUnits: PositiveInteger

    /// Its state.
    @required
    status: ProvisionedModelStatus

    /// For how long it was committed to.
    commitmentDuration: CommitmentDuration

    /// When the commitment ends.
    commitmentExpirationTime: Timestamp

    /// When it was created.
    @required
    creationTime: Timestamp

    /// When anything about it changed last.
    @required
    lastModifiedTime: Timestamp
}

/// A provisioned throughput as an entry of a list.
structure ProvisionedModelSummary with [ProvisionedModelFacts] {}

list ProvisionedModelSummaries {
    member: ProvisionedModelSummary
}

/// For how long capacity is reserved.
enum CommitmentDuration {
    /// One month.
    ONE_MONTH = "OneMonth"

    /// Half a year.
    SIX_MONTHS = "SixMonths"
}

/// The state of a provisioned throughput.
enum ProvisionedModelStatus {
    /// Being set up.
    CREATING = "Creating"

    /// Ready for requests.
    IN_SERVICE = "InService"

    /// Changing to what was desired.
    UPDATING = "Updating"

    /// Not usable; see the failure message.
    FAILED = "Failed"
}

/// How a list of provisioned throughputs may be sorted.
enum SortByProvisionedModels {
    /// By the moment of creation.
    CREATION_TIME = "CreationTime"
}

/// The name that you gave a provisioned throughput.
@length(min: 1, max: 63)
@pattern("^([0-9a-zA-Z][_-]?)+$")
string ProvisionedModelName

/// A provisioned throughput, by its ARN.
@pattern("^arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:provisioned-model/[a-z0-9]{12}$")
string ProvisionedModelArn

/// A provisioned throughput, by its name or ARN.
@pattern("^((([0-9a-zA-Z][_-]?)+)|(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:provisioned-model/[a-z0-9]{12}))$")
string ProvisionedModelId
