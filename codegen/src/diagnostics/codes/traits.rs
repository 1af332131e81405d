//! Smithy: traits and their values.

use super::codes;

codes! {
    /// An `apply` statement changes a shape of the prelude.
    INVALID_APPLY = Error "invalid-apply" in smithy;
    /// An `apply` statement names a shape or member that is not defined.
    UNRESOLVED_APPLY = Error "unresolved-apply" in smithy;
    /// A trait is not defined.
    UNRESOLVED_TRAIT = Warning "unresolved-trait" in smithy;
    /// A shape that is not a trait is applied as one.
    INVALID_TRAIT = Error "invalid-trait" in smithy;
    /// A trait is applied twice, with different values.
    DUPLICATE_TRAIT = Error "duplicate-trait" in smithy;
    /// A trait is applied beside one that it excludes.
    CONFLICTING_TRAITS = Error "conflicting-traits" in smithy;
    /// A trait that only one member may have is applied to two.
    DUPLICATE_EXCLUSIVE_TRAIT = Error "duplicate-exclusive-trait" in smithy;
    /// A trait is applied to a shape that its selector does not match.
    INVALID_TRAIT_TARGET = Error "invalid-trait-target" in smithy;
    /// The value of a trait does not match the trait's definition.
    INVALID_TRAIT_VALUE = Error "invalid-trait-value" in smithy;
    /// A shape fails a validator that a trait defines.
    FAILED_TRAIT_VALIDATOR = Error "failed-trait-validator" in smithy;
    /// The selector of a trait or validator does not follow the grammar of selectors.
    INVALID_SELECTOR = Error "invalid-selector" in smithy;
    /// A protocol test, smoke test or endpoint test does not match what it tests.
    INVALID_TEST = Warning "invalid-test" in smithy;
    /// A trait of a resource, such as `@arn` or `@taggable`, does not match the resource or its service.
    INVALID_RESOURCE_TRAIT = Error "invalid-resource-trait" in smithy;
    /// A trait about permissions, gateways or topics does not match what it is applied to.
    INVALID_SERVICE_TRAIT = Error "invalid-service-trait" in smithy;
    /// A default value does not match its type.
    INVALID_DEFAULT = Error "invalid-default" in smithy;
    /// The bounds of `@length` or `@range` are missing, reversed or not of the type of what they bound.
    INVALID_BOUNDS = Error "invalid-bounds" in smithy;
    /// An example does not match the operation that it is for.
    INVALID_EXAMPLE = Warning "invalid-example" in smithy;
    /// A value of `@references` does not match the resource that it names.
    INVALID_RESOURCE_REFERENCE = Error "invalid-resource-reference" in smithy;
    /// `@idempotencyToken` is applied to a member that is not part of an operation's input.
    UNUSED_IDEMPOTENCY_TOKEN = Warning "unused-idempotency-token" in smithy;
    /// The value of `@idempotent` contradicts itself or the operation.
    INVALID_IDEMPOTENT = Error "invalid-idempotent" in smithy;
    /// The value of `@requestCompression` does not match the operation.
    INVALID_REQUEST_COMPRESSION = Error "invalid-request-compression" in smithy;
    /// The value of `@httpChecksum` does not match the operation.
    INVALID_CHECKSUM = Error "invalid-checksum" in smithy;
    /// The value of `@cors` contradicts itself.
    INVALID_CORS = Error "invalid-cors" in smithy;
    /// The value of `@httpApiKeyAuth` contradicts itself.
    INVALID_API_KEY = Error "invalid-api-key" in smithy;
    /// `@auth` names a scheme that the service does not have.
    UNRESOLVED_AUTH = Warning "unresolved-auth" in smithy;
    /// A service contains documents, which its protocol does not have.
    CONFLICTING_DOCUMENT = Error "conflicting-document" in smithy;
    /// A waiter of `@waitable` contradicts itself, the operation or another waiter, or has an expression that cannot be read.
    INVALID_WAITER = Error "invalid-waiter" in smithy;
    /// An expression of a waiter selects what is not there, or is of another kind than what it is compared with.
    UNSATISFIABLE_WAITER = Warning "unsatisfiable-waiter" in smithy;
    /// A waiter of C2J matches something that Smithy has no words for; it is left out.
    UNSUPPORTED_WAITER = Warning "unsupported-waiter";
    /// The value of `@paginated` does not match the operation.
    INVALID_PAGINATION = Error "invalid-pagination" in smithy;
}
