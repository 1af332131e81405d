$version: "2"

namespace example

use aws.protocols#restJson1
use smithy.waiters#waitable

@restJson1
service Jobs {
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
    EveryKind: {
        acceptors: [
            { state: "success", matcher: { output: { path: "@.job | state", comparator: "stringEquals", expected: "DONE" } } }
            { state: "success", matcher: { output: { path: "job.steps[0].state", comparator: "stringEquals", expected: "DONE" } } }
            { state: "success", matcher: { output: { path: "job.steps[-1].state || 'none'", comparator: "stringEquals", expected: "DONE" } } }
            { state: "success", matcher: { output: { path: "job.steps[?state == 'A' && !(done)].state | [0]", comparator: "stringEquals", expected: "DONE" } } }
            { state: "success", matcher: { output: { path: "job.steps[1::-2].state | [0]", comparator: "stringEquals", expected: "DONE" } } }
            { state: "success", matcher: { output: { path: "sort_by(job.steps, &state)[0].state", comparator: "stringEquals", expected: "DONE" } } }
            { state: "success", matcher: { output: { path: "join(', ', job.steps[*].{s: state} | [*].s)", comparator: "stringEquals", expected: "DONE" } } }
            { state: "success", matcher: { output: { path: "job.tags.*.text | [0]", comparator: "stringEquals", expected: "DONE" } } }
            { state: "success", matcher: { output: { path: "to_string([job.name, `{\"a\": [1.5, null]}`])", comparator: "stringEquals", expected: "DONE" } } }
            { state: "success", matcher: { output: { path: "not_null(job.name, 'it\\'s', '\"')", comparator: "stringEquals", expected: "a \"b\" \\ c" } } }
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
        @httpQuery("wait")
        waitUntilJobGone: Boolean
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
    tags: Tags
}

map Tags {
    key: String
    value: Reason
}

list Steps {
    member: Step
}

structure Step {
    state: String
    done: Boolean
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
