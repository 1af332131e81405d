$version: "2.0"
namespace example

@readonly
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
