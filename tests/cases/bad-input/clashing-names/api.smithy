$version: "2"

namespace example

structure Thing {
    name: String
    NAME: String
}

structure thing {}
