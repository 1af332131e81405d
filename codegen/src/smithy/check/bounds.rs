//! Whether `@length` and `@range` leave anything possible (Smithy 2.0, "length trait", "range trait").

use crate::diagnostics::{Diagnostics, codes};

use super::super::Model;
use super::super::model::{Shape, ShapeType, Traits};
use super::super::node::Node;
use super::super::shape_id::ShapeId;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        check_bearer(&shape.id, shape, &shape.traits, diagnostics);
        for member in &shape.members {
            if let Some(target) = model.target(member) {
                check_bearer(&member.id, target, &member.traits, diagnostics);
            }
        }
    }
}

fn check_bearer(bearer: &ShapeId, shape: &Shape, traits: &Traits, diagnostics: &mut Diagnostics) {
    for name in ["length", "range"] {
        let Some(applied) = traits.get(&format!("smithy.api#{name}")) else { continue };
        if let Some(problem) = problem_of(name, shape, &applied.value) {
            let message = format!("the trait `@{name}` of `{bearer}` {problem}");
            diagnostics.error(&codes::INVALID_BOUNDS, &applied.origin, message);
        }
    }
}

fn problem_of(name: &str, shape: &Shape, bounds: &Node) -> Option<String> {
    let bound = |key: &str| bounds.get(key).and_then(Node::as_number);
    let (min, max) = (bound("min"), bound("max"));
    if min.is_none() && max.is_none() {
        return Some("has neither a minimum nor a maximum".to_owned());
    }
    if let (Some(min), Some(max)) = (min, max)
        && min.as_f64() > max.as_f64()
    {
        return Some(format!("has a minimum of {} above its maximum of {}", min.as_str(), max.as_str()));
    }
    for bound in [min, max].into_iter().flatten() {
        if name == "length" && bound.as_f64() < 0.0 {
            return Some(format!("has the negative bound {}", bound.as_str()));
        }
        let is_fraction = bound.as_f64().fract() != 0.0;
        if name == "range" && is_fraction && takes_integers(shape.shape_type) {
            return Some(format!("has the bound {}, but `{}` is a whole number", bound.as_str(), shape.id));
        }
    }
    None
}

fn takes_integers(shape_type: ShapeType) -> bool {
    use ShapeType::*;
    matches!(shape_type, Byte | Short | Integer | IntEnum | Long | BigInteger)
}
