//! Endpoint rules and what belongs to them (Smithy 2.0, "Rules engine"; AWS specifications, "Endpoint rules").

mod modifiers;
mod params;
mod schemes;
mod tests;

use crate::diagnostics::{Diagnostics, codes};

use super::super::Model;
use super::super::lower::{check_rules, path_problem};
use super::super::model::{Shape, Trait};
use super::super::node::Node;
use super::structure;

const RULE_SET: &str = "smithy.rules#endpointRuleSet";
const DIAGRAM: &str = "smithy.rules#endpointBdd";
const CLIENT: &str = "smithy.rules#clientContextParams";
const STATIC: &str = "smithy.rules#staticContextParams";
const MEMBER: &str = "smithy.rules#contextParam";
const PATHS: &str = "smithy.rules#operationContextParams";

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        check_values(model, shape, diagnostics);
    }
    for shape in model.services() {
        modifiers::check(shape, diagnostics);
        let Some(service) = shape.as_service() else { continue };
        for applied in [RULE_SET, DIAGRAM].into_iter().filter_map(|id| shape.traits.get(id)) {
            check_rules(shape, diagnostics);
            schemes::check(shape, applied, diagnostics);
            params::check(model, shape, service, applied, diagnostics);
            tests::check(model, shape, service, applied, diagnostics);
        }
    }
}

/// The parameters of rules, by their names.
fn parameters(applied: &Trait) -> impl Iterator<Item = (&str, &Node)> {
    applied.value.get("parameters").and_then(Node::as_object).into_iter().flat_map(|params| params.iter())
}

/// What an operation gives parameters, whether or not it is part of a service.
fn check_values(model: &Model, shape: &Shape, diagnostics: &mut Diagnostics) {
    let Some(operation) = shape.as_operation() else { return };
    for (applied, name, definition) in definitions(shape, STATIC) {
        if definition.get("value").is_some_and(|value| params::type_of(value).is_none()) {
            let message = format!(
                "the value of the endpoint parameter `{name}` must be a boolean, a string or a list of strings"
            );
            diagnostics.error(&codes::INVALID_ENDPOINT_PARAMETER, &applied.origin, message);
        }
    }
    let Some(input) = structure(model, &operation.input) else { return };
    for (applied, name, definition) in definitions(shape, PATHS) {
        let path = definition.get("path").and_then(Node::as_str).unwrap_or_default();
        if let Some(problem) = path_problem(model, input, path) {
            let message = format!("the path `{path}` of the endpoint parameter `{name}`: {problem}");
            diagnostics.error(&codes::INVALID_ENDPOINT_PARAMETER, &applied.origin, message);
        }
    }
}

/// The entries of a trait whose value is a map.
fn definitions<'a>(shape: &'a Shape, id: &str) -> impl Iterator<Item = (&'a Trait, &'a str, &'a Node)> {
    let applied = shape.traits.get(id);
    applied.into_iter().flat_map(|applied| {
        let entries = applied.value.as_object().into_iter().flat_map(|entries| entries.iter());
        entries.map(move |(name, definition)| (applied, name, definition))
    })
}
