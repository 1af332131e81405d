$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [Read, ReadAgain, Search, Upload, Odd]
}

@readonly
@http(method: "GET", uri: "/things/{id}")
operation Read {
    input := {
        @required
        @httpLabel
        id: String
    }
}

@readonly
@http(method: "GET", uri: "/things/{name}", code: 302)
operation ReadAgain {
    input := {
        @required
        @httpLabel
        name: String
    }
}

@http(method: "GET", uri: "/search?kind=thing")
@readonly
operation Search {
    input := {
        @httpQuery("kind")
        kind: String

        @httpQuery("q")
        query: String

        @httpQuery("q")
        question: String
    }
}

@http(method: "POST", uri: "/upload/{path+}", code: 204)
operation Upload {
    input := {
        @required
        @httpLabel
        path: Integer

        @httpHeader("X-Meta-Size")
        size: Integer

        @httpPrefixHeaders("x-meta-")
        meta: Meta

        @httpPayload
        content: Blob

        forgotten: String
    }
    output := {
        done: Boolean
    }
}

@http(method: "POST", uri: "/odd//segment")
operation Odd {}

map Meta {
    key: String
    value: String
}
