//! References to resources (Smithy 2.0, "`references` trait").

use crate::diagnostics::{Diagnostics, codes};

use super::super::Model;
use super::super::model::{Resource, Shape, ShapeType, Trait};
use super::super::node::Node;

const REFERENCES: &str = "smithy.api#references";

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        let Some(applied) = shape.traits.get(REFERENCES) else { continue };
        for reference in applied.value.as_array().unwrap_or_default() {
            check_reference(model, shape, applied, reference, diagnostics);
        }
    }
}

fn check_reference(model: &Model, shape: &Shape, applied: &Trait, reference: &Node, diagnostics: &mut Diagnostics) {
    let id = reference.get("resource").and_then(Node::as_str).unwrap_or_default();
    let named = model.shape(id);
    let resource = named.and_then(Shape::as_resource);
    let problem = match shape.shape_type {
        _ if named.is_some() && resource.is_none() => Some("names a shape that is no resource".to_owned()),
        ShapeType::Structure => resource.and_then(|resource| problem_of_structure(model, shape, resource, reference)),
        _ => problem_of_string(resource, reference),
    };
    if let Some(problem) = problem {
        let message = format!("the reference of `{}` to the resource `{id}` {problem}", shape.id);
        diagnostics.error(&codes::INVALID_RESOURCE_REFERENCE, &applied.origin, message);
    }
}

/// A string is one identifier.
fn problem_of_string(resource: Option<&Resource>, reference: &Node) -> Option<String> {
    if reference.get("ids").is_some() {
        return Some("has `ids`, but a string has no members to name".to_owned());
    }
    let count = resource.map_or(1, |resource| resource.identifiers.len());
    (count != 1).then(|| format!("needs a resource with one identifier, but it has {count}"))
}

fn problem_of_structure(model: &Model, shape: &Shape, resource: &Resource, reference: &Node) -> Option<String> {
    let ids = reference.get("ids").and_then(Node::as_object);
    let given = || ids.into_iter().flat_map(|ids| ids.iter());
    let is_identifier = |key: &str| resource.identifiers.iter().any(|(name, _)| name == key);
    if let Some((key, _)) = given().find(|(key, _)| !is_identifier(key)) {
        return Some(format!("names `{key}`, which is not one of its identifiers"));
    }
    let is_given = |name: &str| given().any(|(key, _)| key == name);
    if given().next().is_some()
        && let Some((name, _)) = resource.identifiers.iter().find(|(name, _)| !is_given(name))
    {
        return Some(format!("has `ids`, but none for the identifier `{name}`"));
    }
    resource.identifiers.iter().find_map(|(name, _)| {
        let named = given().find(|(key, _)| key == name).and_then(|(_, value)| value.as_str()).unwrap_or(name);
        let Some(member) = shape.member(named) else {
            return Some(format!("takes its identifier `{name}` from `{named}`, which is not a member"));
        };
        let is_text = |target: &Shape| matches!(target.shape_type, ShapeType::String | ShapeType::Enum);
        let target = model.target(member).filter(|target| !is_text(target))?;
        let found = target.shape_type.name();
        Some(format!("takes its identifier `{name}` from `{named}`, which must be a string, but is of type {found}"))
    })
}
