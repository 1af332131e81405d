//! What a service binds (validators `SingleOperationBinding`, `SingleResourceBinding`, `Service` of the specification).

use std::collections::HashMap;

use crate::diagnostics::{Diagnostics, codes};

use super::super::Model;
use super::super::model::{Reference, Service, Shape};
use super::super::shape_id::{ShapeId, is_identifier};

/// The protocols of `aws.protocols` whose responses contain the name of an error.
const ERROR_NAMING: [&str; 6] = ["awsJson1_0", "awsJson1_1", "awsQuery", "ec2Query", "restJson1", "restXml"];

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.services() {
        let Some(service) = shape.as_service() else { continue };
        check_single(model, shape, service, diagnostics);
        check_rename(model, shape, service, diagnostics);
        check_names(model, shape, service, diagnostics);
    }
}

/// What is renamed is in the service, is no operation, resource or member, and gets another name.
fn check_rename(model: &Model, shape: &Shape, service: &Service, diagnostics: &mut Diagnostics) {
    let closure = model.closure(service);
    for (id, name) in &service.rename {
        let found = closure.iter().find(|found| found.id == *id);
        let problem = match found {
            _ if !is_identifier(name) => format!("to `{name}`, which is not an identifier"),
            _ if id.member().is_some() => "which is a member".to_owned(),
            None => "which is not in its closure".to_owned(),
            Some(found) if found.shape_type.is_service_type() => {
                format!("which is of type {}", found.shape_type.name())
            }
            Some(_) if id.name() == name => "to the name that it has already".to_owned(),
            Some(found) if found.has_trait("smithy.api#error") && names_errors(shape) => {
                "an error, which its protocol names in responses".to_owned()
            }
            Some(_) => continue,
        };
        let message = format!("the service `{}` renames `{id}`, {problem}", shape.id);
        diagnostics.error(&codes::INVALID_RENAME, &shape.origin, message);
    }
}

/// Whether a protocol of the service sends the names of errors as the model has them.
fn names_errors(service: &Shape) -> bool {
    let is_such = |id: &ShapeId| id.namespace() == "aws.protocols";
    service.traits.iter().any(|applied| is_such(&applied.id) && ERROR_NAMING.contains(&applied.id.name()))
}

/// Within a service an operation is bound once, and a resource has one parent.
fn check_single(model: &Model, shape: &Shape, service: &Service, diagnostics: &mut Diagnostics) {
    let mut seen: HashMap<&ShapeId, (&ShapeId, &Reference)> = HashMap::new();
    let direct = service.operations.iter().chain(&service.resources);
    let mut pending: Vec<(&ShapeId, &Reference)> = direct.map(|reference| (&shape.id, reference)).collect();
    pending.reverse();
    while let Some((parent, reference)) = pending.pop() {
        if let Some((first_parent, first)) = seen.get(&reference.target) {
            // A resource may name an operation as one of its lifecycle and again among its others.
            if *first_parent != parent {
                let message = format!(
                    "`{}` is bound more than once in the service `{}`: to `{first_parent}` and to `{parent}`",
                    reference.target, shape.id,
                );
                let diagnostic = diagnostics.error(&codes::DUPLICATE_BINDING, &reference.origin, message);
                diagnostic.related(&first.origin, "first bound here");
            }
            continue;
        }
        seen.insert(&reference.target, (parent, reference));
        if let Some(resource) = model.shape(reference.target.as_str()).and_then(Shape::as_resource) {
            let bound: Vec<_> = resource.bound_operations().chain(&resource.resources).collect();
            pending.extend(bound.into_iter().rev().map(|bound| (&reference.target, bound)));
        }
    }
}

/// Shape names in a service closure are unique without regard to case, after renaming. Two simple shapes or lists of
/// the same kind may share a name, for they leave no trace in an API.
fn check_names(model: &Model, shape: &Shape, service: &Service, diagnostics: &mut Diagnostics) {
    let mut seen: HashMap<String, &Shape> = HashMap::new();
    // Values of enumerations are members that target the prelude's unit: nothing of it is seen in an API, and services
    // may have a type of that name.
    let closure = model.closure(service).into_iter().filter(|found| found.id.as_str() != "smithy.api#Unit");
    for found in closure {
        let renamed = service.rename.iter().find(|(id, _)| *id == found.id).map(|(_, name)| name.as_str());
        let name = renamed.unwrap_or(found.id.name()).to_ascii_lowercase();
        let Some(first) = seen.get(&name) else {
            seen.insert(name, found);
            continue;
        };
        let may_share = |shape: &Shape| {
            shape.shape_type.is_simple() && !shape.shape_type.is_enum()
                || shape.shape_type == super::super::model::ShapeType::List
        };
        if found.shape_type == first.shape_type && may_share(found) {
            continue;
        }
        let message =
            format!("the service `{}` contains `{}` and `{}`, which have the same name", shape.id, first.id, found.id);
        let diagnostic = diagnostics.error(&codes::CONFLICTING_NAMES, &shape.origin, message);
        diagnostic.related(&first.origin, "one").related(&found.origin, "the other");
        diagnostic.hint("give one of them another name in `rename` of the service");
    }
}
