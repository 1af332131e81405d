$version: "2"
namespace example

use aws.protocols#restJson1

@restJson1
service Pets {
    version: "1"
    operations: [Put, Get, List]
}

@http(method: "PUT", uri: "/pets")
@idempotent
operation Put {
    input := {
        pet: Pet
        @httpHeader("kind")
        kind: String
        token: String
        @idempotencyToken
        plain: String
        @httpHeader("x-new")
        wired: String
    }
}

@http(method: "GET", uri: "/pets")
@readonly
operation Get {
    output := {
        pet: Pet
        moved: String
    }
}

@http(method: "GET", uri: "/list")
@readonly
operation List {
    output := {
        pets: Pets2
    }
}

list Pets2 {
    member: Pet
}

/// A pet, and what is known of it.
structure Pet {
    @required
    optional: String

    added: String

    @required
    addedRequired: String

    required: String

    @jsonName("second")
    wire: String

    /// The one that it belongs to.
    holder: String

    @jsonName("kept")
    after: String

    limit: Integer = 20

    noDefault: Integer

    withDefault: Integer = 1

    secret: Secret

    open: Open

    @deprecated
    plain: String

    revived: String

    media: Json

    @required
    @clientOptional
    client: String

    @required
    sure: String

    weights: Weights
}

string Open

@sensitive
string Secret

@mediaType("text/csv")
string Json

@sparse
list Weights {
    member: Integer
}
