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
        name: Name
        otherName: example.other#Name
    }
}

@length(max: 5)
string Name
