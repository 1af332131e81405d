$version: "1.0"
namespace example

@mixin
structure Pet {}
