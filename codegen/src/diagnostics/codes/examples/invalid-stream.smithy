$version: "2.0"
namespace example

operation Send {
    input := {
        nested: Nested
    }
}

structure Nested {
    @required
    content: Content
}

@streaming
blob Content
