$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [CreateThing]
}

@http(method: "POST", uri: "/things", code: 204)
operation CreateThing {
    input: CreateThingRequest
}

structure CreateThingRequest {
    @required
    name: String

    size: Integer
}
