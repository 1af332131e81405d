$version: "2.0"
namespace example

@trait
@protocolDefinition(noInlineDocumentSupport: true)
structure plain {}

@plain
service Example { operations: [Send] }

operation Send {
    input := {
        any: Document
    }
}
