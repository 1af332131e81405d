$version: "2"

namespace example

use aws.protocols#restJson1
use smithy.waiters#waitable

@restJson1
service Example {
    version: "1"
    operations: [GetThing, PutThing]
}

@readonly
@http(method: "GET", uri: "/thing")
@waitable(
    ThingGone: {
        acceptors: [{ state: "success", matcher: { success: false } }]
    }
)
operation GetThing {}

@idempotent
@http(method: "PUT", uri: "/thing")
operation PutThing {
    input := {
        @required
        @httpPayload
        data: Data
    }
}

@streaming
@requiresLength
blob Data
