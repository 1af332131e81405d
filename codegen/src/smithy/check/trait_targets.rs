//! Whether traits are on shapes that they may be on (validator `TraitTarget` of the specification).

use std::collections::{HashMap, HashSet};

use crate::diagnostics::{Diagnostics, codes};

use super::super::Model;
use super::super::model::Traits;
use super::super::node::Node;
use super::super::selector::Selector;
use super::super::shape_id::ShapeId;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let mut selected: HashMap<&str, Option<HashSet<&ShapeId>>> = HashMap::new();
    for shape in model.shapes() {
        let members = shape.members.iter().map(|member| (&member.id, &member.traits));
        let bearers: Vec<(&ShapeId, &Traits)> = std::iter::once((&shape.id, &shape.traits)).chain(members).collect();
        for (bearer, traits) in bearers {
            for applied in traits {
                let Some(selector) = selector_of(model, &applied.id) else { continue };
                let found = selected
                    .entry(selector)
                    .or_insert_with(|| Selector::parse(selector).map(|selector| selector.select(model)));
                if found.as_ref().is_some_and(|found| !found.contains(bearer)) {
                    let message = format!("the trait `{}` cannot be applied to `{bearer}`", applied.id);
                    let diagnostic = diagnostics.error(&codes::INVALID_TRAIT_TARGET, &applied.origin, message);
                    diagnostic.hint(format!("it is for what this selector matches: `{selector}`"));
                }
            }
        }
    }
}

/// The selector of a trait; none if it may be applied to anything.
fn selector_of<'a>(model: &'a Model, id: &ShapeId) -> Option<&'a str> {
    let definition = model.shape(id.as_str())?.trait_value("smithy.api#trait")?;
    definition.get("selector").and_then(Node::as_str).filter(|selector| *selector != "*")
}
