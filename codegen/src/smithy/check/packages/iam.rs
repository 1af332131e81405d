//! Permissions (AWS IAM traits: "`aws.iam#defineConditionKeys` trait", "`aws.iam#conditionKeys` trait" and others).

use std::collections::HashMap;

use crate::diagnostics::{Diagnostics, Origin, codes};

use super::super::super::Model;
use super::super::super::model::{Member, Service, Shape};
use super::super::super::node::Node;
use super::super::super::shape_id::ShapeId;
use super::super::structure;

const SERVICE: &str = "aws.api#service";
const DEFINED: &str = "aws.iam#defineConditionKeys";
const RESOLVED: &str = "aws.iam#serviceResolvedConditionKeys";
const KEYS: &str = "aws.iam#conditionKeys";
const KEY_VALUE: &str = "aws.iam#conditionKeyValue";
const ACTION: &str = "aws.iam#iamAction";

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.services() {
        let Some(service) = shape.as_service() else { continue };
        check_names(model, shape, service, diagnostics);
        check_required(shape, diagnostics);
        if shape.has_trait(SERVICE) {
            Keys::of(model, shape, service).check(model, service, diagnostics);
        }
    }
    for shape in model.shapes() {
        check_action(shape, diagnostics);
    }
}

/// Resources are told apart by their names in policies.
fn check_names(model: &Model, shape: &Shape, service: &Service, diagnostics: &mut Diagnostics) {
    let mut seen: HashMap<&str, &Shape> = HashMap::new();
    for resource in super::resources(model, service) {
        let name = resource_name(resource);
        let Some(first) = seen.insert(name, resource) else { continue };
        let message = format!(
            "the resources `{}` and `{}` of `{}` have the name `{name}` in policies",
            first.id, resource.id, shape.id
        );
        let diagnostic = diagnostics.error(&codes::INVALID_SERVICE_TRAIT, &resource.origin, message);
        diagnostic.related(&first.origin, "the other resource").hint("give one of them another with `@iamResource`");
    }
}

fn resource_name(resource: &Shape) -> &str {
    let given = resource.trait_value("aws.iam#iamResource").and_then(|value| value.get("name"));
    given.and_then(Node::as_str).unwrap_or(resource.id.name())
}

/// Only what the service resolves can be required; what a request contains, a member requires.
fn check_required(shape: &Shape, diagnostics: &mut Diagnostics) {
    let Some(applied) = shape.traits.get(DEFINED) else { return };
    let resolved = shape.trait_value(RESOLVED).and_then(Node::as_array).unwrap_or_default();
    for (name, definition) in applied.value.as_object().into_iter().flat_map(|keys| keys.iter()) {
        let is_required = definition.get("required").and_then(Node::as_bool) == Some(true);
        if is_required && !resolved.iter().any(|key| key.as_str() == Some(name)) {
            let message = format!(
                "the condition key `{name}` of `{}` is required, but the service does not resolve it",
                shape.id
            );
            diagnostics.error(&codes::INVALID_SERVICE_TRAIT, &applied.origin, message);
        }
    }
}

/// The condition keys of a service.
struct Keys<'a> {
    service: &'a Shape,
    /// What stands before the colon of a key that has none.
    prefix: String,
    known: Vec<String>,
}

impl<'a> Keys<'a> {
    fn of(model: &Model, shape: &'a Shape, service: &Service) -> Self {
        let given = shape.trait_value(SERVICE).and_then(|value| value.get("arnNamespace")).and_then(Node::as_str);
        let prefix = given.map_or_else(|| shape.id.name().to_lowercase(), str::to_owned);
        let mut keys = Self { service: shape, prefix, known: Vec::new() };
        let defined = shape.trait_value(DEFINED).and_then(Node::as_object);
        let defined = defined.into_iter().flat_map(|keys| keys.keys()).map(|name| keys.resolve(name));
        // Every identifier of a resource is a key, too.
        let resources = super::resources(model, service).into_iter();
        let inferred =
            resources.filter_map(|shape| Some((shape, shape.as_resource()?))).flat_map(|(shape, resource)| {
                let prefix = &keys.prefix;
                resource.identifiers.iter().map(move |(name, _)| format!("{prefix}:{}{name}", resource_name(shape)))
            });
        keys.known = defined.chain(inferred).map(|key| key.to_lowercase()).collect();
        keys
    }

    fn resolve(&self, name: &str) -> String {
        if name.contains(':') { name.to_owned() } else { format!("{}:{name}", self.prefix) }
    }

    fn check(&self, model: &Model, service: &Service, diagnostics: &mut Diagnostics) {
        self.check_list(self.service, RESOLVED, diagnostics);
        let resolved = self.service.trait_value(RESOLVED).and_then(Node::as_array).unwrap_or_default();
        let resolved: Vec<String> = resolved.iter().filter_map(Node::as_str).map(|name| self.resolve(name)).collect();
        for operation in model.operations(service) {
            self.check_list(operation, KEYS, diagnostics);
            let input = operation.as_operation().and_then(|operation| structure(model, &operation.input));
            let mut seen: HashMap<String, &Member> = HashMap::new();
            for member in input.into_iter().flat_map(|input| &input.members) {
                let Some(applied) = member.traits.get(KEY_VALUE) else { continue };
                let Some(name) = applied.value.as_str() else { continue };
                let key = self.resolve(name);
                self.check_key(&member.id, name, &applied.origin, diagnostics);
                let problem = if resolved.contains(&key) {
                    "which the service resolves itself".to_owned()
                } else if let Some(first) = seen.insert(key, member) {
                    format!("as `{}` does", first.name())
                } else {
                    continue;
                };
                let message = format!("`{}` has the value of the condition key `{name}`, {problem}", member.id);
                diagnostics.error(&codes::INVALID_SERVICE_TRAIT, &applied.origin, message);
            }
        }
    }

    fn check_list(&self, bearer: &Shape, id: &str, diagnostics: &mut Diagnostics) {
        let Some(applied) = bearer.traits.get(id) else { return };
        for name in applied.value.as_array().unwrap_or_default().iter().filter_map(Node::as_str) {
            self.check_key(&bearer.id, name, &applied.origin, diagnostics);
        }
    }

    fn check_key(&self, bearer: &ShapeId, name: &str, origin: &Origin, diagnostics: &mut Diagnostics) {
        if name.starts_with("aws:") || self.known.contains(&self.resolve(name).to_lowercase()) {
            return;
        }
        let message =
            format!("`{bearer}` names the condition key `{name}`, which `{}` does not define", self.service.id);
        diagnostics.error(&codes::INVALID_SERVICE_TRAIT, origin, message);
    }
}

/// What one trait sets, its deprecated predecessors cannot set again.
fn check_action(shape: &Shape, diagnostics: &mut Diagnostics) {
    let Some(action) = shape.trait_value(ACTION) else { return };
    let older = [
        ("name", "aws.iam#actionName"),
        ("documentation", "aws.iam#actionPermissionDescription"),
        ("requiredActions", "aws.iam#requiredActions"),
    ];
    for (key, id) in older {
        let is_set = action.get(key).is_some_and(|value| value.as_array().is_none_or(|elements| !elements.is_empty()));
        if let Some(applied) = shape.traits.get(id).filter(|_| is_set) {
            let message =
                format!("`{}` has `{key}` of `@iamAction` and `@{}`, which mean the same", shape.id, applied.id.name());
            diagnostics.error(&codes::INVALID_SERVICE_TRAIT, &applied.origin, message);
        }
    }
}
