$version: "2.0"
namespace example

@error("client")
@input
structure Pet {}
