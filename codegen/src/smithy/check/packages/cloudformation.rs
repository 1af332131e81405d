//! Resources of `CloudFormation` (AWS specifications, `aws.cloudformation`).

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostics, codes};

use super::super::super::Model;
use super::super::super::model::{Lifecycle, Member, Operation, Reference, Shape, Trait};
use super::super::super::node::Node;
use super::super::super::shape_id::ShapeId;
use super::super::structure;

const RESOURCE: &str = "aws.cloudformation#cfnResource";
const MUTABILITY: &str = "aws.cloudformation#cfnMutability";

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for member in model.shapes().iter().flat_map(|shape| &shape.members) {
        check_mutability(member, diagnostics);
    }
    for shape in model.shapes() {
        let Some(applied) = shape.traits.get(RESOURCE) else { continue };
        check_schemas(model, shape, applied, diagnostics);
        check_targets(model, shape, applied, diagnostics);
    }
}

/// An identifier can be read.
fn check_mutability(member: &Member, diagnostics: &mut Diagnostics) {
    let Some(applied) = member.traits.get(MUTABILITY) else { return };
    let value = applied.value.as_str().unwrap_or_default();
    if matches!(value, "write" | "create") && member.has_trait("aws.cloudformation#cfnAdditionalIdentifier") {
        let message = format!("`{}` is an additional identifier and cannot have the mutability `{value}`", member.id);
        diagnostics.error(&codes::INVALID_RESOURCE_TRAIT, &applied.origin, message);
    }
}

fn schemas(applied: &Trait) -> impl Iterator<Item = &str> {
    let schemas = applied.value.get("additionalSchemas").and_then(Node::as_array);
    schemas.unwrap_or_default().iter().filter_map(Node::as_str)
}

/// What a schema adds is part of every service of the resource.
fn check_schemas(model: &Model, shape: &Shape, applied: &Trait, diagnostics: &mut Diagnostics) {
    if schemas(applied).next().is_none() {
        return;
    }
    for service in model.services() {
        let Some(properties) = service.as_service() else { continue };
        if !super::resources(model, properties).iter().any(|resource| resource.id == shape.id) {
            continue;
        }
        let closure = model.closure(properties);
        // Models are published without what other teams alone need.
        let is_own = |id: &&str| model.shape(id).is_some_and(|schema| schema.id.namespace() == shape.id.namespace());
        for id in schemas(applied).filter(is_own).filter(|id| !closure.iter().any(|found| found.id == **id)) {
            let message =
                format!("`{}` has the additional schema `{id}`, which is not part of `{}`", shape.id, service.id);
            diagnostics.error(&codes::INVALID_RESOURCE_TRAIT, &applied.origin, message);
        }
    }
}

/// A property of the generated resource is of one type, wherever it occurs. Shapes of the same type may differ in name.
fn check_targets(model: &Model, shape: &Shape, applied: &Trait, diagnostics: &mut Diagnostics) {
    let Some(resource) = shape.as_resource() else { return };
    let mut targets: BTreeMap<String, &ShapeId> = BTreeMap::new();
    let mut differs: Vec<(String, &Member)> = Vec::new();
    let identifiers = resource.identifiers.iter().map(|(name, reference)| (capitalized(name), &reference.target));
    targets.extend(identifiers);
    let sides = resource.lifecycle.iter().filter_map(|(lifecycle, reference)| side(model, *lifecycle, reference));
    let holders = sides.filter_map(|side| structure(model, side));
    let holders = holders.chain(schemas(applied).filter_map(|id| model.shape(id)));
    for member in holders.flat_map(|holder| &holder.members) {
        if member.has_trait("aws.cloudformation#cfnExcludeProperty") {
            continue;
        }
        let renamed = member.trait_value("aws.cloudformation#cfnName").and_then(Node::as_str);
        let name = capitalized(renamed.unwrap_or(member.name()));
        let first = *targets.entry(name.clone()).or_insert(&member.target);
        let type_of = |id: &ShapeId| model.shape(id.as_str()).map(|shape| shape.shape_type);
        if type_of(first) != type_of(&member.target) {
            differs.push((name, member));
        }
    }
    for (name, member) in differs {
        let message = format!(
            "the property `{name}` of the CloudFormation resource `{}` is of `{}` and of `{}`",
            shape.id, targets[&name], member.target,
        );
        let diagnostic = diagnostics.error(&codes::INVALID_RESOURCE_TRAIT, &member.target_origin, message);
        diagnostic.hint("exclude one of them with `@cfnExcludeProperty`");
    }
}

/// What is written by the operations that write, and read by the one that reads.
fn side<'a>(model: &'a Model, lifecycle: Lifecycle, reference: &Reference) -> Option<&'a Reference> {
    let operation: &Operation = model.shape(reference.target.as_str())?.as_operation()?;
    match lifecycle {
        Lifecycle::Put | Lifecycle::Create | Lifecycle::Update => Some(&operation.input),
        Lifecycle::Read => Some(&operation.output),
        Lifecycle::Delete | Lifecycle::List => None,
    }
}

fn capitalized(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
