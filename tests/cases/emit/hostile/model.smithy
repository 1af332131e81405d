$version: "2"

namespace example

use aws.protocols#restJson1

/// */ pub fn injected() {} /* "# ]] #![feature(x)] `unclosed
///
/// ```
/// std::process::exit(1)
/// ```rust
/// ~~~
@title("Quote \" and */ and \\ and \n newline \u0000 end")
@restJson1
service Hostile {
    version: "1\" ] }"
    operations: [Put]
}

/// <script>alert(1)</script> [link](javascript:alert) [`crate::x`] `RLO‮ turned‬`
@http(method: "POST", uri: "/put/{label}")
@deprecated(message: "\"] fn injected() {} // */ \n")
operation Put {
    input := {
        @required
        @httpLabel
        label: Label

        @httpHeader("X-Self")
        self: String

        text: Text = "\"; panic!(); // \n */ \u0000 {} \\"
        kind: Kind
    }
}

/// ends with a backslash \
@pattern("^(\"#*|\\*/|`+|\\]|\\x00)?[^\u202e]*$")
string Label

@length(max: 99)
string Text

enum Kind {
    QUOTE = "\"#; */ // \n"
    TURNED = "\u202e\u2066"
    NUL = "\u0000"
    HASHES = "\"#####"
}
