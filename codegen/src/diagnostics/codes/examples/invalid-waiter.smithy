$version: "2.0"
namespace example

@readonly
@smithy.waiters#waitable(Found: {
    acceptors: [{ state: "retry", matcher: { success: false } }]
})
operation Get {}
