$version: "2"

namespace example

use aws.protocols#restJson1

/// A service whose names are all in the way of something.
@restJson1
service Example {
    version: "1"
    operations: [New, FromEnv, Type, GetKMSKeyARNs, Client]
    errors: [Error, Option]
}

@http(method: "POST", uri: "/new")
operation New {
    input := {
        send: String
        call: Integer
        type: String
        self: String
        fooBar: String
        validate: Box
        Member: Member
        shape: Shape
        row: Row
        table: Table
    }

    output := {
        self: Self
        IPv4Address: String
        vpcIDs: StringList
    }
}

@http(method: "POST", uri: "/from-env")
operation FromEnv {}

@http(method: "POST", uri: "/type")
operation Type {}

@http(method: "POST", uri: "/client")
operation Client {}

@readonly
@http(method: "GET", uri: "/keys/{KMSKeyARN}")
operation GetKMSKeyARNs {
    input := {
        @required
        @httpLabel
        KMSKeyARN: String
    }

    output := {
        ARNs: StringList
    }
}

structure Row {
    row: Row
    value: String
}

union Table {
    Row: Row
    end: String
}

structure Box {
    @required
    new: String

    default: String
}

structure Member {
    string: Vec
}

structure Shape {
    operation: Operation
}

structure Vec {}

structure Operation {}

union Self {
    Self: String
    unknown: String
    Row: String
    None: String
}

@error("client")
structure Error {
    message: String
}

@error("server")
structure Option {
    message: String
    kind: Kind
}

enum Kind {
    UNKNOWN = "Unknown"
    Self
    PLUS_ONE = "+1"
    _1080P = "1080p"
    Kind
}

list StringList {
    member: String
}
