$version: "2"

namespace example

@aws.protocols#restJson1
service Example {
    version: "1"
    operations: [GetThing]
}

@http(method: "GET", uri: "/thing")
operation GetThing {
    output := {
        thing: Thing
    }
}

structure Thing {
    @required
    part: Part
}

structure Part {
    @required
    thing: Thing
}
