$version: "2"
namespace example

use aws.protocols#restJson1

@restJson1
service Pets {
    version: "1"
    operations: [One, Two, Three]
    errors: [Gone, Slow]
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
@httpError(400)
structure Slow {}

@error("server")
@retryable
@httpError(500)
structure Busy {
    message: String
}

@error("client")
structure New {}
