$version: "2.0"
namespace example

@aws.protocols#restJson1
service Example { operations: [Get] }

@readonly
@http(method: "GET", uri: "/get")
@smithy.waiters#waitable(Gone: {
    acceptors: [{ state: "success", matcher: { success: false } }]
})
operation Get {}
