$version: "2"

namespace example

use aws.protocols#restJson1

@httpApiKeyAuth(name: "X-Api-Key", in: "header")
@restJson1
service Example {
    version: "1"
    operations: [GetThing]
}

@readonly
@http(method: "GET", uri: "/thing", code: 204)
operation GetThing {}
