$version: "2"

namespace example

use aws.api#service
use aws.auth#sigv4
use aws.auth#unsignedPayload
use aws.protocols#restJson1

@restJson1
@sigv4(name: "sample")
@service(sdkId: "Sample", endpointPrefix: "sample-runtime")
@title("A title is for people")
service Example {
    version: "2020-01-01"
    operations: [Send, SendChecked]
}

@http(method: "POST", uri: "/send")
@endpoint(hostPrefix: "{account}.data.")
@unsignedPayload
@requestCompression(encodings: ["gzip"])
operation Send {
    input := {
        @required
        @hostLabel
        account: String
    }
}

@http(method: "POST", uri: "/send-checked")
@endpoint(hostPrefix: "data.")
@httpChecksumRequired
operation SendChecked {
    input := {
        text: String
    }
}
