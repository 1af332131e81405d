// The data plane of Amazon Bedrock: what the service is called, how it is spoken to, and what it can do.
// Where each fact comes from stands in ../README.md.
$version: "2"

namespace com.amazonaws.bedrockruntime

use aws.api#service
use aws.auth#sigv4
use aws.protocols#restJson1

// Requests are signed for `bedrock`, although they go to `bedrock-runtime`.
/// Invokes the models of Amazon Bedrock, and returns what they generate.
///
/// To look through the models or to make your own, use Amazon Bedrock.
@title("Amazon Bedrock Runtime")
@service(sdkId: "Bedrock Runtime", endpointPrefix: "bedrock-runtime")
@sigv4(name: "bedrock")
@restJson1
service AmazonBedrockFrontendService {
    version: "2023-09-30"
    operations: [
        InvokeModel
        InvokeModelWithResponseStream
    ]
}
