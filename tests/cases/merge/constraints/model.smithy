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
        @httpQuery("limit")
        @range(min: 1, max: 1000)
        limit: Integer
        @httpQuery("tags")
        tags: Tags
    }
}

@length(min: 1, max: 63)
@pattern("^[a-z]+$")
string Name

@uniqueItems
@length(max: 5)
list Tags {
    member: Name
}
