$version: "2.0"
namespace example

@examples([{ title: "One", input: { name: 1 } }])
operation Send {
    input := {
        name: String
    }
}
