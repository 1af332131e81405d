$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [Put]
}

@examples([
    { title: "fine", input: { name: "a", count: 1 }, output: { id: "1" } }
    { title: "refused", input: { name: "A" }, error: { shapeId: Refused, content: {} }, allowConstraintErrors: true }
    { title: "no number", input: { name: "a", count: "one" } }
    { title: "beyond", input: { count: 9, colour: "red" } }
    { title: "both", input: { name: "a" }, output: { id: "1" }, error: { shapeId: Other, content: {} } }
    { title: "no error", input: { name: "a" }, output: { id: "1" }, allowConstraintErrors: true }
])
@http(method: "POST", uri: "/put")
operation Put {
    input := {
        @required
        @pattern("^[a-z]$")
        name: String

        @range(max: 5)
        count: Integer
    }
    output := {
        id: String
    }
    errors: [Refused]
}

@error("client")
structure Refused {}

@error("client")
structure Other {}
