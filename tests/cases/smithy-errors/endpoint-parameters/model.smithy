$version: "2"

namespace example

use smithy.rules#clientContextParams
use smithy.rules#contextParam
use smithy.rules#endpointRuleSet
use smithy.rules#endpointTests
use smithy.rules#operationContextParams
use smithy.rules#staticContextParams

@clientContextParams(Fast: { type: "boolean" }, Lost: { type: "string" })
@endpointRuleSet({
    version: "1.0"
    parameters: {
        Region: { type: "string", required: true, builtIn: "AWS::Region" }
        Zone: { type: "string", default: "a", builtIn: "AWS::Regio" }
        Fast: { type: "string" }
        Given: { type: "stringArray" }
        Nowhere: { type: "string" }
    }
    rules: [
        {
            type: "tree"
            conditions: []
            rules: [
                {
                    type: "endpoint"
                    conditions: []
                    endpoint: {
                        url: "example.com"
                        properties: {
                            authSchemes: [
                                { name: "sigv4", signingName: true, extra: "a" }
                                { name: "sigv4" }
                                { name: "sigv4a" }
                                { signingName: "example" }
                                "none"
                            ]
                        }
                    }
                }
            ]
        }
    ]
})
@endpointTests(
    version: "1.0"
    testCases: [
        { params: { Other: "a", Region: true }, expect: { error: "none" } }
        { params: {}, expect: {} }
        {
            params: { Region: "a" }
            operationInputs: [
                { operationName: "Missing" }
                { operationName: "Send", builtInParams: { "AWS::Region": "b", "AWS::Zone": "c" } }
                { operationName: "Send", operationParams: { size: "big" } }
            ]
            expect: { endpoint: { url: "https://example.com" } }
        }
    ]
)
service Example {
    version: "1"
    operations: [Send]
}

@staticContextParams(Given: { value: ["a", 1] }, Fast: { value: "yes" })
@operationContextParams(Given: { path: "names[0]" })
operation Send {
    input := {
        @contextParam(name: "Given")
        size: Integer

        @contextParam(name: "Region")
        names: Names
    }
}

list Names {
    member: String
}
