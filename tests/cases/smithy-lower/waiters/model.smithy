$version: "2"

namespace example

use aws.protocols#restJson1
use smithy.waiters#waitable

@restJson1
service Example {
    version: "1"
    operations: [GetJob]
}

@readonly
@http(method: "GET", uri: "/jobs/{name}")
@waitable(
    JobDone: {
        documentation: "Waits until a job is done."
        minDelay: 5
        maxDelay: 60
        acceptors: [
            {
                state: "failure"
                matcher: { output: { path: "job.state", comparator: "stringEquals", expected: "FAILED" } }
                message: "job.reasons[*].text"
            }
            {
                state: "success"
                matcher: { output: { path: "job.done", comparator: "booleanEquals", expected: "true" } }
            }
            {
                state: "retry"
                matcher: { errorType: "example#NoJob" }
            }
            {
                state: "retry"
                matcher: { errorType: "SlowDown" }
            }
        ]
    }
    StepsDone: {
        deprecated: true
        acceptors: [
            {
                state: "success"
                matcher: { output: { path: "job.steps[].state", comparator: "allStringEquals", expected: "DONE" } }
            }
            {
                state: "failure"
                matcher: { output: { path: "job.steps[].state", comparator: "anyStringEquals", expected: "FAILED" } }
            }
            {
                state: "failure"
                matcher: {
                    inputOutput: {
                        path: "input.name != output.job.name && length(output.job.steps) > `0`"
                        comparator: "booleanEquals"
                        expected: "true"
                    }
                }
            }
        ]
    }
    JobGone: {
        acceptors: [{ state: "success", matcher: { success: false } }]
    }
)
operation GetJob {
    input := {
        @required
        @httpLabel
        name: String
    }
    output := {
        job: Job
    }
    errors: [NoJob]
}

structure Job {
    name: String
    state: String
    done: Boolean
    steps: Steps
    reasons: Reasons
}

list Steps {
    member: Step
}

structure Step {
    state: String
}

list Reasons {
    member: Reason
}

structure Reason {
    text: String
}

@error("client")
@httpError(404)
structure NoJob {}
