$version: "2"

namespace example

use aws.protocols#restJson1
use smithy.rules#endpointRuleSet
use smithy.rules#operationContextParams
use smithy.rules#staticContextParams

@restJson1
@endpointRuleSet({
    version: "1.0"
    parameters: {
        Region: { type: "string", documentation: "" }
        Fast: { type: "boolean", required: true, default: "yes", documentation: "" }
        Odd: { type: "number", documentation: "" }
    }
    rules: [
        { type: "endpoint", conditions: [{ fn: "isSet", argv: [{ ref: "region" }] }], endpoint: { url: "https://a" } }
        { type: "endpoint", conditions: [{ fn: "isSet", argv: [] }], endpoint: { url: "https://a" } }
        { type: "endpoint", conditions: [{ fn: "stringEquals", argv: [{ ref: "Fast" }, "a"] }], endpoint: { url: "https://a" } }
        { type: "endpoint", conditions: [{ fn: "parseURL", argv: [{ ref: "Region" }], assign: "Region" }], endpoint: { url: "https://a" } }
        {
            type: "endpoint"
            conditions: [{ fn: "aws.partition", argv: [{ ref: "Region" }], assign: "partition" }]
            endpoint: { url: "https://{partition#suffix}" }
        }
        { type: "endpoint", conditions: [], endpoint: { url: "https://{Region" } }
        { type: "endpoint", conditions: [], endpoint: {} }
        { type: "tree", conditions: [], rules: [] }
        { type: "leaf", conditions: [] }
    ]
})
service Example {
    version: "1"
    operations: [Get]
}

@http(method: "GET", uri: "/")
@readonly
operation Get {}
