//! Whether traits are traits, have values of their shapes, and go together (Smithy 2.0, "Trait application").

use std::collections::HashSet;

use crate::diagnostics::{Diagnostics, Level, codes};

use super::super::Model;
use super::super::model::{Shape, Trait, Traits};
use super::super::node::Node;
use super::super::shape_id::ShapeId;
use super::values::{self, Kind};

const TRAIT: &str = "smithy.api#trait";

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let mut checker = Checker { model, unknown: HashSet::new(), diagnostics };
    for shape in model.shapes() {
        checker.traits(&shape.id, &shape.traits);
        for member in &shape.members {
            checker.traits(&member.id, &member.traits);
        }
        checker.exclusive(shape);
    }
}

struct Checker<'a> {
    model: &'a Model,
    /// Traits that were reported as unknown already.
    unknown: HashSet<ShapeId>,
    diagnostics: &'a mut Diagnostics,
}

impl Checker<'_> {
    fn traits(&mut self, bearer: &ShapeId, traits: &Traits) {
        for applied in traits {
            let Some(shape) = self.model.shape(applied.id.as_str()) else {
                self.unknown(applied);
                continue;
            };
            if !shape.has_trait(TRAIT) {
                let message = format!("`{}` is applied to `{bearer}`, but is not a trait", applied.id);
                let diagnostic = self.diagnostics.error(&codes::INVALID_TRAIT, &applied.origin, message);
                diagnostic.hint("add `@trait` to its definition");
            } else if shape.has_trait("smithy.api#mixin") {
                let message = format!("the trait `{}` is a mixin and cannot be applied to `{bearer}`", applied.id);
                self.diagnostics.error(&codes::INVALID_TRAIT, &applied.origin, message);
            } else {
                self.value(bearer, shape, applied);
            }
            self.conflicts(bearer, traits, shape, applied);
        }
    }

    fn unknown(&mut self, applied: &Trait) {
        if self.model.may_define(&applied.id) || !self.unknown.insert(applied.id.clone()) {
            return;
        }
        // A namespace is the model's own if it defines anything there; a foreign trait may be left out on purpose.
        let is_own = self.model.shapes().iter().any(|shape| shape.id.namespace() == applied.id.namespace());
        let diagnostic = if is_own {
            let message = format!("the trait `{}` is not defined", applied.id);
            self.diagnostics.error(&codes::UNRESOLVED_TRAIT, &applied.origin, message)
        } else {
            let message = format!("the trait `{}` is not defined, and has no effect", applied.id);
            self.diagnostics.warning(&codes::UNRESOLVED_TRAIT, &applied.origin, message)
        };
        diagnostic.hint = self.model.similar(&applied.id, |shape| shape.has_trait(TRAIT));
    }

    fn value(&mut self, bearer: &ShapeId, shape: &Shape, applied: &Trait) {
        for problem in values::problems(self.model, shape, None, &applied.value) {
            let path = if problem.path.is_empty() { String::new() } else { format!(" at `{}`", problem.path) };
            let message = format!("the value of `@{}` of `{bearer}`{path} {}", applied.id.name(), problem.message);
            let level = if problem.kind == Kind::Unknown { Level::Warning } else { Level::Error };
            self.diagnostics.push(level, &codes::INVALID_TRAIT_VALUE, Some(applied.origin.clone()), message);
        }
    }

    fn conflicts(&mut self, bearer: &ShapeId, traits: &Traits, shape: &Shape, applied: &Trait) {
        let conflicts = shape.trait_value(TRAIT).and_then(|value| value.get("conflicts")).and_then(Node::as_array);
        for other in conflicts.into_iter().flatten().filter_map(Node::as_str) {
            let full = if other.contains('#') { other.to_owned() } else { format!("smithy.api#{other}") };
            if let Some(other) = traits.get(&full) {
                let message = format!("`{bearer}` has the trait `{}`, which excludes `{}`", applied.id, other.id);
                let diagnostic = self.diagnostics.error(&codes::CONFLICTING_TRAITS, &applied.origin, message);
                diagnostic.related(&other.origin, "the other trait");
            }
        }
    }

    /// Some traits may be on one member of a structure only, or on one member that targets a shape.
    fn exclusive(&mut self, shape: &Shape) {
        let mut seen: Vec<(&Trait, &ShapeId)> = Vec::new();
        for member in &shape.members {
            for applied in &member.traits {
                let Some(definition) = self.model.shape(applied.id.as_str()).and_then(|shape| shape.trait_value(TRAIT))
                else {
                    continue;
                };
                let by_target = match definition.get("structurallyExclusive").and_then(Node::as_str) {
                    Some("member") => false,
                    Some("target") => true,
                    _ => continue,
                };
                let same = |(known, target): &&(&Trait, &ShapeId)| {
                    known.id == applied.id && (!by_target || **target == member.target)
                };
                if let Some((first, _)) = seen.iter().find(same) {
                    let message = format!("`{}` has more than one member with the trait `{}`", shape.id, applied.id);
                    let diagnostic =
                        self.diagnostics.error(&codes::DUPLICATE_EXCLUSIVE_TRAIT, &applied.origin, message);
                    diagnostic.related(&first.origin, "first applied here");
                } else {
                    seen.push((applied, &member.target));
                }
            }
        }
    }
}
