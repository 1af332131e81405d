//! Smithy: shapes, members and their names.

use super::codes;

codes! {
    /// A shape id is not absolute, or names a member where a shape is meant.
    INVALID_SHAPE_ID = Error "invalid-shape-id" in json;
    /// The name of a member is not an identifier.
    INVALID_MEMBER_NAME = Error "invalid-member-name" in json;
    /// A shape has a type that is not defined, or none.
    UNKNOWN_SHAPE_TYPE = Error "unknown-shape-type" in json;
    /// A shape is defined twice, and differently.
    DUPLICATE_SHAPE = Error "duplicate-shape" in smithy;
    /// Two shape ids differ in case only.
    CONFLICTING_SHAPE_IDS = Error "conflicting-shape-ids" in smithy;
    /// Two members of a shape have the same name, or names that differ in case only.
    CONFLICTING_MEMBERS = Error "conflicting-members" in smithy;
    /// A list or map has a member that is not one of its own.
    INVALID_MEMBER = Error "invalid-member" in smithy;
    /// A shape lacks a member that its type requires.
    MISSING_MEMBER = Error "missing-member" in smithy;
    /// The value of an enum's member is missing, of another type or used twice.
    INVALID_ENUM_VALUE = Error "invalid-enum-value" in smithy;
    /// A member, operation, resource or service names a shape that is not defined.
    UNRESOLVED_TARGET = Error "unresolved-target" in smithy;
    /// A `use` statement names a shape that is not defined.
    UNRESOLVED_USE = Warning "unresolved-use" in smithy;
    /// A `use` statement brings in a name that is already taken.
    CONFLICTING_USE = Error "conflicting-use" in smithy;
    /// A reference names a shape that cannot stand in its place.
    INVALID_TARGET = Error "invalid-target" in smithy;
    /// A shape that is private to a namespace is named from another.
    INVALID_ACCESS = Error "invalid-access" in smithy;
    /// A type contains itself in every value, so that no value of it is finite.
    INFINITE_TYPE = Error "infinite-type" in smithy;
    /// A shape names a mixin that is not defined.
    UNRESOLVED_MIXIN = Error "unresolved-mixin" in smithy;
    /// A shape names a mixin that is not one, or one of a type that does not fit.
    INVALID_MIXIN = Error "invalid-mixin" in smithy;
    /// The mixins of a shape lead back to the shape.
    CYCLIC_MIXINS = Error "cyclic-mixins" in smithy;
    /// The mixins of a shape define the same member, and differently.
    CONFLICTING_MIXIN_MEMBERS = Error "conflicting-mixin-members" in smithy;
    /// A mixin has properties that mixins of its type cannot have.
    INVALID_MIXIN_PROPERTIES = Error "invalid-mixin-properties" in smithy;
    /// The mixins bring in more members than the limit.
    OVERSIZED_MIXINS = Error "oversized-mixins";
    /// A member elides its target, but nothing defines it.
    UNRESOLVED_ELISION = Error "unresolved-elision" in smithy;
    /// A structure is declared `for` something that is not a resource.
    INVALID_ELISION = Error "invalid-elision" in smithy;
    /// A metadata key is defined twice, and differently.
    CONFLICTING_METADATA = Error "conflicting-metadata" in smithy;
    /// The value of a metadata key that Smithy defines has another form.
    INVALID_METADATA = Error "invalid-metadata" in smithy;
}
