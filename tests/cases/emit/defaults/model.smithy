$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [PutThing]
}

@http(method: "PUT", uri: "/thing")
@idempotent
operation PutThing {
    input := {
        @required
        settings: Settings

        @idempotencyToken
        token: String
    }
}

structure Settings {
    name: String = "anon \"quoted\""
    size: Integer = -10
    big: Long = 5000000000
    ratio: Double = 0.5
    open: Boolean = true
    none: Boolean = false
    mode: Mode = "fast"
    data: Blob = "aGVsbG8="
    since: Timestamp = 1700000000
    tags: Tags = []
    document: Document = true

    @required
    id: String
}

enum Mode {
    FAST = "fast"
    SLOW = "slow"
}

list Tags {
    member: String
}
