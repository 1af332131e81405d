$version: "2"

namespace example

use aws.api#service
use aws.auth#sigv4
use aws.protocols#restJson1

@service(sdkId: "Glacier", endpointPrefix: "glacier")
@sigv4(name: "glacier")
@restJson1
service Example {
    version: "2012-06-01"
    operations: [Upload]
}

@http(method: "POST", uri: "/{accountId}/archives", code: 201)
operation Upload {
    input := {
        @httpLabel
        @required
        accountId: String

        @httpPayload
        body: Stream = ""
    }
}

@streaming
blob Stream
