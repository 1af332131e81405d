$version: "2"

namespace example

@aws.protocols#restJson1
service Example {
    version: "1"
    operations: [GetThing, ListThings]
}

@http(method: "GET", uri: "/thing")
operation GetThing {
    output := {
        thing: Thing
    }
}

@http(method: "GET", uri: "/things")
operation ListThings {
    output := {
        things: Things
    }
}

list Things {
    member: Thing
}

structure Thing {
    @required
    name: String
    parts: Things
}
