$version: "2.0"
namespace example

structure Pet {}

string Pet
