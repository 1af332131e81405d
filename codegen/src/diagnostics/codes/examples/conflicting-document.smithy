$version: "2.0"
namespace example

@aws.protocols#ec2Query
@xmlNamespace(uri: "https://a.example")
service Example { version: "1", operations: [Send] }

operation Send {
    input := {
        any: Document
    }
}
