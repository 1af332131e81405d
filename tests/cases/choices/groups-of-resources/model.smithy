$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [Ping]
    resources: [Shelf]
}

@http(method: "POST", uri: "/ping")
operation Ping {}

resource Shelf {
    identifiers: { shelfId: String }
    read: GetShelf
    resources: [Book]
}

@readonly
@http(method: "GET", uri: "/shelves/{shelfId}")
operation GetShelf {
    input := {
        @required
        @httpLabel
        shelfId: String
    }
}

resource Book {
    identifiers: { shelfId: String, bookId: String }
    delete: BookDelete
}

@idempotent
@http(method: "DELETE", uri: "/shelves/{shelfId}/books/{bookId}", code: 204)
operation BookDelete {
    input := {
        @required
        @httpLabel
        shelfId: String

        @required
        @httpLabel
        bookId: String
    }
}
