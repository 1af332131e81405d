$version: "2.0"
namespace example

@cors(origin: "https://a.example", origins: { b: "https://b.example" })
service Example {}
