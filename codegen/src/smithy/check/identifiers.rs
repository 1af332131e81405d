//! Identifiers and properties of resources (Smithy 2.0, "Resource", "Resource identifiers", "Resource properties").

use std::collections::HashSet;

use crate::diagnostics::{Diagnostics, codes};

use super::super::Model;
use super::super::model::{Lifecycle, Reference, Resource, Shape};
use super::structure;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        let Some(resource) = shape.as_resource() else { continue };
        check_children(model, shape, resource, diagnostics);
        check_names(shape, resource, diagnostics);
        check_used(model, shape, resource, diagnostics);
    }
}

/// What is within a resource is found by its identifiers and some of its own.
fn check_children(model: &Model, shape: &Shape, resource: &Resource, diagnostics: &mut Diagnostics) {
    for reference in &resource.resources {
        let Some(child) = model.shape(reference.target.as_str()) else { continue };
        let Some(inner) = child.as_resource() else { continue };
        for (name, expected) in &resource.identifiers {
            let found = inner.identifiers.iter().find(|(known, _)| known == name);
            let problem = match found {
                None => format!("lacks its identifier `{name}`"),
                Some((_, found)) if found.target != expected.target => {
                    format!("has the identifier `{name}` of `{}`, not of `{}`", found.target, expected.target)
                }
                Some(_) => continue,
            };
            let message = format!("the resource `{}` belongs to `{}`, but {problem}", child.id, shape.id);
            let diagnostic = diagnostics.error(&codes::INVALID_RESOURCE_IDENTIFIERS, &child.origin, message);
            diagnostic.related(&reference.origin, "belongs here");
        }
    }
}

/// One name is either an identifier or a property.
fn check_names(shape: &Shape, resource: &Resource, diagnostics: &mut Diagnostics) {
    for (name, property) in &resource.properties {
        if resource.identifiers.iter().any(|(known, _)| known.eq_ignore_ascii_case(name)) {
            let message = format!("`{name}` of `{}` is both an identifier and a property", shape.id);
            diagnostics.error(&codes::INVALID_RESOURCE_IDENTIFIERS, &property.origin, message);
        }
    }
}

/// A property that no operation on an instance takes or gives does not exist.
fn check_used(model: &Model, shape: &Shape, resource: &Resource, diagnostics: &mut Diagnostics) {
    let lifecycle = resource.lifecycle.iter().filter(|(lifecycle, _)| *lifecycle != Lifecycle::List);
    let operations = lifecycle.map(|(_, reference)| reference).chain(&resource.operations);
    let mut used = HashSet::new();
    for operation in operations {
        let operation = model.shape(operation.target.as_str()).and_then(Shape::as_operation);
        for side in operation.into_iter().flat_map(|operation| [&operation.input, &operation.output]) {
            used.extend(properties_of(model, side));
        }
    }
    for (name, property) in resource.properties.iter().filter(|(name, _)| !used.contains(name.as_str())) {
        let message =
            format!("the property `{name}` of `{}` is in no input or output of an operation on an instance", shape.id);
        let diagnostic = diagnostics.error(&codes::UNUSED_PROPERTY, &property.origin, message);
        diagnostic.hint("give an operation a member of that name, or one with `@property`");
    }
}

/// The names of the properties that an input or output has, those of its `@nestedProperties` instead if it has them.
fn properties_of<'a>(model: &'a Model, side: &Reference) -> Vec<&'a str> {
    let Some(outer) = structure(model, side) else { return Vec::new() };
    let nested = outer.members.iter().find(|member| member.has_trait("smithy.api#nestedProperties"));
    let inner = nested.and_then(|member| model.target(member)).unwrap_or(outer);
    let members = inner.members.iter().chain(&outer.members);
    let members = members.filter(|member| !member.has_trait("smithy.api#notProperty"));
    members
        .map(|member| {
            let renamed = member.trait_value("smithy.api#property").and_then(|value| value.get("name"));
            renamed.and_then(|name| name.as_str()).unwrap_or(member.name())
        })
        .collect()
}
