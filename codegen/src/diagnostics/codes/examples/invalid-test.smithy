$version: "2.0"
namespace example

@aws.protocols#awsJson1_0
service Example { operations: [Send] }

@smithy.test#smokeTests([{ id: "sends", params: { size: "big" }, expect: { success: {} } }])
operation Send {
    input := {
        size: Integer
    }
}
