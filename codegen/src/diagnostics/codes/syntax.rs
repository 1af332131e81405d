//! Reading texts: what is wrong with a document before anybody asks what it describes.

use super::codes;

codes! {
    /// The text does not follow the grammar of its format.
    INVALID_SYNTAX = Error "invalid-syntax" in smithy;
    /// The document declares a version of its format that is newer than the known ones.
    UNKNOWN_VERSION = Warning "unknown-version" in yaml;
    /// The document declares a version of its format that is not supported.
    UNSUPPORTED_VERSION = Error "unsupported-version" in yaml;
    /// The document does not declare the version of its format.
    MISSING_VERSION = Error "missing-version" in yaml;
    /// The model uses a feature that the version it declares does not have.
    VERSION_MISMATCH = Error "version-mismatch" in smithy;
    /// A value has a type, or is a word, that its place does not allow.
    INVALID_VALUE = Warning "invalid-value" in yaml;
    /// An object lacks a required key.
    MISSING_KEY = Warning "missing-key" in yaml;
    /// An object has a key that is not defined for it.
    UNKNOWN_KEY = Warning "unknown-key" in smithy;
    /// An object has the same key twice.
    DUPLICATE_KEY = Warning "duplicate-key" in yaml;
    /// A control statement of a Smithy file is not defined.
    UNKNOWN_CONTROL_STATEMENT = Warning "unknown-control-statement" in smithy;
    /// The document exceeds the size limit.
    OVERSIZED_DOCUMENT = Error "oversized-document";
    /// Values or types are nested deeper than the limit.
    DEEP_NESTING = Error "deep-nesting";
    /// The keys on the way to a value exceed the size limit.
    OVERSIZED_KEYS = Error "oversized-keys";
    /// The YAML aliases of the document expand to more than the size limit.
    OVERSIZED_ALIASES = Error "oversized-aliases";
    /// The description has more operations, parameters, members and errors than the limit.
    OVERSIZED_MODEL = Error "oversized-model";
}
