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
        place: Spot
    }
}

structure All {
    wider: Long
    narrower: Integer
    other: Boolean
    at: When
    toEnum: Size
    toText: String
    colour: Colour
    source: Source
    place: Spot
    old: Old
    young: Young
}

@timestampFormat("epoch-seconds")
timestamp When

enum Size {
    SMALL = "small"
    LARGE = "large"
}

enum Colour {
    CRIMSON = "red"
    @deprecated
    GREEN = "green"
    YELLOW = "yellow"
    GREY = "grey"
}

union Source {
    file: String
    ftp: String
    mail: Long
}

structure Spot {
    street: String
    town: String
}

@deprecated
structure Old {}

structure Young {}
