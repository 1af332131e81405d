//! OpenAPI: references and schemas.

use super::codes;

codes! {
    /// References lead back to where they start.
    CYCLIC_REFERENCE = Warning "cyclic-reference" in yaml;
    /// A reference leads out of the document, which is not supported.
    UNSUPPORTED_REFERENCE = Warning "unsupported-reference" in yaml;
    /// A reference leads to nothing.
    UNRESOLVED_REFERENCE = Warning "unresolved-reference" in yaml;
    /// The `type` of a schema is not one of JSON Schema's.
    UNKNOWN_TYPE = Warning "unknown-type" in yaml;
    /// The `format` of a schema is spelled almost as a known one.
    UNKNOWN_FORMAT = Warning "unknown-format" in yaml;
    /// A name under `required` that no property has.
    UNRESOLVED_REQUIRED = Warning "unresolved-required" in yaml;
    /// An `enum` lists no value.
    EMPTY_ENUM = Warning "empty-enum" in yaml;
    /// An `enum` lists the same value twice.
    DUPLICATE_VALUE = Warning "duplicate-value" in yaml;
    /// The parts of an `allOf` have no value in common.
    CONFLICTING_SCHEMAS = Warning "conflicting-schemas" in yaml;
    /// A schema has two unions of variants, of which one is used.
    UNSUPPORTED_UNION = Warning "unsupported-union" in yaml;
    /// A tuple has more items than are supported.
    UNSUPPORTED_TUPLE = Warning "unsupported-tuple" in yaml;
    /// A keyword of a schema that no check is made of.
    UNSUPPORTED_KEYWORD = Warning "unsupported-keyword" in yaml;
    /// A keyword of a schema is about values of another type.
    MISPLACED_KEYWORD = Warning "misplaced-keyword" in yaml;
    /// No value is ever read as a variant of a union.
    UNREACHABLE_VARIANT = Warning "unreachable-variant" in yaml;
    /// A schema has a `discriminator`, but no variants.
    UNUSED_DISCRIMINATOR = Warning "unused-discriminator" in yaml;
    /// A type is used, but never defined: a mistake of Ferrosmith itself.
    UNDEFINED_TYPE = Error "undefined-type";
}
