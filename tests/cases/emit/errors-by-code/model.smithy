$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [GetThing, PutThing]
}

@readonly
@http(method: "GET", uri: "/thing")
operation GetThing {
    errors: [ResourceNotFoundException, ThrottlingException]
}

@idempotent
@http(method: "PUT", uri: "/thing")
operation PutThing {
    errors: [ThrottlingException, BadThing]
}

/// There is no such thing. Look elsewhere.
@error("client")
@httpError(404)
structure ResourceNotFoundException {
    message: String
}

@error("client")
@httpError(429)
@retryable(throttling: true)
structure ThrottlingException {
    message: String
}

@error("client")
structure BadThing {
    message: String
    reason: String
}
