// Asking a model. What goes in and comes out is the model's own affair: here it is bytes with a MIME type.
$version: "2"
$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"

namespace com.amazonaws.bedrockruntime

/// Invokes a model for text, an image or an embedding, and waits for the whole response.
@http(method: "POST", uri: "/model/{modelId}/invoke", code: 200)
operation InvokeModel {
    input := with [Prompt] {
        /// The MIME type that the response should have; `application/json` by default.
        @httpHeader("Accept")
        accept: MimeType
    }

    output := {
        /// The response, of the type that `contentType` names. Its form is the model's own.
        @required
        @httpPayload
        body: Body

        /// The MIME type of the response.
        @required
        @httpHeader("Content-Type")
        contentType: MimeType
    }

    errors: [
        AccessDeniedException
        InternalServerException
        ModelErrorException
        ModelNotReadyException
        ModelTimeoutException
        ResourceNotFoundException
        ServiceQuotaExceededException
        ThrottlingException
        ValidationException
    ]
}

/// Invokes a model, and returns its response piece by piece as the model makes it.
@http(method: "POST", uri: "/model/{modelId}/invoke-with-response-stream", code: 200)
operation InvokeModelWithResponseStream {
    input := with [Prompt] {
        /// The MIME type that the response should have; `application/json` by default.
        @httpHeader("X-Amzn-Bedrock-Accept")
        accept: MimeType
    }

    output := {
        /// The pieces of the response, in order.
        @required
        @httpPayload
        body: ResponseStream

        /// The MIME type of the response that the pieces make up. (The stream itself is always an
        /// `application/vnd.amazon.eventstream`.)
        @required
        @httpHeader("X-Amzn-Bedrock-Content-Type")
        contentType: MimeType
    }

    errors: [
        AccessDeniedException
        InternalServerException
        ModelErrorException
        ModelNotReadyException
        ModelStreamErrorException
        ModelTimeoutException
        ResourceNotFoundException
        ServiceQuotaExceededException
        ThrottlingException
        ValidationException
    ]
}

/// What a model is asked, and which one.
@mixin
structure Prompt {
    /// The prompt, of the type that `contentType` names. Its form is the model's own.
    @required
    @httpPayload
    body: Body

    /// The MIME type of the prompt; `application/json` by default.
    @httpHeader("Content-Type")
    contentType: MimeType

    /// Which model to ask.
    @required
    @httpLabel
    modelId: InvokeModelIdentifier
}

/// The pieces of a response, and what can go wrong on the way.
@streaming
union ResponseStream {
    /// The next piece of the response.
    chunk: PayloadPart

    /// The service failed on its side; the response ends here.
    internalServerException: InternalServerException

    /// The model broke off; the response ends here.
    modelStreamErrorException: ModelStreamErrorException

    /// Requests come too fast; the response ends here.
    throttlingException: ThrottlingException

    /// The request breaks a rule; there is no response.
    validationException: ValidationException
}

/// A piece of a response.
@sensitive
structure PayloadPart {
    /// The piece.
    bytes: PartBody
}

/// A whole prompt or response, up to 25 million bytes.
@sensitive
@length(max: 25000000)
blob Body

/// A piece of a response, up to a million bytes.
@sensitive
@length(max: 1000000)
blob PartBody

/// A MIME type, such as `application/json` or `image/png`.
string MimeType

// The published pattern, letter by letter. Only its first alternative is anchored at the front and only its last at
// the end, so that it lets through what came later: profiles, imported models, deployments.
/// A model to ask: its name, its id, its ARN, or the ARN of a provisioned throughput.
@suppress(["misanchored-alternation"]) // As the service publishes it: anchors of single alternatives.
@length(min: 1, max: 2048)
@pattern("^(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:(([0-9]{12}:custom-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}/[a-z0-9]{12})|(:foundation-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.]?[a-z0-9-]{1,63})([:][a-z0-9-]{1,63}){0,2})|([0-9]{12}:provisioned-model/[a-z0-9]{12})))|([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.]?[a-z0-9-]{1,63})([:][a-z0-9-]{1,63}){0,2})|(([0-9a-zA-Z][_-]?)+)$")
string InvokeModelIdentifier
