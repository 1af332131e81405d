$version: "2.0"
namespace example

@aws.protocols#restJson1
@smithy.rules#endpointRuleSet({
    version: "1.0"
    parameters: { Region: { type: "string", builtIn: "AWS::Region" } }
    rules: [
        { type: "endpoint", conditions: [{ fn: "guess", argv: [] }], endpoint: { url: "https://a.example" } }
        { type: "endpoint", conditions: [], endpoint: { url: "https://a.example" } }
    ]
})
service Example { operations: [Send] }

@http(method: "POST", uri: "/send")
operation Send {}
