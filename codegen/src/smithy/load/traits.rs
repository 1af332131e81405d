//! From annotations to traits: values take the form that the trait's shape requires, repeated ones are merged.

use super::table::Table;
use crate::diagnostics::{Diagnostics, codes};
use crate::smithy::model::{ShapeType, Trait, Traits};
use crate::smithy::node::Node;
use crate::smithy::raw::Annotation;
use crate::smithy::shape_id::ShapeId;

/// The traits of one shape or member (Smithy 2.0, "Trait values" and "Trait conflicts").
pub(super) fn settle(
    annotations: &[Annotation],
    bearer: &ShapeId,
    table: &Table,
    diagnostics: &mut Diagnostics,
) -> Traits {
    let mut traits = Traits::default();
    for annotation in annotations {
        let shape_type = table.get(annotation.id.as_str()).map(|definition| definition.shape_type);
        let value = annotation.value.clone().unwrap_or_else(|| implied_value(shape_type));
        let Some(known) = traits.get_mut(annotation.id.as_str()) else {
            traits.push(Trait { id: annotation.id.clone(), value, origin: annotation.origin.clone() });
            continue;
        };
        if !merge(known, value, shape_type) {
            let message = format!("`{bearer}` has the trait `{}` twice, with different values", annotation.id);
            let diagnostic = diagnostics.error(&codes::DUPLICATE_TRAIT, &annotation.origin, message);
            diagnostic.related(&known.origin, "first applied here");
        }
    }
    traits
}

/// What a bare `@name` means: an empty structure, map or list; `null`, which is an error, for anything else.
fn implied_value(shape_type: Option<ShapeType>) -> Node {
    match shape_type {
        Some(ShapeType::Structure | ShapeType::Map) | None => Node::empty_object(),
        Some(ShapeType::List) => Node::Array(Vec::new()),
        Some(_) => Node::Null,
    }
}

/// Lists are concatenated and equal values are one; false for what cannot be merged.
fn merge(known: &mut Trait, value: Node, shape_type: Option<ShapeType>) -> bool {
    match (&mut known.value, value) {
        (known, value) if shape_type != Some(ShapeType::List) => *known == value,
        (Node::Array(elements), Node::Array(more)) => {
            elements.extend(more);
            true
        }
        (known, value) => *known == value,
    }
}
