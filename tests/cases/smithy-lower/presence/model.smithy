$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [Put]
}

@http(method: "POST", uri: "/put")
operation Put {
    input := {
        @required
        id: String

        @idempotencyToken
        token: String

        top: String = "left to the service"

        @required
        both: Integer = 1

        nested: Nested
    }
    output := {
        @required
        id: String

        count: Integer = 0
    }
}

structure Nested {
    @required
    needed: String

    @required
    @clientOptional
    neededByService: String

    flag: Boolean = false

    @clientOptional
    notFilled: Boolean = true

    zero: Zero = 0

    cancelled: Zero = null

    text: String = ""

    list: Strings = []

    map: Map = {}

    when: Timestamp = 0

    bytes: Blob = "aGk="

    any: Document = true

    ratio: Double = 1.5

    dense: Strings

    sparse: SparseStrings

    sparseMap: Map
}

@default(0)
integer Zero

list Strings {
    member: String
}

@sparse
list SparseStrings {
    member: String
}

@sparse
map Map {
    key: String
    value: Integer
}
