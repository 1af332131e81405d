$version: "2"

namespace example

@aws.protocols#restJson1
service Example {
    version: "1"
    operations: [MakeThing]
}

@http(method: "POST", uri: "/things", code: 201)
operation MakeThing {
    input := {
        labels: Labels
        due: Timestamp
    }
    output := {
        @httpHeader("etag")
        tag: String
        id: Anything
    }
    errors: [Busy]
}

map Labels {
    key: Key
    value: String
}

@length(max: 8)
string Key

@pattern("^[\\s\\S]*$")
string Anything

@error("server")
@httpError(503)
structure Busy {
    @httpHeader("retry-after")
    seconds: Integer
}
