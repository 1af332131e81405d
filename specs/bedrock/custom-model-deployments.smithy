// Custom models that are served on demand, without reserved capacity. Since 2025-07-16.
$version: "2"
$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"

namespace com.amazonaws.bedrock

/// Puts a custom model into service on demand.
///
/// Afterwards, ask it by giving the deployment's ARN as `modelId` to the operations of Amazon Bedrock Runtime.
@idempotent
@http(method: "POST", uri: "/model-customization/custom-model-deployments", code: 202)
operation CreateCustomModelDeployment {
    input := {
        /// A name for the deployment that no other in your account and region has.
        @required
        modelDeploymentName: ModelDeploymentName

        /// The custom model to deploy. Its state must be active.
        @required
        modelArn: CustomModelArn

        /// What the deployment is for, in your words.
        description: CustomModelDeploymentDescription

        /// Tags for the deployment, say to tell its cost apart.
        tags: TagList

        /// Makes the request safe to repeat: the service passes over one whose token it has seen, without an error.
        @idempotencyToken
        clientRequestToken: IdempotencyToken
    }

    output := {
        /// The ARN of the new deployment.
        @required
        customModelDeploymentArn: CustomModelDeploymentArn
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

/// Takes a deployment out of service and removes it. Requests to its ARN fail from then on.
@idempotent
@http(
    method: "DELETE"
    uri: "/model-customization/custom-model-deployments/{customModelDeploymentIdentifier}"
    code: 200
)
operation DeleteCustomModelDeployment {
    input := {
        /// Which deployment, by name or ARN.
        @required
        @httpLabel
        customModelDeploymentIdentifier: CustomModelDeploymentIdentifier
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

/// Tells about one deployment; ask it to see when a new one is ready.
@readonly
@http(
    method: "GET"
    uri: "/model-customization/custom-model-deployments/{customModelDeploymentIdentifier}"
    code: 200
)
operation GetCustomModelDeployment {
    input := {
        /// Which deployment, by name or ARN.
        @required
        @httpLabel
        customModelDeploymentIdentifier: CustomModelDeploymentIdentifier
    }

    output := {
        /// The deployment's ARN.
        @required
        customModelDeploymentArn: CustomModelDeploymentArn

        /// The deployment's name.
        @required
        modelDeploymentName: ModelDeploymentName

        /// The custom model in it.
        @required
        modelArn: CustomModelArn

        /// When it was created.
        @required
        createdAt: Timestamp

        /// Its state.
        @required
        status: CustomModelDeploymentStatus

        /// What it is for, in your words.
        description: CustomModelDeploymentDescription

        /// Why it failed, if it did.
        failureMessage: ErrorMessage

        /// When anything about it changed last.
        lastUpdatedAt: Timestamp
    }

    errors: [
        AccessDeniedException
        InternalServerException
        ResourceNotFoundException
        ThrottlingException
        ValidationException
    ]
}

/// Lists your deployments: all of them, or those that pass every given filter.
@readonly
@paginated(
    inputToken: "nextToken"
    outputToken: "nextToken"
    pageSize: "maxResults"
    items: "modelDeploymentSummaries"
)
@http(method: "GET", uri: "/model-customization/custom-model-deployments", code: 200)
operation ListCustomModelDeployments {
    input := with [PageRequest] {
        /// Leave out what is not older than this.
        @httpQuery("createdBefore")
        createdBefore: Timestamp

        /// Leave out what is not younger than this.
        @httpQuery("createdAfter")
        createdAfter: Timestamp

        /// Only deployments with this text in their name.
        @httpQuery("nameContains")
        nameContains: ModelDeploymentName

        /// What to sort the list by.
        @httpQuery("sortBy")
        sortBy: SortModelsBy

        /// The direction of sorting; `Descending` by default.
        @httpQuery("sortOrder")
        sortOrder: SortOrder

        /// Only deployments in this state.
        @httpQuery("statusEquals")
        statusEquals: CustomModelDeploymentStatus

        /// Only deployments of this custom model.
        @httpQuery("modelArnEquals")
        modelArnEquals: CustomModelArn
    }

    output := with [PageResponse] {
        /// The deployments of this page.
        modelDeploymentSummaries: CustomModelDeploymentSummaryList
    }

    errors: [
        AccessDeniedException
        InternalServerException
        ThrottlingException
        ValidationException
    ]
}

/// A deployment as an entry of a list.
structure CustomModelDeploymentSummary {
    /// The deployment's ARN.
    @required
    customModelDeploymentArn: CustomModelDeploymentArn

    /// The deployment's name. (Looked up by itself, a deployment calls this `modelDeploymentName`.)
    @required
    customModelDeploymentName: ModelDeploymentName

    /// The custom model in it.
    @required
    modelArn: ModelArn

    /// When it was created.
    @required
    createdAt: Timestamp

    /// Its state.
    @required
    status: CustomModelDeploymentStatus

    /// When anything about it changed last.
    lastUpdatedAt: Timestamp

    /// Why it failed, if it did.
    failureMessage: ErrorMessage
}

list CustomModelDeploymentSummaryList {
    member: CustomModelDeploymentSummary
}

// The announcement's text writes CREATING, ACTIVE, FAILED; what goes over the wire is written as here.
/// The state of a deployment.
enum CustomModelDeploymentStatus {
    /// Being set up.
    CREATING = "Creating"

    /// Ready for requests.
    ACTIVE = "Active"

    /// Did not come up, or broke down.
    FAILED = "Failed"
}

/// The name that you gave a deployment.
@length(min: 1, max: 63)
@pattern("^([0-9a-zA-Z][_-]?){1,63}$")
string ModelDeploymentName

/// What a deployment is for.
@length(min: 1, max: 2048)
@pattern("^.*$")
string CustomModelDeploymentDescription

/// A deployment, by its ARN.
@length(max: 1011)
@pattern("^arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:custom-model-deployment/[a-z0-9]{12}$")
string CustomModelDeploymentArn

/// A deployment, by its ARN or name.
@length(min: 1, max: 93)
@pattern("^((arn:aws(|-us-gov|-cn|-iso|-iso-b):bedrock:[a-z0-9-]{1,20}:[0-9]{12}:custom-model-deployment/[a-z0-9]{12})|([0-9a-zA-Z][_-]?){1,63})$")
string CustomModelDeploymentIdentifier
