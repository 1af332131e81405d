//! Authorizers and payloads (AWS specifications, "`aws.apigateway#authorizers` trait", "`aws.apigateway#authorizer`
//! trait"; validator `ProtocolHttpPayload`).

use std::collections::HashSet;

use crate::diagnostics::{Diagnostics, codes};

use super::super::super::Model;
use super::super::super::model::{Service, Shape, ShapeType};
use super::super::super::node::Node;
use super::super::structure;

const AUTHORIZER: &str = "aws.apigateway#authorizer";
const AUTHORIZERS: &str = "aws.apigateway#authorizers";

/// The protocols of `aws.protocols` that bind members to the body.
const PROTOCOLS: [&str; 2] = ["aws.protocols#restJson1", "aws.protocols#restXml"];

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.services() {
        let Some(service) = shape.as_service() else { continue };
        check_authorizers(model, shape, service, diagnostics);
        if PROTOCOLS.iter().any(|id| shape.has_trait(id)) {
            check_payloads(model, service, diagnostics);
        }
    }
}

fn check_authorizers(model: &Model, shape: &Shape, service: &Service, diagnostics: &mut Diagnostics) {
    let declared = shape.trait_value(AUTHORIZERS).and_then(Node::as_object);
    if let Some(applied) = shape.traits.get(AUTHORIZERS) {
        for (name, authorizer) in declared.into_iter().flat_map(|declared| declared.iter()) {
            let scheme = authorizer.get("scheme").and_then(Node::as_str);
            if let Some(scheme) = scheme.filter(|scheme| !shape.has_trait(scheme)) {
                let message = format!(
                    "the authorizer `{name}` of `{}` is for `{scheme}`, which the service does not have",
                    shape.id
                );
                diagnostics.error(&codes::INVALID_SERVICE_TRAIT, &applied.origin, message);
            }
        }
    }
    let is_declared = |name: &str| declared.is_some_and(|declared| declared.get(name).is_some());
    let bearers = std::iter::once(shape).chain(super::resources(model, service)).chain(model.operations(service));
    for bearer in bearers {
        let Some(applied) = bearer.traits.get(AUTHORIZER) else { continue };
        if let Some(name) = applied.value.as_str().filter(|name| !is_declared(name)) {
            let message = format!("`{}` has the authorizer `{name}`, which `{}` does not declare", bearer.id, shape.id);
            diagnostics.error(&codes::INVALID_SERVICE_TRAIT, &applied.origin, message);
        }
    }
}

/// A body is a document or bytes; lists, maps and numbers have no form of their own there.
fn check_payloads(model: &Model, service: &Service, diagnostics: &mut Diagnostics) {
    let mut seen = HashSet::new();
    for shape in model.operations(service) {
        let Some(operation) = shape.as_operation() else { continue };
        let sides = [&operation.input, &operation.output].into_iter().chain(&operation.errors);
        let messages = sides.filter_map(|side| structure(model, side)).filter(|message| seen.insert(&message.id));
        for member in messages.collect::<Vec<_>>().into_iter().flat_map(|message| &message.members) {
            let Some(target) = model.target(member).filter(|_| member.has_trait("smithy.api#httpPayload")) else {
                continue;
            };
            use ShapeType::*;
            if !matches!(target.shape_type, Structure | Union | Document | Blob | String | Enum) {
                let found = target.shape_type.name();
                let message = format!("`{}` is the whole body and cannot be of type {found}", member.id);
                diagnostics.error(&codes::INVALID_TARGET, &member.target_origin, message);
            }
        }
    }
}
