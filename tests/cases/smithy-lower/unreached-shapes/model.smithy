$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [Ping]
}

@http(method: "POST", uri: "/ping")
operation Ping {}

structure Nobody {
    name: String
}
