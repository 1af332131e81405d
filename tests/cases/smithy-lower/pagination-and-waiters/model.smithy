$version: "2"

namespace example

use aws.protocols#restJson1
use smithy.waiters#waitable

@restJson1
@paginated(inputToken: "nextToken", outputToken: "result.nextToken", pageSize: "maxResults")
service Example {
    version: "1"
    operations: [ListThings]
}

@readonly
@http(method: "GET", uri: "/things")
@paginated(items: "result.things")
@waitable(
    ThingsThere: {
        documentation: "Waits until there are things."
        minDelay: 5
        acceptors: [
            { state: "success", matcher: { output: { path: "result.things", expected: "x", comparator: "anyStringEquals" } } }
            { state: "retry", matcher: { errorType: "NotYet" } }
            { state: "failure", matcher: { success: false } }
        ]
    }
)
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
    errors: [NotYet]
}

structure Result {
    nextToken: String
    things: Things
}

list Things {
    member: String
}

@error("client")
structure NotYet {}
