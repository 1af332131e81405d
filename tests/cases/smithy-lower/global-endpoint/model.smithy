$version: "2"

namespace example

use aws.api#service
use aws.auth#sigv4
use aws.protocols#restJson1
use smithy.rules#endpointRuleSet

@restJson1
@sigv4(name: "global")
@service(sdkId: "Global")
@endpointRuleSet({
    version: "1.0"
    parameters: {
        Region: { type: "String", builtIn: "AWS::Region", documentation: "", required: false }
        Endpoint: { type: "String", builtIn: "SDK::Endpoint", documentation: "", required: false }
        UseFIPS: { type: "Boolean", builtIn: "AWS::UseFIPS", documentation: "", required: true, default: false }
    }
    rules: [
        {
            conditions: [{ fn: "isSet", argv: [{ ref: "Endpoint" }] }]
            endpoint: { url: { ref: "Endpoint" } }
            type: "endpoint"
        }
        {
            conditions: [{ fn: "aws.partition", argv: [{ ref: "Region" }], assign: "Partition" }]
            rules: [
                {
                    conditions: [
                        { fn: "stringEquals", argv: [{ fn: "getAttr", argv: [{ ref: "Partition" }, "name"] }, "aws-cn"] }
                    ]
                    endpoint: { url: "https://global.cn-north-1.amazonaws.com.cn" }
                    type: "endpoint"
                }
                {
                    conditions: [
                        { fn: "stringEquals", argv: [{ fn: "getAttr", argv: [{ ref: "Partition" }, "name"] }, "aws"] }
                        { fn: "booleanEquals", argv: [{ ref: "UseFIPS" }, false] }
                    ]
                    endpoint: {
                        url: "https://global.{Partition#dnsSuffix}"
                        properties: { authSchemes: [{ name: "sigv4", signingRegion: "us-east-1" }] }
                    }
                    type: "endpoint"
                }
            ]
            type: "tree"
        }
    ]
})
service Example {
    version: "1"
    operations: [Ping]
}

@http(method: "POST", uri: "/ping")
operation Ping {}
