$version: "2"
namespace example

@trait(selector: "structure >> [")
structure marked {}
