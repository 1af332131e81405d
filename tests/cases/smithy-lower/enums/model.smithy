$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [Pick]
}

@http(method: "POST", uri: "/pick")
operation Pick {
    input := {
        color: Color
        level: Level
        suit: Suit
        counts: Counts
        unit: Unit
    }
}

enum Color {
    /// As the sky.
    BLUE

    RED = "rot"

    @deprecated(message: "Nobody likes it.", since: "2020")
    @internal
    GREY
}

intEnum Level {
    LOW = 1
    HIGH = 10
}

@enum([{ value: "diamonds", name: "DIAMONDS" }, { value: "a club", name: "a_club", documentation: "Black.", deprecated: true }])
string Suit

/// A name that the prelude has too.
enum Unit {
    METER
}

map Counts {
    key: Color
    value: Integer
}
