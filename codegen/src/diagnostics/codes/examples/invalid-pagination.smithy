$version: "2.0"
namespace example

@readonly
@paginated(inputToken: "token", outputToken: "next")
operation Find {
    input := {}
    output := {
        next: String
    }
}
