//! Which members a shape must have (Smithy 2.0, "Aggregate types", "Enum shapes").

use std::collections::HashMap;

use crate::diagnostics::{Diagnostics, codes};

use super::super::Model;
use super::super::model::{Member, Shape, ShapeType};
use super::super::node::Node;

const ENUM_VALUE: &str = "smithy.api#enumValue";

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        match shape.shape_type {
            ShapeType::List => check_names(shape, &["member"], diagnostics),
            ShapeType::Map => check_names(shape, &["key", "value"], diagnostics),
            ShapeType::Union => check_any(shape, diagnostics),
            ShapeType::Enum | ShapeType::IntEnum => {
                check_any(shape, diagnostics);
                check_values(shape, diagnostics);
            }
            _ => {}
        }
    }
}

fn check_names(shape: &Shape, names: &[&str], diagnostics: &mut Diagnostics) {
    let kind = shape.shape_type.name();
    let quoted =
        |names: &[&str]| -> String { names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" and ") };
    for member in shape.members.iter().filter(|member| !names.contains(&member.name())) {
        let message =
            format!("the {kind} `{}` may only have {}, but it has `{}`", shape.id, quoted(names), member.name());
        diagnostics.error(&codes::INVALID_MEMBER, &member.origin, message);
    }
    let missing: Vec<&str> = names.iter().copied().filter(|name| shape.member(name).is_none()).collect();
    if !missing.is_empty() {
        let message = format!("the {kind} `{}` lacks its {}", shape.id, quoted(&missing));
        diagnostics.error(&codes::MISSING_MEMBER, &shape.origin, message);
    }
}

fn check_any(shape: &Shape, diagnostics: &mut Diagnostics) {
    if shape.members.is_empty() {
        let message = format!("the {} `{}` must have at least one member", shape.shape_type.name(), shape.id);
        diagnostics.error(&codes::MISSING_MEMBER, &shape.origin, message);
    }
}

fn check_values(shape: &Shape, diagnostics: &mut Diagnostics) {
    let mut seen: HashMap<String, &Member> = HashMap::new();
    for member in &shape.members {
        let Some(applied) = member.traits.get(ENUM_VALUE) else { continue };
        if let Some(problem) = problem_of(shape.shape_type, &applied.value) {
            let message = format!("the value of `{}` {problem}", member.id);
            diagnostics.error(&codes::INVALID_ENUM_VALUE, &applied.origin, message);
            continue;
        }
        let key = format!("{:?}", applied.value);
        if let Some(first) = seen.get(&key) {
            let message = format!("`{}` has the same value as `{}`", member.id, first.name());
            diagnostics
                .error(&codes::INVALID_ENUM_VALUE, &applied.origin, message)
                .related(&first.origin, "first used here");
        } else {
            seen.insert(key, member);
        }
    }
}

fn problem_of(shape_type: ShapeType, value: &Node) -> Option<String> {
    match (shape_type, value) {
        (ShapeType::Enum, Node::String(text)) if text.is_empty() => Some("must not be empty".to_owned()),
        (ShapeType::Enum, Node::String(_)) => None,
        (ShapeType::Enum, other) => Some(format!("must be a string, but it is {}", other.kind())),
        (_, Node::Number(number)) => match number.as_i64() {
            Some(value) if i32::try_from(value).is_ok() => None,
            Some(_) => Some(format!("must fit into 32 bits, but it is {}", number.as_str())),
            None => Some(format!("must be an integer, but it is {}", number.as_str())),
        },
        (_, other) => Some(format!("must be an integer, but it is {}", other.kind())),
    }
}
