//! What a choice is about.

use crate::ir::TypeId;

/// Where a name is.
#[derive(Clone, Copy)]
pub(super) enum Target {
    Operation(usize),
    Type(TypeId),
    Param(usize, usize),
    /// A field, value or variant of a type, by its position.
    Part(TypeId, usize),
}
