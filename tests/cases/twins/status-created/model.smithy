$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [CreateThing]
}

@http(method: "POST", uri: "/things", code: 201)
operation CreateThing {
    output: CreateThingResponse
}

structure CreateThingResponse {
    @required
    id: String
}
