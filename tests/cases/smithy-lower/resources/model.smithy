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
    properties: { width: Integer }
    read: GetShelf
    list: ListShelves
    resources: [Book]
}

@readonly
@http(method: "GET", uri: "/shelves/{shelfId}")
operation GetShelf {
    input := for Shelf {
        @required
        @httpLabel
        $shelfId
    }
    output := for Shelf {
        $width
    }
}

@readonly
@http(method: "GET", uri: "/shelves")
operation ListShelves {}

resource Book {
    identifiers: { shelfId: String, bookId: String }
    delete: DeleteBook
    // Named twice, bound once.
    operations: [DeleteBook]
}

@idempotent
@http(method: "DELETE", uri: "/shelves/{shelfId}/books/{bookId}", code: 204)
operation DeleteBook {
    input := for Book {
        @required
        @httpLabel
        $shelfId

        @required
        @httpLabel
        $bookId
    }
}
