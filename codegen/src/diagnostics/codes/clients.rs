//! The list of clients, `clients.toml`.

use super::codes;

codes! {
    /// A client names no description.
    MISSING_SOURCES = Error "missing-sources";
    /// The name of a client cannot be the name of a crate.
    INVALID_CRATE_NAME = Error "invalid-crate-name";
    /// The names of two clients are the same name to Rust.
    CONFLICTING_CRATE_NAMES = Error "conflicting-crate-names";
    /// Two keys of a table exclude each other, or one is useless without another.
    CONFLICTING_KEYS = Error "conflicting-keys";
    /// The folder of the runtime does not contain it.
    MISSING_RUNTIME = Error "missing-runtime";
    /// No file matches the path of a source.
    MISSING_FILE = Error "missing-file";
    /// A file exists, but cannot be read.
    UNREADABLE_FILE = Error "unreadable-file";
    /// The path of a source is not a valid pattern.
    INVALID_PATH_PATTERN = Error "invalid-path-pattern";
    /// An entry of `include` or `exclude` fits no operation.
    UNRESOLVED_SELECTOR = Error "unresolved-selector";
    /// A choice names an operation that does not exist.
    UNRESOLVED_OPERATION = Error "unresolved-operation";
    /// A choice names a type that does not exist.
    UNRESOLVED_TYPE = Error "unresolved-type";
    /// A choice names a member or parameter that does not exist.
    UNRESOLVED_MEMBER = Error "unresolved-member";
    /// A choice names a variant or value that does not exist.
    UNRESOLVED_VARIANT = Error "unresolved-variant";
    /// `include` and `exclude` leave no operation.
    MISSING_OPERATIONS = Error "missing-operations";
    /// Something is renamed to a name that something beside it has.
    CONFLICTING_RENAME = Error "conflicting-rename";
    /// A member cannot contain the token or the items of pages.
    INVALID_PAGES = Error "invalid-pages";
}
