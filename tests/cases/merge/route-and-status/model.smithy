$version: "2"

namespace example

@aws.protocols#restJson1
service Example {
    version: "1"
    operations: [ListThings, MakeThing]
}

@http(method: "GET", uri: "/things")
operation ListThings {
    errors: [Conflict, Missing]
}

@http(method: "PUT", uri: "/things", code: 201)
operation MakeThing {}

@error("client")
@httpError(409)
structure Conflict {}

@error("client")
@httpError(404)
structure Missing {}
