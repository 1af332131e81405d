$version: "2.0"
namespace example

@mixin
structure A with [B] {}

@mixin
structure B with [A] {}
