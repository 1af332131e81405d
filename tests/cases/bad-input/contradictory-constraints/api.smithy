$version: "2"

namespace example

@aws.protocols#restJson1
service Example {
    version: "1"
    operations: [FindThings]
}

@http(method: "GET", uri: "/things")
operation FindThings {
    input := {
        @httpQuery("name")
        name: Name
        @httpQuery("code")
        code: Code
        @httpQuery("limit")
        @range(min: 10, max: 1)
        limit: Integer
    }
}

@length(min: 5, max: 3)
string Name

@length(min: 1, max: 3)
@pattern("^[A-Z]{4}$")
string Code
