$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [GetThing]
}

@readonly
@http(method: "GET", uri: "/thing", code: 200)
operation GetThing {
    output: GetThingResponse
}

structure GetThingResponse {
    labels: Labels
}

map Labels {
    key: String
    value: String
}
