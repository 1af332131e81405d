$version: "2.0"

namespace example

use aws.protocols#restXml

@restXml
@xmlNamespace(uri: "urn:example")
service Shelf {
    version: "1"
    operations: [PutBook, PutNote]
    errors: [Torn]
}

@http(method: "PUT", uri: "/books/{id}")
operation PutBook {
    input := {
        @required
        @httpLabel
        id: String

        @xmlAttribute
        @xmlName("xml:lang")
        language: String

        @xmlFlattened
        @xmlName("Author")
        authors: Names

        pages: Pages
        printed: Timestamp
    }
    output := {
        @httpHeader("X-Printed")
        printed: Timestamp
        pages: Pages
    }
}

@http(method: "PUT", uri: "/note")
operation PutNote {
    input := {
        @httpPayload
        note: Note
    }
}

@xmlName("note")
structure Note {
    @xmlNamespace(uri: "urn:text", prefix: "t")
    text: String
}

list Names {
    @xmlName("name")
    member: String
}

map Pages {
    @xmlName("Number")
    key: String

    @xmlNamespace(uri: "urn:page")
    value: String
}

@error("client")
@httpError(409)
structure Torn {
    message: String
}
