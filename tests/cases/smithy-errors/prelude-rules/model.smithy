$version: "2"

namespace example

use aws.protocols#awsJson1_0

@awsJson1_0
service Example {
    version: "1"
    operations: [Upload]
    rename: { "example#Failed": "Broken" }
}

@requestCompression(encodings: ["gzip"])
operation Upload {
    input := {
        bytes: Bytes
    }
    errors: [Failed]
}

@streaming
@requiresLength
blob Bytes

@error("client")
structure Failed {
    @httpPayload
    reason: String

    detail: String
}

@default("none")
string Colour

structure Paint {
    inner: Colour

    outer: Colour = "red"

    none: Colour = null

    @pattern("^(a$")
    name: String

    @length
    other: String

    @range
    width: Integer

    rules: smithy.rules#Conditions

    @timestampFormat("http-date")
    dried: Timestamp = "2020-01-01T00:00:00Z"

    mixed: Timestamp = "yesterday"
}

@mixin
structure Mixed {}

operation Mix {
    input: Mixed
}

@enum([{ name: "A", value: "a" }, { name: "A", value: "b" }, { value: "a" }])
string Grade

@trait(selector: "structure > [", breakingChanges: [{ path: "name", change: "any" }])
@traitValidators("NoLists": { selector: "lists" })
structure marked {
    name: String
}

@idRef(selector: ":test(structure")
string StructureId

resource Pet {
    identifiers: { owner: String, name: String }
}

@references([{ resource: Paint }, { resource: Pet, ids: { owner: "name" } }])
structure Walk {
    name: String
}
