$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [GetThing]
}

/// Looks up the thing.
@tags(["things"])
@readonly
@http(method: "GET", uri: "/thing", code: 200)
operation GetThing {
    output: GetThingResponse
}

/// The thing.
structure GetThingResponse {
    /// What it is called.
    name: String
}
