// The models that came out of your customization jobs.
$version: "2"
$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"

namespace com.amazonaws.bedrock

/// Deletes one of your custom models.
@idempotent
@http(method: "DELETE", uri: "/custom-models/{modelIdentifier}", code: 200)
operation DeleteCustomModel {
    input := {
        /// Which model.
        @required
        @httpLabel
        modelIdentifier: ModelIdentifier
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

/// Tells about one of your custom models.
@readonly
@http(method: "GET", uri: "/custom-models/{modelIdentifier}", code: 200)
operation GetCustomModel {
    input := {
        /// Which model, by name or ARN.
        @required
        @httpLabel
        modelIdentifier: ModelIdentifier
    }

    output := {
        /// The model's ARN.
        @required
        modelArn: ModelArn

        /// The model's name.
        @required
        modelName: CustomModelName

        /// The name of the job that made it.
        jobName: JobName

        /// The ARN of the job that made it.
        @required
        jobArn: ModelCustomizationJobArn

        /// The model it was made from.
        @required
        baseModelArn: ModelArn

        /// The key that encrypts it where it is stored.
        modelKmsKeyArn: KmsKeyArn

        /// The settings it was trained with.
        hyperParameters: ModelCustomizationHyperParameters

        /// What it was trained on.
        @required
        trainingDataConfig: TrainingDataConfig

        /// What it was checked against.
        validationDataConfig: ValidationDataConfig

        /// Where the job left its results.
        @required
        outputDataConfig: OutputDataConfig

        /// How well training went.
        trainingMetrics: TrainingMetrics

        /// How well each check went.
        validationMetrics: ValidationMetrics

        /// When the model came into being.
        @required
        creationTime: Timestamp
    }

    errors: [
        AccessDeniedException
        InternalServerException
        ResourceNotFoundException
        ThrottlingException
        ValidationException
    ]
}

/// Lists your custom models: all of them, or those that pass every given filter.
@readonly
@paginated(inputToken: "nextToken", outputToken: "nextToken", pageSize: "maxResults", items: "modelSummaries")
@http(method: "GET", uri: "/custom-models", code: 200)
operation ListCustomModels {
    input := with [CreationTimeFilter, PageRequest] {
        /// Only models with this text in their name.
        @httpQuery("nameContains")
        nameContains: CustomModelName

        /// Only models made from this one.
        @httpQuery("baseModelArnEquals")
        baseModelArnEquals: ModelArn

        /// Only models that go back to this foundation model.
        @httpQuery("foundationModelArnEquals")
        foundationModelArnEquals: FoundationModelArn

        /// What to sort the list by.
        @httpQuery("sortBy")
        sortBy: SortModelsBy

        /// The direction of sorting.
        @httpQuery("sortOrder")
        sortOrder: SortOrder
    }

    output := with [PageResponse] {
        /// The models of this page.
        modelSummaries: CustomModelSummaryList
    }

    errors: [
        AccessDeniedException
        InternalServerException
        ThrottlingException
        ValidationException
    ]
}

/// A custom model as an entry of a list.
structure CustomModelSummary {
    /// The model's ARN.
    @required
    modelArn: CustomModelArn

    /// The model's name.
    @required
    modelName: CustomModelName

    /// When it came into being.
    @required
    creationTime: Timestamp

    /// The ARN of the model it was made from.
    @required
    baseModelArn: ModelArn

    /// The short name of the model it was made from.
    @required
    baseModelName: ModelName
}

list CustomModelSummaryList {
    member: CustomModelSummary
}
