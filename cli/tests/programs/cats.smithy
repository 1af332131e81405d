$version: "2"

namespace example.cats

use aws.protocols#restJson1

@restJson1
@httpBearerAuth
service Cats {
    version: "1"
    operations: [GetCat]
}

@readonly
@http(method: "GET", uri: "/cats/{id}")
operation GetCat {
    input := {
        @required
        @httpLabel
        id: String
    }
    output := {
        @required
        name: String
    }
}
