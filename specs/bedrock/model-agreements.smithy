// Offers for foundation models, and agreements that come of them. Since 2025-06-24.
$version: "2"
$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"

namespace com.amazonaws.bedrock

/// Accepts an offer, and so asks for access to a model.
@http(method: "POST", uri: "/create-foundation-model-agreement", code: 202)
operation CreateFoundationModelAgreement {
    input := {
        /// The offer to accept, by the token that came with it.
        @required
        offerToken: OfferToken

        /// The model to get access to.
        @required
        modelId: BedrockModelId
    }

    output := {
        /// The model that access was asked for.
        @required
        modelId: BedrockModelId
    }

    errors: [
        AccessDeniedException
        ConflictException
        InternalServerException
        ResourceNotFoundException
        ThrottlingException
        ValidationException
    ]
}

/// Gives up access to a model.
@http(method: "POST", uri: "/delete-foundation-model-agreement", code: 202)
operation DeleteFoundationModelAgreement {
    input := {
        /// The model to give up.
        @required
        modelId: BedrockModelId
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

/// Lists the terms on which a model can be had.
@readonly
@http(method: "GET", uri: "/list-foundation-model-agreement-offers/{modelId}", code: 200)
operation ListFoundationModelAgreementOffers {
    input := {
        /// Which model.
        @required
        @httpLabel
        modelId: BedrockModelId

        /// Which kind of offers.
        @httpQuery("offerType")
        offerType: OfferType
    }

    output := {
        /// The model that the offers are for.
        @required
        modelId: BedrockModelId

        /// The offers, all in one response: this list has no pages.
        @required
        offers: Offers
    }

    errors: [
        AccessDeniedException
        InternalServerException
        ResourceNotFoundException
        ThrottlingException
        ValidationException
    ]
}

/// Terms on which a model can be had.
structure Offer {
    /// Names the offer.
    offerId: OfferId

    /// What to send in order to accept it.
    @required
    offerToken: OfferToken

    /// The terms themselves.
    @required
    termDetails: TermDetails
}

list Offers {
    member: Offer
}

/// The terms of an offer, by subject.
structure TermDetails {
    /// What use costs.
    @required
    usageBasedPricingTerm: PricingTerm

    /// What is agreed to in law.
    @required
    legalTerm: LegalTerm

    /// What help and refunds there are.
    @required
    supportTerm: SupportTerm

    /// For how long the agreement holds.
    validityTerm: ValidityTerm
}

/// What use costs.
structure PricingTerm {
    /// One price for each thing that is counted.
    @required
    rateCard: RateCard
}

list RateCard {
    member: DimensionalPriceRate
}

/// The price of one thing that is counted.
structure DimensionalPriceRate {
    /// What is counted.
    dimension: String

    /// What one unit of it costs.
    price: String

    /// The price in words.
    description: String

    /// The unit that the price is for.
    unit: String
}

/// What is agreed to in law.
structure LegalTerm {
    /// Where to read it.
    url: String
}

/// What help and refunds there are.
structure SupportTerm {
    /// When money is given back.
    refundPolicyDescription: String
}

/// For how long an agreement holds.
structure ValidityTerm {
    /// The length of time.
    agreementDuration: String
}

/// Kinds of offers to look for.
enum OfferType {
    /// Every offer open to the account.
    ALL

    /// Offers that are open to everyone.
    PUBLIC
}

/// The id of an offer.
string OfferId

/// Stands for an offer when it is accepted.
string OfferToken
