$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [Try]
    errors: [Busy]
}

@http(method: "POST", uri: "/try")
operation Try {
    errors: [Wrong, Gone, Broken]
}

@error("client")
structure Wrong {
    @jsonName("Message")
    message: String
}

@error("client")
@httpError(410)
structure Gone {
    @httpHeader("X-Since")
    since: Timestamp

    message: String
}

@error("server")
structure Broken {}

@error("server")
@httpError(503)
@retryable(throttling: true)
structure Busy {
    @httpHeader("Retry-After")
    seconds: Integer
}
