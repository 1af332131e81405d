//! The list of clients, `clients.toml`.

use super::codes;

codes! {
    /// A client names no description.
    MISSING_SOURCES = Error "missing-sources" in toml;
    /// The name of a client cannot be the name of a crate.
    INVALID_CRATE_NAME = Error "invalid-crate-name" in toml;
    /// The names of two clients are the same name to Rust.
    CONFLICTING_CRATE_NAMES = Error "conflicting-crate-names" in toml;
    /// Two keys of a table exclude each other, or one is useless without another.
    CONFLICTING_KEYS = Error "conflicting-keys" in toml;
    /// The folder of the runtime does not contain it.
    MISSING_RUNTIME = Error "missing-runtime" in toml;
    /// No file matches the pattern of a source.
    MISSING_FILE = Error "missing-file" in toml;
    /// A source does not exist or cannot be read.
    UNREADABLE_FILE = Error "unreadable-file" in toml;
    /// The path of a source is not a valid pattern.
    INVALID_PATH_PATTERN = Error "invalid-path-pattern" in toml;
    /// An entry of `include` or `exclude` fits no operation.
    UNRESOLVED_SELECTOR = Error "unresolved-selector" in toml;
    /// `groups` or `unlisted` is chosen where the description has nothing for it.
    UNRESOLVED_CHOICE = Error "unresolved-choice" in toml;
    /// A choice names an operation that does not exist.
    UNRESOLVED_OPERATION = Error "unresolved-operation" in toml;
    /// A choice names a type that does not exist.
    UNRESOLVED_TYPE = Error "unresolved-type" in toml;
    /// A choice names a member or parameter that does not exist.
    UNRESOLVED_MEMBER = Error "unresolved-member" in toml;
    /// A choice names a variant or value that does not exist.
    UNRESOLVED_VARIANT = Error "unresolved-variant" in toml;
    /// `include` and `exclude` leave no operation.
    MISSING_OPERATIONS = Error "missing-operations" in toml;
    /// Something is renamed to a name that something beside it has.
    CONFLICTING_RENAME = Error "conflicting-rename" in toml;
    /// A target of an overlay's action fits nothing in the document.
    UNRESOLVED_OVERLAY_TARGET = Error "unresolved-overlay-target";
    /// An overlay's action does not fit what it changes.
    INVALID_OVERLAY = Error "invalid-overlay";
    /// An expression does not follow RFC 9535.
    INVALID_JSON_PATH = Error "invalid-json-path";
    /// A member cannot contain the token or the items of pages.
    INVALID_PAGES = Error "invalid-pages" in toml;
}
