$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [Check]
}

@http(method: "POST", uri: "/check")
operation Check {
    input := {
        name: Name

        @length(max: 5)
        shortName: Name

        @pattern("^[a-z]+$")
        plain: String

        @range(min: 0.5, max: 10)
        ratio: Float

        percent: Percent

        names: Names

        unconstrained: Unconstrained

        tags: Tags

        @httpQuery("days")
        days: Days
    }
}

/// What things are called.
@length(min: 1, max: 10)
@pattern("^\\w+$")
string Name

@range(min: 0, max: 100)
integer Percent

@length(min: 1)
@uniqueItems
list Names {
    member: Name
}

list Unconstrained {
    @length(max: 3)
    member: Name
}

map Tags {
    @pattern("^(?!aws:).*$")
    key: String

    @length(max: 256)
    value: String
}

@length(max: 7)
list Days {
    member: Timestamp
}
