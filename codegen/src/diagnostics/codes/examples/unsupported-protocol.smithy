$version: "2.0"
namespace example

@protocolDefinition
@trait
structure morse {}

@morse
service Example {}
