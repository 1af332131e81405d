$version: "2"

namespace example

use aws.protocols#restJson1
use smithy.waiters#waitable

@restJson1
service Depot {
    version: "1"
    operations: [GetJob, HeadBin, ListBins]
}

@readonly
@http(method: "GET", uri: "/jobs/{name}")
@waitable(
    JobDone: {
        documentation: "Waits until a job is done."
        minDelay: 1
        acceptors: [
            {
                state: "success"
                matcher: { output: { path: "state", comparator: "stringEquals", expected: "DONE" } }
            }
            {
                state: "failure"
                matcher: { output: { path: "steps[].state", comparator: "anyStringEquals", expected: "FAILED" } }
                message: "[reason, secret, steps[?state == 'FAILED'] | [0].name]"
            }
            {
                state: "retry"
                matcher: { errorType: "example#NoJob" }
            }
        ]
    }
    JobRenamed: {
        acceptors: [
            {
                state: "success"
                matcher: {
                    inputOutput: { path: "input.name != output.name", comparator: "booleanEquals", expected: "true" }
                }
            }
        ]
    }
    JobRecent: {
        acceptors: [
            {
                state: "success"
                matcher: { output: { path: "begun > `1700000000.25`", comparator: "booleanEquals", expected: "true" } }
            }
            {
                state: "success"
                matcher: { output: { path: "token", comparator: "stringEquals", expected: "aGk=" } }
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
        name: String
        @jsonName("status")
        state: JobState
        reason: String
        secret: Secret
        begun: Timestamp
        token: Blob
        steps: Steps
    }
    errors: [NoJob]
}

enum JobState {
    RUNNING
    DONE
}

@sensitive
string Secret

list Steps {
    member: Step
}

structure Step {
    name: String
    state: String
}

@error("client")
@httpError(404)
structure NoJob {
    message: String
}

@readonly
@http(method: "HEAD", uri: "/bins/{name}")
@waitable(
    BinExists: {
        minDelay: 1
        acceptors: [
            { state: "success", matcher: { success: true } }
            { state: "retry", matcher: { errorType: "NotFound" } }
        ]
    }
    BinNotExists: {
        minDelay: 1
        acceptors: [
            { state: "success", matcher: { errorType: "NotFound" } }
        ]
    }
)
operation HeadBin {
    input := {
        @required
        @httpLabel
        name: String
    }
    errors: [NotFound]
}

@error("client")
structure NotFound {}

@readonly
@http(method: "GET", uri: "/bins")
@waitable(
    AllEmpty: {
        acceptors: [
            {
                state: "success"
                matcher: { output: { path: "bins.*.state", comparator: "allStringEquals", expected: "EMPTY" } }
            }
        ]
    }
)
operation ListBins {
    output := {
        bins: Bins
    }
}

map Bins {
    key: String
    value: Step
}
