$version: "2.0"
namespace example

@aws.protocols#restJson1
service Example { operations: [Get] }

@readonly
@http(method: "GET", uri: "/get")
@smithy.waiters#waitable(Ready: {
    acceptors: [{
        state: "success"
        matcher: { output: { path: "stauts", comparator: "stringEquals", expected: "READY" } }
    }]
})
operation Get {
    output := {
        status: String
    }
}
