//! Smithy: traits and their values.

use super::codes;

codes! {
    /// An `apply` statement changes a shape of the prelude.
    INVALID_APPLY = Error "invalid-apply";
    /// An `apply` statement names a shape or member that is not defined.
    UNRESOLVED_APPLY = Error "unresolved-apply";
    /// A trait is not defined.
    UNRESOLVED_TRAIT = Warning "unresolved-trait";
    /// A shape that is not a trait is applied as one.
    INVALID_TRAIT = Error "invalid-trait";
    /// A trait is applied twice, with different values.
    DUPLICATE_TRAIT = Error "duplicate-trait";
    /// A trait is applied beside one that it excludes.
    CONFLICTING_TRAITS = Error "conflicting-traits";
    /// A trait that only one member may have is applied to two.
    DUPLICATE_EXCLUSIVE_TRAIT = Error "duplicate-exclusive-trait";
    /// A trait is applied to a shape that its selector does not match.
    INVALID_TRAIT_TARGET = Error "invalid-trait-target";
    /// The value of a trait does not match the trait's definition.
    INVALID_TRAIT_VALUE = Error "invalid-trait-value";
    /// A shape fails a validator that a trait defines.
    FAILED_TRAIT_VALIDATOR = Error "failed-trait-validator";
    /// A default value does not match its type.
    INVALID_DEFAULT = Error "invalid-default";
    /// The bounds of `@length` or `@range` are missing, reversed or not of the type of what they bound.
    INVALID_BOUNDS = Error "invalid-bounds";
    /// An example does not match the operation that it is for.
    INVALID_EXAMPLE = Error "invalid-example";
    /// A value of `@references` does not match the resource that it names.
    INVALID_RESOURCE_REFERENCE = Error "invalid-resource-reference";
    /// `@idempotencyToken` is applied to a member that is not part of an operation's input.
    UNUSED_IDEMPOTENCY_TOKEN = Warning "unused-idempotency-token";
    /// The value of `@idempotent` contradicts itself or the operation.
    INVALID_IDEMPOTENT = Error "invalid-idempotent";
    /// The value of `@requestCompression` does not match the operation.
    INVALID_REQUEST_COMPRESSION = Error "invalid-request-compression";
    /// The value of `@cors` contradicts itself.
    INVALID_CORS = Error "invalid-cors";
    /// The value of `@httpApiKeyAuth` contradicts itself.
    INVALID_API_KEY = Error "invalid-api-key";
    /// `@auth` names a scheme that the service does not have.
    UNRESOLVED_AUTH = Warning "unresolved-auth";
    /// A service contains documents, which its protocol does not have.
    CONFLICTING_DOCUMENT = Error "conflicting-document";
    /// The value of `@paginated` does not match the operation.
    INVALID_PAGINATION = Error "invalid-pagination";
}
