$version: "2.0"
namespace example

@aws.protocols#awsJson1_0
service Example { operations: [Send] }

@examples([{ title: "One", input: { name: 1 } }])
operation Send {
    input := {
        name: String
    }
}
