$version: "2.0"

namespace example

use aws.api#service
use aws.auth#sigv4
use aws.protocols#restXml

@title("Shelf")
@service(sdkId: "Shelf", endpointPrefix: "shelf")
@sigv4(name: "shelf")
@restXml
service Shelf {
    version: "2024-05-01"
    operations: [PutBook, PutCover]
}

@http(method: "PUT", uri: "/books/{Isbn}", code: 201)
operation PutBook {
    input: PutBookRequest
    output: PutBookResult
    errors: [NoShelf]
}

@http(method: "PUT", uri: "/covers/{Isbn}")
operation PutCover {
    input: PutCoverRequest
}

@input
@xmlName("BookRequest")
@xmlNamespace(uri: "https://shelf.example.com/doc/")
structure PutBookRequest {
    @required
    @httpLabel
    Isbn: String

    @xmlFlattened
    @xmlName("Author")
    Authors: AuthorList

    Editors: EditorList
    Pages: PageMap

    @xmlAttribute
    @xmlName("xml:lang")
    Language: String

    Printed: Timestamp
}

structure PutBookResult {
    @httpPayload
    Book: Book

    @httpHeader("Location")
    Location: String
}

@input
structure PutCoverRequest {
    @required
    @httpLabel
    Isbn: String

    @httpPayload
    @xmlName("CoverOf")
    @xmlNamespace(uri: "https://covers.example.com/")
    Cover: Book
}

structure Book {
    @xmlName("BookTitle")
    Title: String

    @default(0)
    Stock: Integer
}

@error("client")
@httpError(404)
structure NoShelf {
    Message: String
}

list AuthorList {
    member: String
}

list EditorList {
    @xmlName("Editor")
    member: String
}

map PageMap {
    @xmlName("Name")
    key: String

    @xmlName("Number")
    value: Integer
}
