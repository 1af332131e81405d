//! Tags of resources (AWS specifications, "`aws.api#taggable` trait", "`aws.api#tagEnabled` trait").

use crate::diagnostics::{Diagnostics, codes};

use super::super::super::Model;
use super::super::super::model::{Member, Operation, Reference, Service, Shape, ShapeType, Trait};
use super::super::super::node::Node;
use super::super::structure;

const TAGGABLE: &str = "aws.api#taggable";
const TAG_ENABLED: &str = "aws.api#tagEnabled";

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.services() {
        let Some(service) = shape.as_service() else { continue };
        let taggable: Vec<(&Shape, &Trait)> = super::resources(model, service)
            .into_iter()
            .filter_map(|resource| Some((resource, resource.traits.get(TAGGABLE)?)))
            .collect();
        if let Some(applied) = shape.traits.get(TAG_ENABLED).filter(|_| taggable.is_empty()) {
            let message = format!("the service `{}` has `@tagEnabled`, but no resource with `@taggable`", shape.id);
            diagnostics.error(&codes::INVALID_RESOURCE_TRAIT, &applied.origin, message);
        }
        let has_operations = shape.has_trait(TAG_ENABLED) && has_tag_operations(model, shape, service);
        for (resource, applied) in taggable {
            check_resource(model, shape, has_operations, resource, applied, diagnostics);
        }
    }
    for shape in model.shapes() {
        check_property(model, shape, diagnostics);
    }
}

/// Tags are set by operations on the resource, or by those that the service has for all of its ARNs.
fn check_resource(
    model: &Model,
    service: &Shape,
    has_operations: bool,
    resource: &Shape,
    applied: &Trait,
    diagnostics: &mut Diagnostics,
) {
    let problem = match (has_own_operations(model, applied), has_operations) {
        (true, _) => return,
        (false, true) if resource.has_trait("aws.api#arn") => return,
        (false, true) => "lacks `@arn`, by which its service tags",
        (false, false) => "has no operations that tag it",
    };
    let message = format!("the resource `{}` of `{}` has `@taggable`, but {problem}", resource.id, service.id);
    diagnostics.error(&codes::INVALID_RESOURCE_TRAIT, &applied.origin, message);
}

/// The operations that `apiConfig` names, if all are there and as they must be.
fn has_own_operations(model: &Model, applied: &Trait) -> bool {
    let Some(config) = applied.value.get("apiConfig") else { return false };
    let operation = |key: &str| model.shape(config.get(key)?.as_str()?)?.as_operation();
    let (Some(tag), Some(untag), Some(list)) = (operation("tagApi"), operation("untagApi"), operation("listTagsApi"))
    else {
        return false;
    };
    has_one(model, &tag.input, is_tags)
        && has_one(model, &untag.input, is_keys)
        && has_one(model, &list.output, is_tags)
}

fn has_tag_operations(model: &Model, shape: &Shape, service: &Service) -> bool {
    let config = shape.trait_value(TAG_ENABLED).and_then(|value| value.get("apiConfig"));
    let operation = |key: &str, name: &str| -> Option<&Operation> {
        let named = config.and_then(|config| config.get(key)).and_then(Node::as_str);
        let bound = || service.operations.iter().find(|bound| bound.target.name() == name).map(|bound| &bound.target);
        model.shape(named.or_else(|| bound().map(|id| id.as_str()))?)?.as_operation()
    };
    let tag = operation("tagApi", "TagResource");
    let untag = operation("untagApi", "UntagResource");
    let list = operation("listTagsApi", "ListTagsForResource");
    let (Some(tag), Some(untag), Some(list)) = (tag, untag, list) else { return false };
    let has_arn = |operation: &Operation| has_one(model, &operation.input, is_arn);
    has_arn(tag)
        && has_arn(untag)
        && has_arn(list)
        && has_one(model, &tag.input, is_tags)
        && has_one(model, &untag.input, is_keys)
        && has_one(model, &list.output, is_tags)
}

fn has_one(model: &Model, side: &Reference, is: fn(&Model, &Member) -> bool) -> bool {
    let members = structure(model, side).into_iter().flat_map(|shape| &shape.members);
    members.filter(|member| is(model, member)).count() == 1
}

fn is_arn(model: &Model, member: &Member) -> bool {
    matches!(member.name().to_ascii_lowercase().as_str(), "arn" | "resourcearn")
        && model.target(member).is_some_and(is_text)
}

fn is_tags(model: &Model, member: &Member) -> bool {
    matches!(member.name().to_ascii_lowercase().as_str(), "tags" | "taglist")
        && model.target(member).is_some_and(|target| holds_tags(model, target))
}

fn is_keys(model: &Model, member: &Member) -> bool {
    member.name().eq_ignore_ascii_case("tagkeys")
        && model
            .target(member)
            .is_some_and(|target| target.shape_type == ShapeType::List && leads_to_text(model, target, "member"))
}

/// A list of pairs of texts, or a map to texts.
fn holds_tags(model: &Model, shape: &Shape) -> bool {
    match shape.shape_type {
        ShapeType::Map => leads_to_text(model, shape, "value"),
        ShapeType::List => shape.member("member").and_then(|member| model.target(member)).is_some_and(|pair| {
            let is_text_member = |member: &Member| model.target(member).is_some_and(is_text);
            pair.shape_type == ShapeType::Structure
                && pair.members.len() == 2
                && pair.members.iter().all(is_text_member)
        }),
        _ => false,
    }
}

fn leads_to_text(model: &Model, shape: &Shape, name: &str) -> bool {
    shape.member(name).and_then(|member| model.target(member)).is_some_and(is_text)
}

fn is_text(shape: &Shape) -> bool {
    matches!(shape.shape_type, ShapeType::String | ShapeType::Enum)
}

fn check_property(model: &Model, shape: &Shape, diagnostics: &mut Diagnostics) {
    let (Some(applied), Some(resource)) = (shape.traits.get(TAGGABLE), shape.as_resource()) else { return };
    let Some(name) = applied.value.get("property").and_then(Node::as_str) else { return };
    let property = resource.properties.iter().find(|(known, _)| known == name);
    let target = property.and_then(|(_, reference)| model.shape(reference.target.as_str()));
    if let Some(target) = target.filter(|target| !holds_tags(model, target)) {
        let message = format!(
            "the property `{name}` of `{}` has its tags, but `{}` is neither a map nor a list of pairs of strings",
            shape.id, target.id,
        );
        diagnostics.error(&codes::INVALID_RESOURCE_TRAIT, &applied.origin, message);
    }
}
