$version: "2"

namespace example

use aws.protocols#restJson1
use smithy.rules#clientContextParams
use smithy.rules#contextParam
use smithy.rules#endpointBdd
use smithy.rules#staticContextParams

// If `Region` is set and `Fast` holds, the third condition counts the other way round.
@restJson1
@clientContextParams(Region: { type: "string", documentation: "The region." })
@endpointBdd(
    version: "1.1"
    parameters: {
        Region: { type: "string", documentation: "The region." }
        Fast: { type: "boolean", required: true, default: false, documentation: "Whether fast." }
        Bucket: { type: "string", documentation: "The bucket." }
    }
    conditions: [
        { fn: "isSet", argv: [{ ref: "Region" }] }
        { fn: "booleanEquals", argv: [{ ref: "Fast" }, true] }
        { fn: "split", argv: [{ fn: "coalesce", argv: [{ ref: "Bucket" }, { ref: "Region" }] }, "--", 0], assign: "parts" }
    ]
    results: [
        { type: "endpoint", conditions: [], endpoint: { url: "https://{parts#[0]}.example.com" } }
        { type: "error", conditions: [], error: "no region" }
        {
            type: "endpoint"
            conditions: []
            endpoint: { url: { fn: "ite", argv: [{ ref: "Fast" }, "https://fast.example.com", "https://example.com"] } }
        }
    ]
    root: 2
    nodeCount: 4
    nodes: "/////wAAAAH/////AAAAAAAAAAMF9eECAAAAAf////wAAAAEAAAAAgX14QEF9eED"
)
service Example {
    version: "1"
    operations: [Get]
}

@http(method: "GET", uri: "/{bucket}")
@readonly
@staticContextParams(Fast: { value: true })
operation Get {
    input := {
        @httpLabel
        @required
        @contextParam(name: "Bucket")
        bucket: String
    }
}
