$version: "2.0"
namespace example

@http(method: "POST", uri: "/send/{count+}")
operation Send {
    input := {
        @required
        @httpLabel
        count: Integer
    }
}
