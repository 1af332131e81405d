$version: "2.0"
namespace example

@aws.protocols#restJson1
@httpBearerAuth
@auth([httpBasicAuth, httpBearerAuth])
service Example { operations: [Send] }

@http(method: "POST", uri: "/send")
operation Send {}
