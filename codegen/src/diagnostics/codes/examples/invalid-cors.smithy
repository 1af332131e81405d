$version: "2.0"
namespace example

@cors(origin: "https://a.example", origins: ["https://b.example"])
service Example {}
