//! Endpoints that an operation gives (AWS specifications, "`aws.api#clientEndpointDiscovery` trait",
//! "`aws.api#clientDiscoveredEndpoint` trait").

use crate::diagnostics::{Diagnostics, codes};

use super::super::super::Model;
use super::super::super::model::{Member, Operation, Service, Shape, ShapeType, Trait};
use super::super::super::node::Node;
use super::super::structure;

const DISCOVERY: &str = "aws.api#clientEndpointDiscovery";
const DISCOVERED: &str = "aws.api#clientDiscoveredEndpoint";

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let mut found: Vec<&Shape> = Vec::new();
    for shape in model.services() {
        let (Some(service), Some(applied)) = (shape.as_service(), shape.traits.get(DISCOVERY)) else { continue };
        found.extend(check_service(model, shape, service, applied, diagnostics));
    }
    for shape in model.shapes() {
        let Some(applied) = shape.traits.get(DISCOVERED) else { continue };
        if !found.iter().any(|known| known.id == shape.id) {
            let message = format!(
                "`{}` has `@clientDiscoveredEndpoint`, but is in no service with `@clientEndpointDiscovery`",
                shape.id
            );
            diagnostics.error(&codes::INVALID_SERVICE_TRAIT, &applied.origin, message);
        }
    }
}

/// Checks one service, and returns its operations with discovered endpoints.
fn check_service<'a>(
    model: &'a Model,
    shape: &Shape,
    service: &'a Service,
    applied: &Trait,
    diagnostics: &mut Diagnostics,
) -> Vec<&'a Shape> {
    let operations = model.operations(service);
    let text = |key: &str| applied.value.get(key).and_then(Node::as_str);
    if let Some(id) = text("operation") {
        let operation = operations.iter().find(|operation| operation.id == *id);
        match operation.and_then(|operation| operation.as_operation()) {
            Some(operation) => {
                for problem in problems_of(model, operation) {
                    let message = format!("`{id}` gives endpoints of `{}`, but {problem}", shape.id);
                    diagnostics.error(&codes::INVALID_SERVICE_TRAIT, &applied.origin, message);
                }
            }
            None => {
                let message = format!("`{id}` gives endpoints of `{}`, but is not bound to it", shape.id);
                diagnostics.error(&codes::INVALID_SERVICE_TRAIT, &applied.origin, message);
            }
        }
    }
    let discovered: Vec<&Shape> = operations.into_iter().filter(|operation| operation.has_trait(DISCOVERED)).collect();
    for shape in &discovered {
        let errors = shape.as_operation().map(|operation| operation.errors.as_slice()).unwrap_or_default();
        if let Some(error) = text("error").filter(|id| !errors.iter().any(|error| error.target == **id)) {
            let message = format!("`{}` has a discovered endpoint, but lacks the error `{error}`", shape.id);
            diagnostics.error(&codes::INVALID_SERVICE_TRAIT, &shape.origin, message);
        }
    }
    discovered
}

/// What the operation takes and gives is fixed.
fn problems_of(model: &Model, operation: &Operation) -> Vec<String> {
    let mut problems = Vec::new();
    for member in structure(model, &operation.input).into_iter().flat_map(|input| &input.members) {
        let is_right = match (member.name(), model.target(member)) {
            ("Operation", Some(target)) => is_text(target),
            ("Identifiers", Some(target)) => {
                target.shape_type == ShapeType::Map && leads_to(model, target, "value", is_text)
            }
            (_, None) => true,
            _ => false,
        };
        if !is_right {
            problems.push(format!(
                "`{}` of its input is not a string `Operation` or a map of strings `Identifiers`",
                member.name()
            ));
        }
    }
    let output = structure(model, &operation.output);
    let members = output.map(|output| output.members.as_slice()).unwrap_or_default();
    let is_list = |member: &Member| {
        model.target(member).is_some_and(|target| {
            target.shape_type == ShapeType::List
                && leads_to(model, target, "member", |endpoint| is_endpoint(model, endpoint))
        })
    };
    if !matches!(members, [only] if only.name() == "Endpoints" && is_list(only)) {
        problems.push("its output is not a list `Endpoints` of `Address` and `CachePeriodInMinutes`".to_owned());
    }
    problems
}

fn is_endpoint(model: &Model, shape: &Shape) -> bool {
    shape.shape_type == ShapeType::Structure
        && shape.members.len() == 2
        && leads_to(model, shape, "Address", is_text)
        && leads_to(model, shape, "CachePeriodInMinutes", |target| target.shape_type == ShapeType::Long)
}

fn leads_to(model: &Model, shape: &Shape, name: &str, is: impl Fn(&Shape) -> bool) -> bool {
    shape.member(name).and_then(|member| model.target(member)).is_some_and(is)
}

fn is_text(shape: &Shape) -> bool {
    matches!(shape.shape_type, ShapeType::String | ShapeType::Enum)
}
