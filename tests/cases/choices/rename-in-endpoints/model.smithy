$version: "2"

namespace example

use aws.api#service
use aws.auth#sigv4
use aws.protocols#restJson1
use smithy.rules#clientContextParams
use smithy.rules#contextParam
use smithy.rules#endpointRuleSet
use smithy.rules#operationContextParams
use smithy.rules#staticContextParams

@service(sdkId: "Stores", endpointPrefix: "stores")
@sigv4(name: "stores")
@restJson1
@clientContextParams(Near: { type: "boolean", documentation: "Takes the store nearby." })
@endpointRuleSet({
    version: "1.0"
    parameters: {
        Region: { type: "String", builtIn: "AWS::Region", documentation: "The region." }
        Near: { type: "Boolean", required: true, default: false, documentation: "Whether nearby." }
        Store: { type: "String", documentation: "The store." }
        Keys: { type: "stringArray", documentation: "The keys." }
        Mode: { type: "String", documentation: "What is done." }
    }
    rules: [
        {
            type: "tree"
            conditions: [
                { fn: "isSet", argv: [{ ref: "Region" }] }
                { fn: "aws.partition", argv: [{ ref: "Region" }], assign: "partition" }
            ]
            rules: [
                {
                    type: "endpoint"
                    conditions: [
                        { fn: "isSet", argv: [{ ref: "Keys" }] }
                        { fn: "getAttr", argv: [{ ref: "Keys" }, "[0]"], assign: "first" }
                        { fn: "booleanEquals", argv: [{ ref: "Near" }, false] }
                    ]
                    endpoint: {
                        url: "https://{first}.{Region}.{partition#dnsSuffix}"
                        headers: { "x-key": ["{first}", "fixed"] }
                        properties: { authSchemes: [{ name: "sigv4", signingRegion: "{Region}", disableDoubleEncoding: true }] }
                    }
                }
                {
                    type: "endpoint"
                    conditions: [
                        { fn: "isSet", argv: [{ ref: "Store" }] }
                        { fn: "not", argv: [{ fn: "stringEquals", argv: ["all", { ref: "Store" }] }] }
                        { fn: "substring", argv: [{ ref: "Store" }, 0, 3, false], assign: "short" }
                    ]
                    endpoint: { url: "https://{short}.{Region}.{partition#dnsSuffix}/{{{Store}}}" }
                }
                { type: "error", conditions: [], error: "no store in {Region}" }
            ]
        }
        { type: "error", conditions: [], error: "no region" }
    ]
})
service Example {
    version: "2024-01-01"
    operations: [Put, PutAll]
}

@http(method: "PUT", uri: "/{store}")
@staticContextParams(Mode: { value: "put" })
operation Put {
    input := {
        @httpLabel
        @required
        @contextParam(name: "Store")
        store: String
    }
}

@http(method: "PUT", uri: "/")
@operationContextParams(Keys: { path: "batch.items[*].key" })
operation PutAll {
    input := {
        batch: Batch
    }
}

structure Batch {
    items: Items
}

list Items {
    member: Item
}

structure Item {
    value: String
    key: String
}
