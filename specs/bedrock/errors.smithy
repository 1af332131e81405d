// What can go wrong. The documents name the errors and their statuses; that each carries a `message`, and what else
// TooManyTagsException tells, is from the service's published model.
$version: "2"

namespace com.amazonaws.bedrock

/// The caller's permissions do not cover this request.
@error("client")
@httpError(403)
structure AccessDeniedException {
    message: NonBlankString
}

// 400, not 409: all documents from the service say so, the third-party OpenAPI document does not.
/// The resource is in a state that does not allow this, or something else is changing it.
@error("client")
@httpError(400)
structure ConflictException {
    message: NonBlankString
}

/// The service failed on its side. Trying again may help.
@error("server")
@httpError(500)
structure InternalServerException {
    message: NonBlankString
}

/// There is no resource with this name or ARN.
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

/// The resource would end up with more than 50 tags, counting those it has and those of this request.
@error("client")
@httpError(400)
structure TooManyTagsException {
    message: NonBlankString

    /// The resource that would have too many tags.
    resourceName: TaggableResourcesArn
}

/// A value in the request breaks one of the service's rules.
@error("client")
@httpError(400)
structure ValidationException {
    message: NonBlankString
}

/// What the service has to say about an error. Despite the name, the pattern takes any text, even none.
@suppress(["unused-pattern"]) // As the service publishes it.
@pattern("^[\\s\\S]*$")
string NonBlankString
