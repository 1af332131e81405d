$version: "2.0"
namespace example

@idempotent(exists: [Found])
operation Send {}

@error("client")
structure Found {}
