//! Shapes with everything that their mixins bring (Smithy 2.0, "Mixins").

mod members;
mod order;
mod properties;

use std::collections::HashMap;

use super::table::Table;
use super::traits::settle;
use crate::diagnostics::{Diagnostics, codes};
use crate::smithy::model::{Reference, Shape, ShapeType, Trait};
use crate::smithy::node::Node;
use crate::smithy::raw::Definition;
use crate::smithy::shape_id::ShapeId;

const MIXIN: &str = "smithy.api#mixin";
/// The most members that shapes may have from mixins, all together: a short text could ask for any number of them.
const MOST_INHERITED: usize = 250_000;

/// Flattens every definition; the shapes come in the order of the table.
pub(super) fn flatten(table: &Table, diagnostics: &mut Diagnostics) -> Vec<Shape> {
    let mut done: HashMap<&ShapeId, usize> = HashMap::new();
    let mut shapes: Vec<(usize, Shape)> = Vec::with_capacity(table.definitions.len());
    let mut inherited = 0;
    for position in order::mixins_first(table, diagnostics) {
        let definition = &table.definitions[position];
        let mut mixins: Vec<&Shape> = definition
            .mixins
            .iter()
            .filter_map(|mixin| check(definition, mixin, table, diagnostics))
            .filter_map(|mixin| done.get(&mixin.id).map(|&index| &shapes[index].1))
            .collect();
        let before = inherited;
        inherited += mixins.iter().map(|mixin| mixin.members.len()).sum::<usize>();
        if inherited > MOST_INHERITED {
            if before <= MOST_INHERITED {
                report_too_many(definition, diagnostics);
            }
            mixins.clear();
        }
        let shape = flatten_one(definition, &mixins, table, diagnostics);
        done.insert(&definition.id, shapes.len());
        shapes.push((position, shape));
    }
    shapes.sort_by_key(|(position, _)| *position);
    shapes.into_iter().map(|(_, shape)| shape).collect()
}

fn report_too_many(definition: &Definition, diagnostics: &mut Diagnostics) {
    let message = format!("with `{}`, mixins add more than {MOST_INHERITED} members", definition.id);
    diagnostics.error(&codes::OVERSIZED_MIXINS, &definition.origin, message);
}

/// The definition of a mixin, if it may be mixed in.
fn check<'a>(
    user: &Definition,
    mixin: &Reference,
    table: &'a Table,
    diagnostics: &mut Diagnostics,
) -> Option<&'a Definition> {
    let Some(definition) = table.get(mixin.target.as_str()) else {
        if !table.gaps.may_define(&mixin.target) {
            let message = format!("`{}` has the mixin `{}`, which is not defined", user.id, mixin.target);
            diagnostics.error(&codes::UNRESOLVED_MIXIN, &mixin.origin, message).hint = table.similar(&mixin.target);
        }
        return None;
    };
    if !definition.traits.iter().any(|applied| applied.id == MIXIN) {
        let message = format!("`{}` is used as a mixin, but does not have the trait `@mixin`", mixin.target);
        diagnostics.error(&codes::INVALID_MIXIN, &mixin.origin, message).related(&definition.origin, "defined here");
        return None;
    }
    if definition.shape_type != user.shape_type {
        let (mixed, into) = (definition.shape_type.name(), user.shape_type.name());
        let message =
            format!("`{}` is of type {into} and cannot have the {mixed} `{}` as a mixin", user.id, mixin.target);
        let diagnostic = diagnostics.error(&codes::INVALID_MIXIN, &mixin.origin, message);
        diagnostic.hint("mixins may only be mixed into shapes of the same type");
        return None;
    }
    Some(definition)
}

fn flatten_one(definition: &Definition, mixins: &[&Shape], table: &Table, diagnostics: &mut Diagnostics) -> Shape {
    let mut traits = settle(&definition.traits, &definition.id, table, diagnostics);
    // The last mixin has the first word after the shape itself.
    for mixin in mixins.iter().rev() {
        traits.inherit(inherited(mixin));
    }
    let mut shape = Shape {
        id: definition.id.clone(),
        shape_type: definition.shape_type,
        traits,
        members: members::flatten(definition, mixins, table, diagnostics),
        mixins: definition.mixins.clone(),
        properties: definition.properties.clone(),
        origin: definition.origin.clone(),
    };
    properties::inherit(&mut shape, mixins);
    properties::unique(&mut shape);
    if shape.has_trait(MIXIN) && !matches!(shape.shape_type, ShapeType::Structure | ShapeType::Union) {
        properties::check_mixin(&shape, diagnostics);
    }
    shape
}

/// The traits that a mixin hands on: all but `@mixin` and those it keeps for itself.
fn inherited(mixin: &Shape) -> impl Iterator<Item = Trait> {
    let local = mixin.trait_value(MIXIN).and_then(|value| value.get("localTraits")).and_then(Node::as_array);
    let local = local.unwrap_or_default();
    let is_local = move |id: &ShapeId| *id == MIXIN || local.iter().any(|name| name.as_str() == Some(id.as_str()));
    mixin.traits.iter().filter(move |applied| !is_local(&applied.id)).cloned()
}
