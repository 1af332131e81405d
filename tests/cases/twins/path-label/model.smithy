$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [GetPart]
}

@readonly
@http(method: "GET", uri: "/things/{id}/parts/{number}", code: 204)
operation GetPart {
    input: GetPartRequest
}

structure GetPartRequest {
    @required
    @httpLabel
    id: String

    @required
    @httpLabel
    number: Integer
}
