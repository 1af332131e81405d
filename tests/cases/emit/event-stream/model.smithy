$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [Ask, Converse, Download, Upload]
}

@http(method: "POST", uri: "/ask")
operation Ask {
    input := {
        question: String
    }

    output := {
        @required
        @httpPayload
        answer: Answer
    }
}

@http(method: "POST", uri: "/converse")
operation Converse {
    input := {
        @required
        @httpPayload
        said: Question
    }

    output := {
        @required
        @httpPayload
        answer: Answer
    }
}

@readonly
@http(method: "GET", uri: "/file")
operation Download {
    output := {
        @required
        @httpPayload
        body: Body

        @httpHeader("Content-Type")
        contentType: String
    }
}

@http(method: "POST", uri: "/file")
operation Upload {
    input := {
        @required
        @httpPayload
        body: Body
    }
}

@streaming
blob Body

@streaming
union Answer {
    piece: Piece
    failed: Failed
}

@streaming
union Question {
    piece: Piece
}

structure Piece {
    @eventPayload
    bytes: Blob

    @eventHeader
    index: Integer
}

@error("server")
structure Failed {
    message: String
}
