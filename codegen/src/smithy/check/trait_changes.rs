//! The parts of a trait whose change breaks users (Smithy 2.0, "trait trait", `breakingChanges`).

use crate::diagnostics::{Diagnostics, codes};

use super::super::Model;
use super::super::model::Shape;
use super::super::node::Node;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        let Some(applied) = shape.traits.get("smithy.api#trait") else { continue };
        let rules = applied.value.get("breakingChanges").and_then(Node::as_array).unwrap_or_default();
        for path in rules.iter().filter_map(|rule| rule.get("path")?.as_str()) {
            if !path.is_empty() && !path.starts_with('/') {
                let message =
                    format!("`breakingChanges` of the trait `{}` has `{path}`, which is not a JSON pointer", shape.id);
                diagnostics.error(&codes::INVALID_TRAIT_VALUE, &applied.origin, message);
                continue;
            }
            if let Some((inner, step)) = lost(model, shape, path) {
                let message = format!(
                    "`breakingChanges` of the trait `{}` has the path `{path}`, but `{}` has no member `{step}`",
                    shape.id, inner.id,
                );
                diagnostics.error(&codes::INVALID_TRAIT_VALUE, &applied.origin, message);
            }
        }
    }
}

/// Where a JSON pointer through the members of a shape leads nowhere.
fn lost<'a>(model: &'a Model, shape: &'a Shape, path: &'a str) -> Option<(&'a Shape, &'a str)> {
    let mut current = shape;
    for step in path.split('/').skip(1).filter(|step| !step.is_empty()) {
        let Some(member) = current.member(step) else { return Some((current, step)) };
        current = model.target(member)?;
    }
    None
}
