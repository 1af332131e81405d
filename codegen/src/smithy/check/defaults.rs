//! Whether default values are values of their shapes (Smithy 2.0, "default trait").

use crate::diagnostics::{Diagnostics, Level, codes};

use super::super::Model;
use super::super::model::{Member, Shape, ShapeType, Trait};
use super::super::node::Node;
use super::super::shape_id::ShapeId;
use super::values::{self, Kind};

const DEFAULT: &str = "smithy.api#default";

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        if let Some(applied) = shape.traits.get(DEFAULT) {
            if applied.value.is_null() {
                let message = format!("the default of `{}` is null, which is for members only", shape.id);
                diagnostics.error(&codes::INVALID_DEFAULT, &applied.origin, message);
            } else {
                check_value(model, &shape.id, shape, None, applied, diagnostics);
            }
        }
        for member in &shape.members {
            let Some(target) = model.target(member) else { continue };
            match member.traits.get(DEFAULT) {
                Some(applied) if !applied.value.is_null() => {
                    check_value(model, &member.id, target, Some(member), applied, diagnostics);
                }
                _ => {}
            }
            if shape.shape_type == ShapeType::Structure {
                check_agreement(member, target, diagnostics);
            }
        }
    }
}

/// A member repeats the default of what it targets, or says that it has none.
fn check_agreement(member: &Member, target: &Shape, diagnostics: &mut Diagnostics) {
    let Some(expected) = target.trait_value(DEFAULT) else { return };
    let (problem, origin) = match member.traits.get(DEFAULT) {
        None => ("lacks the default".to_owned(), &member.origin),
        Some(applied) if applied.value.is_null() || applied.value == *expected => return,
        Some(applied) => ("has another default than that".to_owned(), &applied.origin),
    };
    let message = format!("`{}` {problem} of its target `{}`", member.id, target.id);
    let diagnostic = diagnostics.error(&codes::INVALID_DEFAULT, origin, message);
    diagnostic.hint("write the same default, or null for none");
}

fn check_value(
    model: &Model,
    bearer: &ShapeId,
    shape: &Shape,
    member: Option<&Member>,
    applied: &Trait,
    diagnostics: &mut Diagnostics,
) {
    let mut report = |level: Level, what: String| {
        let message = format!("the default of `{bearer}` {what}");
        diagnostics.push(level, &codes::INVALID_DEFAULT, Some(applied.origin.clone()), message);
    };
    match (shape.shape_type, &applied.value) {
        (ShapeType::List, value) if value.as_array().is_none_or(|elements| !elements.is_empty()) => {
            return report(Level::Error, "must be an empty list".to_owned());
        }
        (ShapeType::Map, value) if value.as_object().is_none_or(|object| !object.is_empty()) => {
            return report(Level::Error, "must be an empty map".to_owned());
        }
        (ShapeType::Document, Node::Array(elements)) if !elements.is_empty() => {
            return report(Level::Error, "cannot be an array with elements".to_owned());
        }
        (ShapeType::Document, Node::Object(object)) if !object.is_empty() => {
            return report(Level::Error, "cannot be an object with members".to_owned());
        }
        (ShapeType::Structure | ShapeType::Union, _) => {
            return report(Level::Error, format!("cannot be: shapes of type {} have none", shape.shape_type.name()));
        }
        _ => {}
    }
    for problem in values::problems(model, shape, member, &applied.value) {
        // Many services have a zero that was never valid, from the time when zero meant absent.
        let level = if problem.kind == Kind::Range { Level::Warning } else { Level::Error };
        report(level, problem.message);
    }
}
