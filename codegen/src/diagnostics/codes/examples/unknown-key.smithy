$version: "2.0"
namespace example

@aws.protocols#restJson1
service Example { operations: [Send], colour: "red" }

@http(method: "POST", uri: "/send")
operation Send {}
