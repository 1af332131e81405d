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
    name: String = "anon"
    size: Integer = 10
    open: Boolean = true
}
