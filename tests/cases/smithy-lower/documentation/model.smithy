$version: "2"

namespace example

use aws.protocols#restJson1

/// Keeps things.
///
/// - and shelves
@restJson1
service Example {
    version: "1"
    operations: [Put]
}

/// Puts a thing.
@deprecated
@tags(["things", "old"])
@http(method: "POST", uri: "/put")
operation Put {
    input := {
        /// Its name.
        name: String

        kind: Kind

        limited: Limited

        @deprecated(since: "2")
        old: String
    }
}

/// The kind of a thing: the member has no words of its own.
string Kind

/// Said once, at the type.
@length(max: 3)
string Limited
