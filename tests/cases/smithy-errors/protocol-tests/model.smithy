$version: "2"

namespace example

use aws.protocols#restJson1
use smithy.test#httpRequestTests
use smithy.test#httpResponseTests
use smithy.test#smokeTests

service Example {
    version: "1"
    operations: [Send, Receive]
}

@httpRequestTests([
    { id: "Same", protocol: restJson1, method: "POST", uri: "/", params: { size: "big", sent: 1 } }
    { id: "Same", protocol: restJson1, method: "POST", uri: "/", params: { sent: "2020-01-01T00:00:00Z" } }
])
@smokeTests([
    { id: "Smoke", params: {}, vendorParamsShape: Vendor, vendorParams: { region: 1 }, expect: { success: {} } }
    { id: "Fails", params: {}, expect: { failure: {} } }
])
operation Send {
    input := {
        @required
        size: Integer

        sent: Timestamp
    }
}

@httpResponseTests([{ id: "Same", protocol: restJson1, code: 200, params: { size: true, other: 1 } }])
@smokeTests([{ id: "Smoke", expect: { success: {} } }])
operation Receive {
    output := {
        size: Integer
    }
    errors: [Failed]
}

@error("client")
@httpResponseTests([{ id: "Failed", protocol: restJson1, code: 400, params: { reason: 1 } }])
structure Failed {
    reason: String
}

structure Vendor {
    region: String
}
