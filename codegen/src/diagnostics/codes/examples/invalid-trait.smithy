$version: "2.0"
namespace example

@Owner
structure Pet {}

structure Owner {}
