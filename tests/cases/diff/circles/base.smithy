$version: "2"
namespace example

use aws.protocols#restJson1

@restJson1
service Trees {
    version: "1"
    operations: [Get, Put, Find]
}

@http(method: "GET", uri: "/tree")
@readonly
operation Get {
    output := {
        root: Node
    }
}

@http(method: "PUT", uri: "/tree")
@idempotent
operation Put {
    input := {
        root: Node
    }
}

@http(method: "POST", uri: "/find")
operation Find {
    output := {
        found: Nodes
    }
}

structure Node {
    left: Node
    children: Nodes
    value: Value
}

list Nodes {
    member: Node
}

union Value {
    text: String
    node: Node
}
