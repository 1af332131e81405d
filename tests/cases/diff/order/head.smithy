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
        size: Size
        move: Move
    }
}

structure Move {
    @required
    to: String

    @required
    from: String
}

structure Size {
    optional: String

    @required
    unit: String

    @required
    width: Integer
}
