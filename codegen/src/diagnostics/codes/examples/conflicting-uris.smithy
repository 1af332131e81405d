$version: "2.0"
namespace example

@aws.protocols#restJson1
service Example { operations: [Send, Post] }

@http(method: "POST", uri: "/send")
operation Send {}

@http(method: "POST", uri: "/send")
operation Post {}
