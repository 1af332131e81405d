//! Traits of services (Smithy 2.0, "`cors` trait", "`httpApiKeyAuth` trait", "`auth` trait", "`protocolDefinition`
//! trait").

use crate::diagnostics::{Diagnostics, codes, suggest};

use super::super::Model;
use super::super::model::{Service, Shape, ShapeType, Trait};
use super::super::node::Node;

const AUTH: &str = "smithy.api#auth";
const PROTOCOL_DEFINITION: &str = "smithy.api#protocolDefinition";

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.services() {
        let Some(service) = shape.as_service() else { continue };
        check_cors(shape, diagnostics);
        check_api_key(shape, diagnostics);
        check_auth(model, shape, service, diagnostics);
        for applied in &shape.traits {
            if let Some(definition) = protocol(model, applied) {
                check_documents(model, shape, service, applied, definition, diagnostics);
                check_streams(model, shape, service, definition, diagnostics);
            }
        }
    }
}

/// The definition of the protocol, if the trait is one.
fn protocol<'a>(model: &'a Model, applied: &Trait) -> Option<&'a Node> {
    model.shape(applied.id.as_str())?.trait_value(PROTOCOL_DEFINITION)
}

fn check_cors(shape: &Shape, diagnostics: &mut Diagnostics) {
    let Some(applied) = shape.traits.get("smithy.api#cors") else { return };
    if applied.value.get("origin").is_some() && applied.value.get("origins").is_some() {
        let message =
            format!("the trait `@cors` of `{}` has both `origin` and `origins`, which exclude each other", shape.id);
        diagnostics.error(&codes::INVALID_CORS, &applied.origin, message);
    }
}

/// A scheme stands before the key in a header; a query parameter has no room for it.
fn check_api_key(shape: &Shape, diagnostics: &mut Diagnostics) {
    let Some(applied) = shape.traits.get("smithy.api#httpApiKeyAuth") else { return };
    let place = applied.value.get("in").and_then(Node::as_str);
    if applied.value.get("scheme").is_some() && place.is_some_and(|place| place != "header") {
        let message = format!(
            "the trait `@httpApiKeyAuth` of `{}` has a `scheme`, but its key is not sent in a header",
            shape.id
        );
        diagnostics.error(&codes::INVALID_API_KEY, &applied.origin, message);
    }
}

/// A way to authenticate is set up on the service before it can be chosen.
fn check_auth(model: &Model, shape: &Shape, service: &Service, diagnostics: &mut Diagnostics) {
    for bearer in std::iter::once(shape).chain(model.operations(service)) {
        let Some(applied) = bearer.traits.get(AUTH) else { continue };
        let schemes = applied.value.as_array().unwrap_or_default().iter().filter_map(Node::as_str);
        for scheme in schemes.filter(|scheme| !shape.has_trait(scheme)) {
            let message = format!("`{}` chooses `{scheme}`, which the service `{}` does not have", bearer.id, shape.id);
            let known = shape.traits.iter().map(|applied| applied.id.name());
            let name = scheme.rsplit('#').next().unwrap_or_default();
            diagnostics.warning(&codes::UNRESOLVED_AUTH, &applied.origin, message).hint = suggest::hint(name, known);
        }
    }
}

fn check_documents(
    model: &Model,
    shape: &Shape,
    service: &Service,
    applied: &Trait,
    definition: &Node,
    diagnostics: &mut Diagnostics,
) {
    if definition.get("noInlineDocumentSupport").and_then(Node::as_bool) != Some(true) {
        return;
    }
    let found = model.closure(service).into_iter().find(|found| found.shape_type == ShapeType::Document);
    if let Some(found) = found {
        let message = format!(
            "the protocol `{}` of `{}` does not support documents, but the service contains `{}`",
            applied.id, shape.id, found.id
        );
        diagnostics
            .error(&codes::CONFLICTING_DOCUMENT, &applied.origin, message)
            .related(&found.origin, "the document");
    }
}

/// Where a protocol has payloads, a stream of bytes is one.
fn check_streams(model: &Model, shape: &Shape, service: &Service, definition: &Node, diagnostics: &mut Diagnostics) {
    let used = definition.get("traits").and_then(Node::as_array).unwrap_or_default();
    if !used.iter().any(|used| used.as_str() == Some("smithy.api#httpPayload")) {
        return;
    }
    for operation in model.operations(service).into_iter().filter_map(Shape::as_operation) {
        for reference in [&operation.input, &operation.output] {
            let members = super::structure(model, reference).into_iter().flat_map(|shape| &shape.members);
            for member in members.filter(|member| !member.has_trait("smithy.api#httpPayload")) {
                let target = model.target(member).filter(|target| target.shape_type == ShapeType::Blob);
                if target.is_some_and(|target| target.has_trait("smithy.api#streaming")) {
                    let message = format!(
                        "`{}` streams, so in a protocol of `{}` it must be the whole body",
                        member.id, shape.id
                    );
                    let diagnostic = diagnostics.error(&codes::INVALID_STREAM, &member.origin, message);
                    diagnostic.hint("add `@httpPayload`");
                }
            }
        }
    }
}
