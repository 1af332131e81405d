$version: "2"

namespace example

use aws.protocols#awsJson1_0
use aws.protocols#awsQueryCompatible

/// Bindings and JSON names mean nothing; every member stands in the document.
@awsJson1_0
@awsQueryCompatible
service Example {
    version: "1"
    operations: [
        PutPart
        Ping
        Subscribe
    ]
}

@http(method: "PUT", uri: "/parts/{id}")
operation PutPart {
    input := {
        @required
        @httpLabel
        id: String

        @httpHeader("X-Made")
        made: Timestamp

        @jsonName("other")
        name: String

        @timestampFormat("date-time")
        sold: Timestamp
    }

    output := {
        @httpHeader("X-Version")
        version: Integer
    }

    errors: [
        NoSuchPart
    ]
}

operation Ping {}

operation Subscribe {
    input := {
        topic: String
        sent: Events
    }

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

@error("client")
structure NoSuchPart {
    message: String
}
