// The models that others trained and that Bedrock serves.
$version: "2"
$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"

namespace com.amazonaws.bedrock

/// Tells about one foundation model.
@readonly
@http(method: "GET", uri: "/foundation-models/{modelIdentifier}", code: 200)
operation GetFoundationModel {
    input := {
        /// Which model.
        @required
        @httpLabel
        modelIdentifier: ModelIdentifier
    }

    output := {
        /// What is known of the model.
        modelDetails: FoundationModelDetails
    }

    errors: [
        AccessDeniedException
        InternalServerException
        ResourceNotFoundException
        ThrottlingException
        ValidationException
    ]
}

/// Lists the foundation models at your disposal: all of them, or those that pass every given filter.
@readonly
@http(method: "GET", uri: "/foundation-models", code: 200)
operation ListFoundationModels {
    input := {
        /// Only models of this maker.
        @httpQuery("byProvider")
        byProvider: Provider

        /// Only models that can be customized in this way.
        @httpQuery("byCustomizationType")
        byCustomizationType: ModelCustomization

        /// Only models with this output modality.
        @httpQuery("byOutputModality")
        byOutputModality: ModelModality

        /// Only models that can be run in this way.
        @httpQuery("byInferenceType")
        byInferenceType: InferenceType
    }

    output := {
        /// The models, all in one response: this list has no pages.
        modelSummaries: FoundationModelSummaryList
    }

    errors: [
        AccessDeniedException
        InternalServerException
        ThrottlingException
        ValidationException
    ]
}

/// What both views of a foundation model tell; so far neither tells more.
@mixin
structure FoundationModelFacts {
    /// The model's ARN.
    @required
    modelArn: FoundationModelArn

    /// The model's id.
    @required
    modelId: BedrockModelId

    /// What its maker calls it.
    modelName: BrandedName

    /// Who made it.
    providerName: BrandedName

    /// What it can be given.
    inputModalities: ModelModalityList

    /// The modalities of its output.
    outputModalities: ModelModalityList

    /// True for a model that can send its response piece by piece.
    responseStreamingSupported: Boolean

    /// In which ways it can be customized.
    customizationsSupported: ModelCustomizationList

    /// In which ways it can be run.
    inferenceTypesSupported: InferenceTypeList
}

/// A foundation model, looked up by itself.
structure FoundationModelDetails with [FoundationModelFacts] {}

/// A foundation model as an entry of a list.
structure FoundationModelSummary with [FoundationModelFacts] {}

list FoundationModelSummaryList {
    member: FoundationModelSummary
}

/// The maker of a model, in lower case.
@pattern("^[a-z0-9-]{1,63}$")
string Provider

/// A kind of content that goes into a model or comes out of it.
enum ModelModality {
    /// Words.
    TEXT

    /// Pictures.
    IMAGE

    /// Vectors of numbers that stand for content.
    EMBEDDING
}

list ModelModalityList {
    member: ModelModality
}

/// A way to make a model your own.
enum ModelCustomization {
    /// Train it further on pairs of prompt and completion.
    FINE_TUNING
}

list ModelCustomizationList {
    member: ModelCustomization
}

/// A way to run a model.
enum InferenceType {
    /// On shared capacity, as requests come.
    ON_DEMAND

    /// On capacity that was reserved as a provisioned throughput.
    PROVISIONED
}

list InferenceTypeList {
    member: InferenceType
}
