$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
@paginated(inputToken: "nextToken", outputToken: "result.nextToken", pageSize: "maxResults")
service Example {
    version: "1"
    operations: [ListThings]
}

@readonly
@http(method: "GET", uri: "/things")
@paginated(items: "result.things")
operation ListThings {
    input := {
        @httpQuery("nextToken")
        nextToken: String

        @httpQuery("maxResults")
        maxResults: Integer
    }
    output := {
        result: Result
    }
}

structure Result {
    nextToken: String
    things: Things
}

list Things {
    member: String
}
