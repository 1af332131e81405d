//! The patterns of texts in the client list.

/// A number of a version: no leading zero, and within 64 bits.
macro_rules! number {
    () => {
        "(?:0|[1-9][0-9]{0,17})"
    };
}

/// What follows the numbers of a version.
macro_rules! tail {
    () => {
        concat!(
            "(?:-(?:",
            number!(),
            "|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(?:\\.(?:",
            number!(),
            "|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?"
        )
    };
}

macro_rules! comparator {
    () => {
        concat!(
            " *(?:\\*|",
            number!(),
            "(?:\\.",
            number!(),
            ")?\\.\\*|(?:\\^|~|=|[<>]=?)? *",
            number!(),
            "(?:\\.",
            number!(),
            "(?:\\.",
            number!(),
            tail!(),
            ")?)?) *"
        )
    };
}

/// A version of a package (<https://semver.org>).
pub(super) const VERSION: &str = concat!("^", number!(), "\\.", number!(), "\\.", number!(), tail!(), "$");
/// What Cargo takes as the version of a dependency.
pub(super) const REQUIREMENT: &str = concat!("^", comparator!(), "(?:,", comparator!(), ")*$");
/// A version of Rust, 1.90 or later: what is written compiles with no older one.
pub(super) const RUST_VERSION: &str = "^1\\.(?:9[0-9]|[1-9][0-9]{2,5})(?:\\.(?:0|[1-9][0-9]{0,5}))?$";
/// The name of a client: it is a folder, and a crate unless `package` names that otherwise.
pub(super) const NAME: &str = "^[a-z][a-z0-9_-]{0,63}$";
/// What crates.io takes as a keyword.
pub(super) const KEYWORD: &str = "^[A-Za-z0-9][A-Za-z0-9_+-]{0,19}$";
/// What has no line break and no other control character.
pub(super) const LINE: &str = "^[^\\u0000-\\u001f\\u007f]+$";
pub(super) const URL: &str = "^https?://[^\\u0000-\\u0020\\u007f]+$";

/// A name that becomes one of Rust's: its case follows what it names.
pub(super) const IDENTIFIER: &str = "^[A-Za-z][A-Za-z0-9_]*$";
