$version: "2"

namespace example

use aws.protocols#awsQuery
use aws.protocols#restJson1

@awsQuery
@restJson1
@cors(origin: "https://example.com", origins: { a: "https://example.org" })
@httpApiKeyAuth(in: "query", name: "key", scheme: "ApiKey")
@externalDocumentation(Guide: "nowhere")
@xmlNamespace(uri: "::example")
service Example {
    version: "1"
    operations: [Put, Compress, Watch]
}

@idempotent(exists: [Elsewhere], notFound: [Missing])
@auth([httpBasicAuth])
@http(method: "PUT", uri: "/put")
operation Put {
    input := {
        anything: Document

        picture: Picture
    }
    output := {
        @httpPayload
        counted: Counted
    }
    errors: [Missing]
}

@requestCompression(encodings: ["gzip", "zip"])
@http(method: "POST", uri: "/compress")
operation Compress {}

@http(method: "POST", uri: "/watch")
operation Watch {
    output := {
        @httpPayload
        events: Events
    }
}

@error("client")
structure Missing {}

@error("client")
structure Elsewhere {}

@mediaType("image")
@streaming
blob Picture

@streaming
@requiresLength
blob Counted

@streaming
union Events {
    bare: String
    full: Event
}

structure Event {
    @eventPayload
    body: Blob

    beside: String
}

resource Thing {
    identifiers: { thingId: String }
}

@references([{ resource: Thing, ids: { thingId: "id", other: "id" } }])
structure UnknownIdentifier {
    id: String
}

@references([{ resource: Thing }])
structure NoMember {}
