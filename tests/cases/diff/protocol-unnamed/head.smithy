$version: "2"
namespace example

use aws.protocols#restJson1
use smithy.protocols#rpcv2Cbor

@title("Pets")
@restJson1
@rpcv2Cbor
service Pets {
    version: "1"
    operations: [GetPet]
}

@readonly
@http(method: "GET", uri: "/pets/{name}")
operation GetPet {
    input := {
        @required
        @httpLabel
        name: String
    }
    output := {
        @required
        name: String
        weight: Float
    }
}
