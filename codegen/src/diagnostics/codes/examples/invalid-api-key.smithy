$version: "2.0"
namespace example

@httpApiKeyAuth(name: "key", in: "query", scheme: "Key")
service Example {}
