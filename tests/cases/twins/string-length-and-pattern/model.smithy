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
    @httpQuery("code")
    code: Code
}

@length(min: 2, max: 8)
@pattern("^[a-z]+$")
string Code
