$version: "2"

namespace example.other

/// Simple shapes may share a name only if they are equal.
@length(max: 6)
string Name
