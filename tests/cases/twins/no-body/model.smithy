$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [DeleteThing]
}

@idempotent
@http(method: "DELETE", uri: "/thing", code: 204)
operation DeleteThing {}
