$version: "2.0"
namespace example

operation One {
    input: Shared
}

operation Other {
    input: Shared
}

@input
structure Shared {}
