// Whether an account may use a foundation model, and what it submitted to the service to be let in. Since 2025-06-24.
$version: "2"
$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"

namespace com.amazonaws.bedrock

/// Tells what stands between you and a foundation model, if anything.
@readonly
@http(method: "GET", uri: "/foundation-model-availability/{modelId}", code: 200)
operation GetFoundationModelAvailability {
    input := {
        /// Which model.
        @required
        @httpLabel
        modelId: BedrockModelId
    }

    output := {
        /// The model that this is about.
        @required
        modelId: BedrockModelId

        /// Whether an agreement to use it is in force.
        @required
        agreementAvailability: AgreementAvailability

        /// Whether the caller is allowed to use it.
        @required
        authorizationStatus: AuthorizationStatus

        /// Whether the account is entitled to it.
        @required
        entitlementAvailability: EntitlementAvailability

        /// Whether it is offered in this region.
        @required
        regionAvailability: RegionAvailability
    }

    errors: [
        AccessDeniedException
        InternalServerException
        ResourceNotFoundException
        ThrottlingException
        ValidationException
    ]
}

// Alone among the operations it does not name AccessDeniedException.
/// Shows the use case that the account has filed.
@readonly
@http(method: "GET", uri: "/use-case-for-model-access", code: 200)
operation GetUseCaseForModelAccess {
    input := {}

    output := {
        /// The form as it was filed.
        @required
        formData: AcknowledgementFormDataBody
    }

    errors: [
        InternalServerException
        ResourceNotFoundException
        ThrottlingException
        ValidationException
    ]
}

/// Files the use case for which the account wants models.
@http(method: "POST", uri: "/use-case-for-model-access", code: 201)
operation PutUseCaseForModelAccess {
    input := {
        /// The filled-in form.
        @required
        formData: AcknowledgementFormDataBody
    }

    output := {}

    errors: [
        AccessDeniedException
        InternalServerException
        ThrottlingException
        ValidationException
    ]
}

/// The state of an agreement to use a model.
structure AgreementAvailability {
    /// How far the agreement has come.
    @required
    status: AgreementStatus

    /// What went wrong with it.
    errorMessage: String
}

/// How far an agreement has come.
enum AgreementStatus {
    /// In force.
    AVAILABLE

    /// Asked for and not yet in force.
    PENDING

    /// Never asked for, or given up.
    NOT_AVAILABLE

    /// Asked for, and failed.
    ERROR
}

/// Whether the caller is allowed to use a model.
enum AuthorizationStatus {
    /// Allowed.
    AUTHORIZED

    /// Not allowed.
    NOT_AUTHORIZED
}

/// Whether an account is entitled to a model.
enum EntitlementAvailability {
    /// Entitled.
    AVAILABLE

    /// Not entitled.
    NOT_AVAILABLE
}

/// Whether a region offers a model.
enum RegionAvailability {
    /// Offered.
    AVAILABLE

    /// Not offered.
    NOT_AVAILABLE
}

/// A use case form, 10 to 16,384 bytes.
@length(min: 10, max: 16384)
blob AcknowledgementFormDataBody
