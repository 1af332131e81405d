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
        @httpQuery("colour")
        colour: Colour
    }
}

@pattern("^[a-z$")
string Name

@pattern("^*red(?")
string Colour
