$version: "2.0"
namespace example

use elsewhere#Pet

@aws.protocols#restJson1
service Example { operations: [Send] }

@http(method: "POST", uri: "/send")
operation Send {}
