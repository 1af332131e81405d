//! Status codes (Smithy 2.0, "`http` trait", `code`; "`httpError` trait"; RFC 9110, section 15).

use crate::diagnostics::{Diagnostics, Origin, codes};

use super::super::super::Model;
use super::super::super::model::{Member, Shape};
use super::super::super::node::Node;
use super::super::super::shape_id::ShapeId;
use super::super::structure;
use super::{Exchange, exchanges, payloads};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for exchange in exchanges(model) {
        let code = exchange.applied.value.get("code").and_then(Node::as_i64);
        let Some(code) = code else { continue };
        check_class(&exchange.shape.id, code, 2, "an operation", &exchange.applied.origin, diagnostics);
        check_empty(model, &exchange, code, diagnostics);
    }
    for shape in model.shapes() {
        let Some(applied) = shape.traits.get("smithy.api#httpError") else { continue };
        let (Some(code), Some(error)) = (applied.value.as_i64(), shape.trait_value("smithy.api#error")) else {
            continue;
        };
        let (class, what) =
            if error.as_str() == Some("server") { (5, "a server error") } else { (4, "a client error") };
        check_class(&shape.id, code, class, what, &applied.origin, diagnostics);
    }
}

fn check_class(id: &ShapeId, code: i64, class: i64, what: &str, origin: &Origin, diagnostics: &mut Diagnostics) {
    if code / 100 != class {
        let message =
            format!("`{id}` has the status code {code}, but that of {what} lies between {class}00 and {class}99");
        diagnostics.warning(&codes::INVALID_STATUS, origin, message);
    }
}

/// Some status codes mean that no body follows.
fn check_empty(model: &Model, exchange: &Exchange<'_>, code: i64, diagnostics: &mut Diagnostics) {
    if !matches!(code, 204 | 205) {
        return;
    }
    let Some(output) = structure(model, &exchange.operation.output) else { return };
    if let Some(member) = body_member(output) {
        let message = format!(
            "`{}` has the status code {code}, which allows no body, but `{member}` of its output is sent in one",
            exchange.shape.id,
        );
        diagnostics.warning(&codes::INVALID_STATUS, &exchange.applied.origin, message);
    }
}

fn body_member(output: &Shape) -> Option<&str> {
    output.members.iter().find(|member| payloads::is_in_body(member, false)).map(Member::name)
}
