$version: "2"
namespace example

use aws.protocols#restJson1

@restJson1
service Pets {
    version: "1"
    operations: [One, Two, Three]
    errors: [New, Slow]
}

@http(method: "POST", uri: "/one")
operation One {}

@http(method: "POST", uri: "/two")
operation Two {
    errors: [Busy]
}

@http(method: "POST", uri: "/three")
operation Three {
    errors: [Busy]
}

@error("client")
structure Gone {}

@error("client")
@httpError(429)
@retryable
structure Slow {}

@error("server")
@httpError(503)
@retryable(throttling: true)
structure Busy {
    message: String
}

@error("client")
structure New {}
