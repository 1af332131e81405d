//! "Did you mean" for shape ids that lead nowhere.

use super::shape_id::ShapeId;
use crate::diagnostics::suggest;

/// The shape that was probably meant: one of the same name elsewhere, or one of nearly this name here or in the
/// prelude.
pub(super) fn hint<'a>(id: &ShapeId, known: impl Iterator<Item = &'a ShapeId> + Clone) -> Option<String> {
    if let Some(elsewhere) = known.clone().find(|known| known.name() == id.name()) {
        return Some(format!("`{elsewhere}` is defined: add `use {elsewhere}`, or write it in full"));
    }
    let is_here = |known: &&ShapeId| [id.namespace(), "smithy.api"].contains(&known.namespace());
    suggest::hint(id.name(), known.filter(is_here).map(ShapeId::name))
}
