$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [PutBlob, PutImage, PutText, PutKind, PutThing, PutChoice, PutJson, PutStream, PutSized]
}

@http(method: "PUT", uri: "/blob")
@idempotent
operation PutBlob {
    input := { @httpPayload data: Blob }
    output := { @httpPayload data: Blob }
}

@http(method: "PUT", uri: "/image")
@idempotent
operation PutImage {
    input := { @httpPayload image: Image }
    output := { @httpPayload image: Image }
}

@http(method: "PUT", uri: "/text")
@idempotent
operation PutText {
    input := { @httpPayload text: String }
    output := { @httpPayload text: String }
}

@http(method: "PUT", uri: "/kind")
@idempotent
operation PutKind {
    input := { @httpPayload kind: Kind }
    output := { @httpPayload kind: Kind }
}

@http(method: "PUT", uri: "/thing")
@idempotent
operation PutThing {
    input := {
        @httpHeader("X-Why")
        why: String

        @httpPayload
        thing: Thing
    }
    output := { @httpPayload thing: Thing }
}

@http(method: "PUT", uri: "/choice")
@idempotent
operation PutChoice {
    input := { @httpPayload choice: Choice }
}

@http(method: "PUT", uri: "/json")
@idempotent
operation PutJson {
    input := { @httpPayload json: Document }
}

@http(method: "PUT", uri: "/stream")
@idempotent
operation PutStream {
    input := {
        @required
        @httpPayload
        data: Stream
    }
    output := {
        @required
        @httpPayload
        data: Stream
    }
}

@http(method: "PUT", uri: "/sized")
@idempotent
operation PutSized {
    input := {
        @required
        @httpPayload
        data: SizedStream
    }
}

@mediaType("image/png")
blob Image

@streaming
blob Stream

@streaming
blob SizedStream

enum Kind { ONE, TWO }

structure Thing { name: String }

union Choice { name: String, number: Integer }
