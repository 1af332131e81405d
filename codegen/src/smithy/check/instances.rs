//! Whether operations bind the identifiers of their resource (Smithy 2.0, "Binding identifiers to operations").

use std::collections::{HashMap, HashSet};

use crate::diagnostics::{Diagnostics, codes};

use super::super::Model;
use super::super::model::{Lifecycle, Member, Reference, Resource, Shape};
use super::structure;

const RESOURCE_IDENTIFIER: &str = "smithy.api#resourceIdentifier";

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        check_distinct(shape, diagnostics);
        let Some(resource) = shape.as_resource().filter(|resource| !resource.identifiers.is_empty()) else { continue };
        for (operation, is_instance) in operations(model, resource) {
            check_operation(model, shape, resource, operation, is_instance, diagnostics);
        }
        check_parents(model, shape, resource, diagnostics);
    }
}

/// Two members cannot be the same identifier.
fn check_distinct(shape: &Shape, diagnostics: &mut Diagnostics) {
    let mut seen: HashMap<&str, &Member> = HashMap::new();
    for member in &shape.members {
        let Some(name) = explicit(member) else { continue };
        let Some(first) = seen.insert(name, member) else { continue };
        let message = format!(
            "the members `{}` and `{}` of `{}` are both the identifier `{name}` of a resource",
            first.name(),
            member.name(),
            shape.id,
        );
        diagnostics
            .error(&codes::INVALID_RESOURCE_IDENTIFIERS, &member.origin, message)
            .related(&first.origin, "the first");
    }
}

/// The operations of a resource, each with whether it is about an instance rather than the collection.
fn operations<'a>(model: &'a Model, resource: &'a Resource) -> impl Iterator<Item = (&'a Reference, bool)> {
    let is_instance = |lifecycle: Lifecycle| !matches!(lifecycle, Lifecycle::Create | Lifecycle::List);
    let lifecycle = resource.lifecycle.iter().map(move |(lifecycle, reference)| (reference, is_instance(*lifecycle)));
    let others = resource.operations.iter().map(|reference| (reference, true));
    let collection = resource.collection_operations.iter().map(|reference| (reference, false));
    let all = lifecycle.chain(others).chain(collection);
    all.filter(|(reference, _)| model.shape(reference.target.as_str()).is_some())
}

fn check_operation(
    model: &Model,
    shape: &Shape,
    resource: &Resource,
    reference: &Reference,
    is_instance: bool,
    diagnostics: &mut Diagnostics,
) {
    let bound = bound(model, resource, reference);
    let missing: Vec<String> = names_without(resource, &bound);
    let id = &reference.target;
    if is_instance && !missing.is_empty() {
        let message = format!(
            "`{id}` operates on an instance of `{}`, but its input does not identify it: it lacks {}",
            shape.id,
            missing.join(", "),
        );
        let diagnostic = diagnostics.error(&codes::INVALID_RESOURCE_IDENTIFIERS, &reference.origin, message);
        diagnostic.hint("add required members with the names and targets of the identifiers");
    } else if !is_instance && missing.is_empty() {
        let message =
            format!("`{id}` operates on the collection of `{}`, but its input identifies a single instance", shape.id);
        diagnostics.error(&codes::INVALID_RESOURCE_IDENTIFIERS, &reference.origin, message);
    }
}

/// The collection of a resource within another belongs to one instance of that.
fn check_parents(model: &Model, shape: &Shape, resource: &Resource, diagnostics: &mut Diagnostics) {
    for child_reference in &resource.resources {
        let Some(child) = model.shape(child_reference.target.as_str()).and_then(Shape::as_resource) else { continue };
        for (operation, _) in operations(model, child).filter(|(_, is_instance)| !is_instance) {
            let missing = names_without(resource, &bound(model, child, operation));
            if !missing.is_empty() {
                let message = format!(
                    "`{}` belongs to `{}`, which is within `{}`, but its input lacks {}",
                    operation.target,
                    child_reference.target,
                    shape.id,
                    missing.join(", "),
                );
                diagnostics.error(&codes::INVALID_RESOURCE_IDENTIFIERS, &operation.origin, message);
            }
        }
    }
}

fn names_without(resource: &Resource, bound: &HashSet<&str>) -> Vec<String> {
    let names = resource.identifiers.iter().map(|(name, _)| name).filter(|name| !bound.contains(name.as_str()));
    names.map(|name| format!("`{name}`")).collect()
}

/// The identifiers that the input of an operation has, by its members' traits or by their names.
fn bound<'a>(model: &'a Model, resource: &'a Resource, reference: &Reference) -> HashSet<&'a str> {
    let operation = model.shape(reference.target.as_str()).and_then(Shape::as_operation);
    let input = operation.and_then(|operation| structure(model, &operation.input));
    let members = input.into_iter().flat_map(|input| &input.members);
    members.filter_map(|member| explicit(member).or_else(|| implicit(resource, member))).collect()
}

/// The names of the members of an operation's input and output that are identifiers of the resource.
pub(super) fn identifiers_in<'a>(model: &'a Model, resource: &Resource, reference: &Reference) -> HashSet<&'a str> {
    let operation = model.shape(reference.target.as_str()).and_then(Shape::as_operation);
    let sides = operation.into_iter().flat_map(|operation| [&operation.input, &operation.output]);
    let members = sides.filter_map(|side| structure(model, side)).flat_map(|shape| &shape.members);
    let is_identifier = |name: &str| resource.identifiers.iter().any(|(known, _)| known == name);
    members.filter(|member| is_identifier(explicit(member).unwrap_or(member.name()))).map(Member::name).collect()
}

fn explicit(member: &Member) -> Option<&str> {
    member.trait_value(RESOURCE_IDENTIFIER)?.as_str()
}

fn implicit<'a>(resource: &'a Resource, member: &Member) -> Option<&'a str> {
    let found = resource.identifiers.iter().find(|(name, _)| name == member.name());
    let (name, _) = found.filter(|(_, reference)| reference.target == member.target)?;
    member.has_trait("smithy.api#required").then_some(name)
}
