$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [ListThings]
}

/// Lists things.
@readonly
@paginated(inputToken: "nextToken", outputToken: "nextToken", items: "things", pageSize: "maxResults")
@http(method: "GET", uri: "/things")
operation ListThings {
    input := {
        @httpQuery("maxResults")
        maxResults: MaxResults

        @httpQuery("nextToken")
        nextToken: String
    }

    output := {
        @required
        things: Things

        nextToken: String
    }
}

@range(min: 1, max: 1000)
integer MaxResults

list Things {
    member: Thing
}

structure Thing {
    name: String
    made: Timestamp
}
