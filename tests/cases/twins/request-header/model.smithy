$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [GetThing]
}

@readonly
@http(method: "GET", uri: "/thing", code: 204)
operation GetThing {
    input: GetThingRequest
}

structure GetThingRequest {
    @required
    @httpHeader("trace")
    trace: String

    @httpHeader("depth")
    depth: Integer
}
