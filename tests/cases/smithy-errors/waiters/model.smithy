$version: "2"

namespace example

use aws.protocols#restJson1
use smithy.waiters#waitable

@restJson1
service Example {
    version: "1"
    operations: [GetJob, ListJobs, Ping]
}

@readonly
@http(method: "GET", uri: "/job")
@waitable(
    NeverDone: {
        minDelay: 10
        maxDelay: 5
        acceptors: [{ state: "failure", matcher: { success: true } }]
    }
    Unreadable: {
        acceptors: [
            { state: "success", matcher: { output: { path: "job.", comparator: "stringEquals", expected: "A" } } }
            { state: "success", matcher: { output: { path: "lenght(job)", comparator: "stringEquals", expected: "A" } } }
            { state: "success", matcher: { output: { path: "length(done)", comparator: "stringEquals", expected: "A" } } }
            { state: "success", matcher: { output: { path: "done", comparator: "booleanEquals", expected: "yes" } } }
        ]
    }
    Unsatisfiable: {
        acceptors: [
            { state: "success", matcher: { output: { path: "sate", comparator: "stringEquals", expected: "A" } } }
            { state: "success", matcher: { output: { path: "done", comparator: "stringEquals", expected: "A" } } }
            { state: "success", matcher: { output: { path: "state", comparator: "anyStringEquals", expected: "A" } } }
            { state: "success", matcher: { output: { path: "steps[].name.first", comparator: "anyStringEquals", expected: "A" } } }
            { state: "success", matcher: { inputOutput: { path: "inputs.a == output.state", comparator: "booleanEquals", expected: "true" } } }
            { state: "retry", matcher: { errorType: "NoJbo" } }
        ]
    }
    Messages: {
        acceptors: [
            { state: "success", matcher: { success: true }, message: "state" }
            { state: "failure", matcher: { success: true }, message: "done" }
            { state: "failure", matcher: { success: true }, message: "steps[" }
        ]
    }
)
operation GetJob {
    output := {
        state: String
        done: Boolean
        steps: Steps
    }
    errors: [NoJob]
}

list Steps {
    member: Step
}

structure Step {
    name: String
}

@error("client")
structure NoJob {}

@readonly
@http(method: "GET", uri: "/jobs")
@waitable(
    Neverdone: { acceptors: [{ state: "success", matcher: { success: true } }] }
)
operation ListJobs {}

@readonly
@http(method: "GET", uri: "/ping")
@waitable(
    Pinged: {
        acceptors: [{ state: "success", matcher: { output: { path: "a", comparator: "stringEquals", expected: "A" } } }]
    }
)
operation Ping {}
