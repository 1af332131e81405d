$version: "2.0"
namespace example

@trait
@authDefinition
structure knock {}

@aws.protocols#restJson1
@knock
service Example { operations: [Send] }

@http(method: "POST", uri: "/send")
operation Send {}
