$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [Put]
}

@http(method: "POST", uri: "/a/{id}/{missing}")
operation Put {
    input := {
        @required
        @httpLabel
        id: String

        @required
        @httpLabel
        unused: String
    }
}
