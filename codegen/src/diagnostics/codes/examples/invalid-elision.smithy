$version: "2.0"
namespace example

structure Pet for Owner {}

structure Owner {}
