//! Whether the operations of a resource speak of its properties (Smithy 2.0, "Resource properties", "`property` trait",
//! "`notProperty` trait", "`nestedProperties` trait").

use std::collections::{HashMap, HashSet};

use crate::diagnostics::{Diagnostics, codes};

use super::super::Model;
use super::super::model::{Lifecycle, Member, Reference, Resource, Shape};
use super::super::node::Node;
use super::instances::identifiers_in;
use super::structure;

const NESTED: &str = "smithy.api#nestedProperties";
const NOT_PROPERTY: &str = "smithy.api#notProperty";

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        let Some(resource) = shape.as_resource().filter(|resource| !resource.properties.is_empty()) else { continue };
        for (lifecycle, reference) in &resource.lifecycle {
            let operation = model.shape(reference.target.as_str()).and_then(Shape::as_operation);
            let Some(operation) = operation.filter(|_| *lifecycle != Lifecycle::List) else { continue };
            let identifiers = identifiers_in(model, resource, reference);
            for side in [&operation.input, &operation.output] {
                check_side(model, (shape, resource), side, &identifiers, diagnostics);
            }
        }
    }
}

/// Every member is an identifier, a property, or marked as neither.
fn check_side(
    model: &Model,
    (shape, resource): (&Shape, &Resource),
    side: &Reference,
    identifiers: &HashSet<&str>,
    diagnostics: &mut Diagnostics,
) {
    let Some(outer) = structure(model, side) else { return };
    let is_property = |member: &&Member| !is_excluded(model, member) && !identifiers.contains(member.name());
    let nested = outer.members.iter().find(|member| member.has_trait(NESTED));
    let holder = nested.and_then(|member| model.target(member)).unwrap_or(outer);
    if nested.is_some() {
        for member in outer.members.iter().filter(is_property) {
            let message = format!(
                "`{}` stands beside `@nestedProperties` and must be an identifier of `{}` or have `@notProperty`",
                member.id, shape.id,
            );
            diagnostics.error(&codes::INVALID_RESOURCE_PROPERTY, &member.origin, message);
        }
    }
    let mut seen: HashMap<&str, &Member> = HashMap::new();
    for member in holder.members.iter().filter(is_property) {
        let name = property_name(member);
        if let Some(first) = seen.insert(name, member) {
            let message = format!(
                "the members `{}` and `{}` of `{}` are both the property `{name}` of `{}`",
                first.name(),
                member.name(),
                holder.id,
                shape.id,
            );
            diagnostics
                .error(&codes::INVALID_RESOURCE_PROPERTY, &member.origin, message)
                .related(&first.origin, "the first");
        }
        check_property(shape, resource, member, name, diagnostics);
    }
}

fn check_property(shape: &Shape, resource: &Resource, member: &Member, name: &str, diagnostics: &mut Diagnostics) {
    let Some((_, property)) = resource.properties.iter().find(|(known, _)| known == name) else {
        let message = format!("`{}` is not a property of `{}`", member.id, shape.id);
        let diagnostic = diagnostics.error(&codes::INVALID_RESOURCE_PROPERTY, &member.origin, message);
        diagnostic.hint("add it to `properties` of the resource, or `@notProperty` to the member");
        return;
    };
    if property.target != member.target {
        let message = format!(
            "`{}` targets `{}`, but the property `{name}` of `{}` is of `{}`",
            member.id, member.target, shape.id, property.target,
        );
        diagnostics
            .error(&codes::INVALID_RESOURCE_PROPERTY, &member.target_origin, message)
            .related(&property.origin, "the property");
    }
}

/// Whether a member, or a trait of it, says that it is none.
fn is_excluded(model: &Model, member: &Member) -> bool {
    let marks = |id: &str| model.shape(id).is_some_and(|definition| definition.has_trait(NOT_PROPERTY));
    member.has_trait(NOT_PROPERTY)
        || member.has_trait(NESTED)
        || member.traits.iter().any(|applied| marks(applied.id.as_str()))
}

fn property_name(member: &Member) -> &str {
    let renamed = member.trait_value("smithy.api#property").and_then(|value| value.get("name"));
    renamed.and_then(Node::as_str).unwrap_or(member.name())
}
