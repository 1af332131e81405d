//! Rules of operations and lifecycles (Smithy 2.0, "Operation", "Resource lifecycle", "input and output traits").

use std::collections::HashMap;

use crate::diagnostics::{Diagnostics, codes};

use super::super::Model;
use super::super::model::{Lifecycle, Reference, Resource, Shape};
use super::super::shape_id::ShapeId;

const INPUT: &str = "smithy.api#input";
const OUTPUT: &str = "smithy.api#output";

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let mut users: HashMap<(&ShapeId, &str), &Reference> = HashMap::new();
    for shape in model.shapes() {
        if let Some(operation) = shape.as_operation() {
            let sides = [("input", INPUT, OUTPUT, &operation.input), ("output", OUTPUT, INPUT, &operation.output)];
            for (side, own, other, reference) in sides {
                let Some(target) = model.shape(reference.target.as_str()) else { continue };
                if target.has_trait(other) && !target.has_trait(own) {
                    let message =
                        format!("the {side} of `{}` is `{}`, which has the trait `{other}`", shape.id, target.id);
                    diagnostics.error(&codes::INVALID_TARGET, &reference.origin, message);
                }
                let Some(first) = users.insert((&target.id, side), reference).filter(|_| target.has_trait(own)) else {
                    continue;
                };
                let message = format!("`{}` has the trait `{own}`, but more than one operation uses it", target.id);
                let diagnostic = diagnostics.error(&codes::SHARED_INPUT_OUTPUT, &reference.origin, message);
                diagnostic.related(&first.origin, "first used here");
            }
        }
        if let Some(resource) = shape.as_resource() {
            check_lifecycle(model, shape, resource, diagnostics);
        }
        check_members(model, shape, diagnostics);
    }
}

/// Inputs and outputs belong to their operations.
fn check_members(model: &Model, shape: &Shape, diagnostics: &mut Diagnostics) {
    for member in &shape.members {
        let Some(target) = model.target(member) else { continue };
        for marker in [INPUT, OUTPUT].into_iter().filter(|marker| target.has_trait(marker)) {
            let message = format!("`{}` cannot target `{}`, which has the trait `{marker}`", member.id, target.id);
            diagnostics.error(&codes::INVALID_TARGET, &member.origin, message);
        }
    }
}

fn check_lifecycle(model: &Model, shape: &Shape, resource: &Resource, diagnostics: &mut Diagnostics) {
    for (lifecycle, reference) in &resource.lifecycle {
        let Some(operation) = model.shape(reference.target.as_str()) else { continue };
        let (name, expected) = match lifecycle {
            Lifecycle::Put | Lifecycle::Delete => ("idempotent", true),
            Lifecycle::Create | Lifecycle::Update => ("readonly", false),
            Lifecycle::Read | Lifecycle::List => ("readonly", true),
        };
        if operation.has_trait(&format!("smithy.api#{name}")) != expected {
            let verb = if expected { "must have" } else { "must not have" };
            let (lifecycle, id) = (lifecycle.name(), &operation.id);
            let message =
                format!("`{id}` is the {lifecycle} operation of `{}` and {verb} the trait `@{name}`", shape.id);
            diagnostics.error(&codes::INVALID_RESOURCE_LIFECYCLE, &reference.origin, message);
        }
    }
}
