$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [Send]

}

@http(method: "POST", uri: "/send")
operation Send {
    input := {
        @jsonName("Name")
        name: String

        choice: Choice

        part: Part

    }
}

union Choice {
    @jsonName("b")
    bool: Boolean

    part: Part
}

structure Part {
    @jsonName("n")
    number: Integer
}
