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
        @httpQuery("kind")
        kind: String
        @idempotencyToken
        token: String
        plain: String
        @httpHeader("x-old")
        wired: String
    }
}

@http(method: "GET", uri: "/pets")
@readonly
operation Get {
    output := {
        pet: Pet
        @httpHeader("x-moved")
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

/// A pet.
structure Pet {
    optional: String

    @required
    required: String

    gone: String

    @required
    goneRequired: String

    @jsonName("first")
    wire: String

    /// The one that it belongs to.
    owner: String

    @jsonName("kept")
    before: String

    limit: Integer = 10

    noDefault: Integer = 5

    withDefault: Integer

    secret: String

    open: Open

    plain: String

    @deprecated
    revived: String

    media: Json

    @required
    client: String

    @required
    @clientOptional
    sure: String

    weights: Weights
}

@sensitive
string Open

@mediaType("application/json")
string Json

list Weights {
    member: Integer
}
