$version: "2"
namespace example

use aws.protocols#restJson1

@restJson1
service Pets {
    version: "1"
    operations: [Put]
}

@http(method: "PUT", uri: "/pets")
@idempotent
operation Put {
    input := {
        move: Move
        size: Size
    }
}

structure Move {
    @required
    from: String

    @required
    to: String
}

structure Size {
    @required
    width: Integer

    @required
    unit: String

    optional: String
}
