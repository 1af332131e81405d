$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [PutThing]
}

@idempotent
@http(method: "PUT", uri: "/thing", code: 204)
operation PutThing {
    input: PutThingRequest
}

structure PutThingRequest {
    @required
    @httpPayload
    body: Content
}

@streaming
blob Content
