$version: "2"
namespace example

use aws.auth#sigv4
use aws.protocols#restJson1

@restJson1
@sigv4(name: "pets")
@httpBearerAuth
@auth([httpBearerAuth, sigv4])
/// All about pets.
@title("Pets")
service Animals {
    version: "2"
    operations: [Method, Path, Status, New, Label, Retry, List, Body, Check, Fixed, Announced, Revived, Stream, Sum]
}

@http(method: "PUT", uri: "/method")
@idempotent
operation Method {}

@http(method: "GET", uri: "/other")
@readonly
operation Path {}

@http(method: "POST", uri: "/status", code: 202)
operation Status {}

@http(method: "POST", uri: "/new")
operation New {
    input := {
        bowl: Bowl
    }
}

structure Bowl {
    size: Integer
}

@http(method: "GET", uri: "/label/{after}")
@readonly
operation Label {
    input := {
        @required
        @httpLabel
        after: String
    }
}

@http(method: "PUT", uri: "/retry")
operation Retry {
    errors: [Busy]
}

@error("server")
structure Busy {}

@http(method: "GET", uri: "/list")
@readonly
@paginated(inputToken: "token", outputToken: "token", items: "items")
@smithy.waiters#waitable(
    Listed: { maxDelay: 60, acceptors: [{ state: "success", matcher: { success: true } }] }
    Full: { acceptors: [{ state: "success", matcher: { output: { path: "items", comparator: "anyStringEquals", expected: "last" } } }] }
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
operation Body {
    input := {
        text: String
    }

    output := {
        text: String
    }
}

@http(method: "POST", uri: "/check")
@httpChecksumRequired
operation Check {
    input := {
        text: String
    }
}

@http(method: "POST", uri: "/fixed?kind=b&new")
operation Fixed {}

@deprecated
@http(method: "POST", uri: "/announced")
operation Announced {}

@http(method: "POST", uri: "/revived")
operation Revived {}

@http(method: "POST", uri: "/stream")
operation Stream {
    output := {
        @httpPayload
        @required
        data: Data
    }
}

@streaming
blob Data

@http(method: "POST", uri: "/sum")
operation Sum {}
