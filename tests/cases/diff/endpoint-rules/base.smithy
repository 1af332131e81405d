$version: "2"
namespace example

use aws.protocols#restJson1
use smithy.rules#clientContextParams
use smithy.rules#endpointRuleSet

@restJson1
@clientContextParams(Region: { type: "string", documentation: "The region." })
@endpointRuleSet({
    version: "1.0"
    parameters: {
        Region: { type: "string", required: true, documentation: "The region." }
    }
    rules: [
        { type: "endpoint", conditions: [], endpoint: { url: "https://{Region}.example.com" } }
    ]
})
service Pets {
    version: "1"
    operations: [List]
}

@http(method: "GET", uri: "/pets")
@readonly
operation List {}
