$version: "2"

namespace example

use aws.protocols#restJson1
use smithy.rules#endpointBdd

@restJson1
@endpointBdd(
    version: "1.1"
    parameters: { Region: { type: "string", documentation: "The region." } }
    conditions: [{ fn: "isSet", argv: [{ ref: "Region" }] }]
    results: []
    root: 2
    nodeCount: 2
    nodes: "/////wAAAAH/////AAAAAAAAAAIAAAAC"
)
service Example {
    version: "1"
    operations: [Get]
}

@http(method: "GET", uri: "/")
@readonly
operation Get {}
