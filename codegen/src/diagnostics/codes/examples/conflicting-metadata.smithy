$version: "2.0"

metadata owner = "one"
metadata owner = "two"

namespace example
