$version: "2.0"
namespace example

@length(min: "one")
string Name
