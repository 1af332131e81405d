//! Smithy: operations, resources and services.

use super::codes;

codes! {
    /// A shape is bound twice within a service.
    DUPLICATE_BINDING = Error "duplicate-binding" in smithy;
    /// Two shapes of a service have the same name.
    CONFLICTING_NAMES = Error "conflicting-names" in json;
    /// A service renames a shape that it must not rename, or to a name that is none.
    INVALID_RENAME = Error "invalid-rename" in smithy;
    /// An input or output that belongs to one operation is used by another.
    SHARED_INPUT_OUTPUT = Error "shared-input-output" in smithy;
    /// A stream stands where streams cannot stand.
    INVALID_STREAM = Error "invalid-stream" in smithy;
    /// Bytes stream where the protocol cannot stream them.
    BUFFERED_STREAM = Warning "buffered-stream" in smithy;
    /// A resource contains itself.
    CYCLIC_RESOURCES = Error "cyclic-resources" in smithy;
    /// The identifiers of a resource do not match its operations or children.
    INVALID_RESOURCE_IDENTIFIERS = Error "invalid-resource-identifiers" in smithy;
    /// A lifecycle operation of a resource has traits that contradict its role.
    INVALID_RESOURCE_LIFECYCLE = Error "invalid-resource-lifecycle" in smithy;
    /// A member of a lifecycle operation is no property of its resource, or one of another type.
    INVALID_RESOURCE_PROPERTY = Error "invalid-resource-property" in smithy;
    /// No operation of a resource has one of its properties.
    UNUSED_PROPERTY = Error "unused-property" in smithy;
    /// The model describes no service.
    MISSING_SERVICE = Error "missing-service" in smithy;
    /// A client names a service that is not in the model.
    UNRESOLVED_SERVICE = Error "unresolved-service" in toml;
    /// The model has several services, and the client names none of them.
    AMBIGUOUS_SERVICE = Error "ambiguous-service" in smithy;
    /// The service declares no protocol.
    MISSING_PROTOCOL = Error "missing-protocol" in smithy;
    /// The service declares no protocol that is supported.
    UNSUPPORTED_PROTOCOL = Error "unsupported-protocol" in smithy;
    /// An operation lacks `@http`, which its protocol requires.
    MISSING_HTTP_TRAIT = Error "missing-http-trait" in smithy;
}
