$version: "2"
namespace example

use aws.protocols#restJson1

@restJson1
service Pets {
    version: "1"
    operations: [Put, Get]
}

@http(method: "PUT", uri: "/pets")
@idempotent
operation Put {
    input := {
        all: All
    }
}

@http(method: "GET", uri: "/pets")
@readonly
operation Get {
    output := {
        all: All
        place: Place
    }
}

structure All {
    wider: Integer
    narrower: Long
    other: String
    at: When
    toEnum: String
    toText: Size
    colour: Colour
    source: Source
    place: Place
    old: Old
    young: Young
}

@timestampFormat("date-time")
timestamp When

enum Size {
    SMALL = "small"
    LARGE = "large"
}

enum Colour {
    RED = "red"
    GREEN = "green"
    BLUE = "blue"
    @deprecated
    GREY = "grey"
}

union Source {
    file: String
    web: String
}

structure Place {
    street: String
    town: String
}

structure Old {}

@deprecated
structure Young {}
