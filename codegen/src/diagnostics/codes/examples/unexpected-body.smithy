$version: "2.0"
namespace example

@aws.protocols#restJson1
service Example { operations: [Find] }

@readonly
@http(method: "GET", uri: "/find")
operation Find {
    input := {
        name: String
    }
}
