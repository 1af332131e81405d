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
    @required
    @httpQuery("name")
    name: String

    @httpQuery("limit")
    limit: Integer

    @httpQuery("all")
    all: Boolean
}
