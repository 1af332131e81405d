$version: "2"

namespace example

use aws.protocols#restJson1

/// <p>A <b>service</b> with [brackets] and Vec<T>, see https://example.com/a.</p><ul><li>one</li><li>two</li></ul>
@restJson1
service Example {
    version: "1"
    operations: [GetThing]
}

/// Gets a thing. Or not.
///
/// ```
/// let x = not_rust;
/// ```
///
/// - first
/// - second, which goes on for so long that it has to be broken into several lines, since nobody reads lines of such a length
@deprecated(message: "use something else")
@readonly
@http(method: "GET", uri: "/thing")
operation GetThing {
    input := {
        /// Which thing: `a`, [b] or a Vec<T>.
        ///
        /// A second paragraph.
        @httpQuery("which")
        @length(min: 1)
        which: String

        /// How many of them.
        @httpQuery("count")
        count: Integer

        /// The type.
        @httpQuery("type")
        @length(max: 5)
        type: String

        @httpQuery("silent")
        silent: Boolean
    }

    output := {
        /// The name.
        @deprecated
        name: String

        other: Other
    }
}

@deprecated
structure Other {
    mode: Mode
    choice: Choice
}

union Choice {
    text: String
    number: Integer
}

enum Mode {
    @deprecated
    OLD

    NEW
}
