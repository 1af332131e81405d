$version: "2.0"
namespace example

@http(method: "POST", uri: "/send")
operation Send {
    input := {
        @httpQuery("q")
        one: String

        @httpQuery("q")
        other: String
    }
}
