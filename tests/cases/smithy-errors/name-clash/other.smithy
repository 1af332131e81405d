$version: "2"

namespace example.other

structure Part {
    text: String
}

/// Equal simple shapes may share a name.
@length(max: 6)
string Name
