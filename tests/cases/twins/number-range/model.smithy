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
    @httpQuery("limit")
    limit: Limit
}

@range(min: 1, max: 100)
integer Limit
