$version: "2"

namespace example

@aws.protocols#restJson1
service Example {
    version: "1"
    operations: [MakeThing]
}

@http(method: "POST", uri: "/things")
operation MakeThing {
    input := {
        @required
        name: String
        colour: Colour
        weight: Integer
    }
    output := {
        @required
        id: String
    }
}

enum Colour {
    RED
    GREEN
}
