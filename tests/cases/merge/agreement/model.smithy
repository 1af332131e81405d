$version: "2"

namespace example

@aws.protocols#restJson1
service Example {
    version: "1"
    operations: [GetThing]
}

@http(method: "GET", uri: "/things/{id}")
operation GetThing {
    input := {
        @required
        @httpLabel
        id: String
    }
    output := {
        size: Integer
    }
}
