$version: "2"
namespace example

@aws.api#clientDiscoveredEndpoint(required: true)
operation Send {}
