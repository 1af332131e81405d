$version: "2"
namespace example

use aws.auth#sigv4
use aws.protocols#restJson1

@restJson1
@sigv4(name: "pets")
@httpBearerAuth
@auth([sigv4, httpBearerAuth])
@title("Pets")
service Pets {
    version: "1"
    operations: [Method, Path, Status, Gone, Old, Label, Retry, List, Body, Check, Fixed, Announced, Revived, Stream, Sum]
}

@http(method: "POST", uri: "/method")
operation Method {}

@http(method: "GET", uri: "/path")
@readonly
operation Path {}

@http(method: "POST", uri: "/status", code: 200)
operation Status {}

@http(method: "POST", uri: "/gone")
operation Gone {
    input := {
        collar: Collar
    }
}

structure Collar {
    size: Integer
}

@deprecated
@http(method: "POST", uri: "/old")
operation Old {}

@http(method: "GET", uri: "/label/{before}")
@readonly
operation Label {
    input := {
        @required
        @httpLabel
        before: String
    }
}

@http(method: "PUT", uri: "/retry")
@idempotent
operation Retry {
    errors: [Busy]
}

@error("server")
@retryable
structure Busy {}

@http(method: "GET", uri: "/list")
@readonly
@smithy.waiters#waitable(
    Gone: { acceptors: [{ state: "success", matcher: { success: false } }] }
    Listed: { acceptors: [{ state: "success", matcher: { success: true } }] }
)
operation List {
    input := {
        @httpQuery("token")
        token: String
    }

    output := {
        token: String
        items: Names
        others: Names
    }
}

list Names {
    member: String
}

@http(method: "POST", uri: "/body")
operation Body {}

@http(method: "POST", uri: "/check")
operation Check {
    input := {
        text: String
    }
}

@http(method: "POST", uri: "/fixed?kind=a&old")
operation Fixed {}

@http(method: "POST", uri: "/announced")
operation Announced {}

@deprecated
@http(method: "POST", uri: "/revived")
operation Revived {}

@http(method: "POST", uri: "/stream")
operation Stream {
    output := {
        @httpPayload
        data: Data
    }
}

blob Data

@http(method: "POST", uri: "/sum")
@httpChecksumRequired
operation Sum {
    input := {
        text: String
    }

    output := {
        text: String
    }
}
