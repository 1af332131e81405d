$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [FindThings]
}

@readonly
@http(method: "GET", uri: "/things", code: 204)
operation FindThings {
    input: FindThingsRequest
}

structure FindThingsRequest {
    @httpQuery("name")
    name: Names
}

list Names {
    member: String
}
