$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [Walk]
}

@http(method: "POST", uri: "/walk")
operation Walk {
    input: Tree
    output: Tree
}

structure Tree {
    left: Tree
    branches: Trees
    value: Value
}

list Trees {
    member: Tree
}

union Value {
    number: Integer
    values: Values
}

map Values {
    key: String
    value: Value
}
