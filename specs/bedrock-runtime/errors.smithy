// What can go wrong. The documents name the errors and their statuses; their members, and that ModelNotReadyException
// is worth a retry, are from the service's published model.
$version: "2"

namespace com.amazonaws.bedrockruntime

/// The caller's permissions do not cover this request.
@error("client")
@httpError(403)
structure AccessDeniedException {
    message: NonBlankString
}

/// The service failed on its side. Trying again may help.
@error("server")
@httpError(500)
structure InternalServerException {
    message: NonBlankString
}

/// The model failed while it worked on the prompt.
@error("client")
@httpError(424)
structure ModelErrorException {
    message: NonBlankString

    /// The status that the model answered with.
    originalStatusCode: StatusCode

    /// The model that failed.
    resourceName: NonBlankString
}

/// The model is not ready to be asked yet. Trying again later may help.
@error("client")
@httpError(429)
@retryable
structure ModelNotReadyException {
    message: NonBlankString
}

/// The model failed in the middle of its response.
@error("client")
@httpError(424)
structure ModelStreamErrorException {
    message: NonBlankString

    /// The status that the model broke off with.
    originalStatusCode: StatusCode

    /// What the model had to say about it.
    originalMessage: NonBlankString
}

/// The model took longer than it is allowed to.
@error("client")
@httpError(408)
structure ModelTimeoutException {
    message: NonBlankString
}

/// There is no model with this name or ARN.
@error("client")
@httpError(404)
structure ResourceNotFoundException {
    message: NonBlankString
}

/// The account has used up one of its quotas. Trying again later may help.
@error("client")
@httpError(400)
structure ServiceQuotaExceededException {
    message: NonBlankString
}

/// Requests come too fast. Slow down, then send this one again.
@error("client")
@httpError(429)
structure ThrottlingException {
    message: NonBlankString
}

/// A value in the request breaks one of the service's rules.
@error("client")
@httpError(400)
structure ValidationException {
    message: NonBlankString
}

/// What there is to say about an error. Despite the name, the pattern takes any text, even none.
@suppress(["unused-pattern"]) // As the service publishes it.
@pattern("^[\\s\\S]*$")
string NonBlankString

/// An HTTP status.
@range(min: 100, max: 599)
integer StatusCode
