//! OpenAPI: references and schemas.

use super::codes;

codes! {
    /// References lead back to where they start.
    CYCLIC_REFERENCE = Error "cyclic-reference";
    /// A reference leads out of the document, which is not supported.
    UNSUPPORTED_REFERENCE = Error "unsupported-reference";
    /// A reference leads to nothing.
    UNRESOLVED_REFERENCE = Error "unresolved-reference";
    /// The `type` of a schema is not one of JSON Schema's.
    UNKNOWN_TYPE = Warning "unknown-type";
    /// An `enum` lists no value.
    EMPTY_ENUM = Warning "empty-enum";
    /// An `enum` lists the same value twice.
    DUPLICATE_VALUE = Warning "duplicate-value";
    /// The parts of an `allOf` have no value in common.
    CONFLICTING_SCHEMAS = Warning "conflicting-schemas";
    /// A schema has two unions of variants, of which one is used.
    UNSUPPORTED_UNION = Warning "unsupported-union";
    /// No value is ever read as a variant of a union.
    UNREACHABLE_VARIANT = Warning "unreachable-variant";
    /// A schema has a `discriminator`, but no variants.
    UNUSED_DISCRIMINATOR = Warning "unused-discriminator";
    /// A type is used, but never defined.
    UNDEFINED_TYPE = Error "undefined-type";
}
