$version: "2.0"
$colour: "red"
namespace example

@aws.protocols#restJson1
service Example { operations: [Send] }

@http(method: "POST", uri: "/send")
operation Send {}
