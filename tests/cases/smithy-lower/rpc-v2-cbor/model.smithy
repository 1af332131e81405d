$version: "2"

namespace example

use smithy.protocols#rpcv2Cbor

/// Formats of timestamps mean nothing; there is a body for every input, but none without one.
@rpcv2Cbor
service Example {
    version: "1"
    operations: [
        PutPart
        Ping
        Listen
    ]
}

operation PutPart {
    input := {
        @jsonName("other")
        name: String

        @timestampFormat("date-time")
        sold: Timestamp

        count: BigInteger

        prices: Prices
    }

    output := {}

    errors: [
        NoSuchPart
    ]
}

list Prices {
    member: BigDecimal
}

operation Ping {}

operation Listen {
    input := {}

    output := {
        session: String
        received: Events
    }
}

@streaming
union Events {
    note: Note
}

structure Note {
    text: String
}

@error("server")
structure NoSuchPart {
    message: String
}
