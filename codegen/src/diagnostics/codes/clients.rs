//! The list of clients, `clients.toml`.

use super::codes;

codes! {
    /// A client names no description.
    MISSING_SOURCES = Error "missing-sources";
    /// A client names a kind of validation that does not exist.
    UNKNOWN_VALIDATION = Error "unknown-validation";
    /// A version is not one that Cargo accepts.
    INVALID_VERSION = Error "invalid-version";
    /// The name of a client cannot be the name of a crate.
    INVALID_CRATE_NAME = Error "invalid-crate-name";
    /// The names of two clients are the same name to Rust.
    CONFLICTING_CRATE_NAMES = Error "conflicting-crate-names";
    /// No file matches the path of a source.
    MISSING_FILE = Error "missing-file";
    /// A file exists, but cannot be read.
    UNREADABLE_FILE = Error "unreadable-file";
    /// The path of a source is not a valid pattern.
    INVALID_PATH_PATTERN = Error "invalid-path-pattern";
}
