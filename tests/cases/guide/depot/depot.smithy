$version: "2"

namespace depot

use aws.protocols#restJson1
use smithy.waiters#waitable

@restJson1
service Depot {
    version: "1"
    operations: [GetJob, PutLabel]
}

/// Returns a job.
@readonly
@http(method: "GET", uri: "/jobs/{name}")
@waitable(
    JobDone: {
        documentation: "Waits until a job is done."
        acceptors: [
            {
                state: "success"
                matcher: { output: { path: "state", comparator: "stringEquals", expected: "DONE" } }
            }
            {
                state: "failure"
                matcher: { output: { path: "state", comparator: "stringEquals", expected: "FAILED" } }
                message: "reason"
            }
        ]
    }
)
operation GetJob {
    input := {
        @required
        @httpLabel
        name: String
    }
    output := {
        state: String
        reason: String
    }
}

/// Writes the label of a bin.
@idempotent
@http(method: "PUT", uri: "/bins/{name}/label")
@aws.protocols#httpChecksum(requestAlgorithmMember: "checksumAlgorithm")
operation PutLabel {
    input := {
        @required
        @httpLabel
        name: String
        @httpHeader("x-amz-sdk-checksum-algorithm")
        checksumAlgorithm: ChecksumAlgorithm
        @required
        @httpPayload
        text: Text
    }
}

enum ChecksumAlgorithm {
    CRC32
    SHA256
}

@streaming
blob Text
