$version: "2.0"
namespace example

@length(min: 1)
structure Pet {}
