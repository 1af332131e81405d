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
    color: Color
}

enum Color {
    RED
    GREEN
}
