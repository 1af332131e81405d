//! What the body of a message is made of (Smithy 2.0, "`httpPayload` trait").

use std::collections::HashSet;

use crate::diagnostics::{Diagnostics, codes};

use super::super::super::Model;
use super::super::super::model::{Member, Shape};
use super::super::structure;
use super::exchanges;

const PAYLOAD: &str = "smithy.api#httpPayload";
const BOTH: [&str; 3] = ["smithy.api#httpHeader", "smithy.api#httpPrefixHeaders", PAYLOAD];
const REQUEST: [&str; 4] =
    ["smithy.api#httpLabel", "smithy.api#hostLabel", "smithy.api#httpQuery", "smithy.api#httpQueryParams"];
const RESPONSE: [&str; 1] = ["smithy.api#httpResponseCode"];

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let mut seen = HashSet::new();
    // An error's document is the same in every response.
    for error in model.shapes().iter().filter(|shape| shape.has_trait("smithy.api#error")) {
        seen.insert((&error.id, "response"));
        check_message(error, false, diagnostics);
    }
    for exchange in exchanges(model) {
        let operation = exchange.operation;
        if let Some(input) = structure(model, &operation.input).filter(|input| seen.insert((&input.id, "request"))) {
            check_message(input, true, diagnostics);
        }
        for reference in std::iter::once(&operation.output).chain(&operation.errors) {
            let output = structure(model, reference).filter(|output| seen.insert((&output.id, "response")));
            if let Some(output) = output {
                check_message(output, false, diagnostics);
            }
        }
    }
}

/// Whether a member has no place in a message but its document.
fn is_in_document(member: &Member, is_request: bool) -> bool {
    let own = if is_request { REQUEST.as_slice() } else { &RESPONSE };
    !BOTH.iter().chain(own).any(|id| member.has_trait(id))
}

/// Whether a member is the body, or a part of its document.
pub(super) fn is_in_body(member: &Member, is_request: bool) -> bool {
    member.has_trait(PAYLOAD) || is_in_document(member, is_request)
}

/// If one member is the whole body, there is no document for the others.
fn check_message(shape: &Shape, is_request: bool, diagnostics: &mut Diagnostics) {
    let Some(payload) = shape.members.iter().find(|member| member.has_trait(PAYLOAD)) else { return };
    let what = if is_request { "request" } else { "response" };
    for member in shape.members.iter().filter(|member| is_in_document(member, is_request)) {
        let message = format!(
            "`{}` has no place in the {what}, for `{}` of `{}` is its whole body",
            member.name(),
            payload.name(),
            shape.id,
        );
        let diagnostic = diagnostics.error(&codes::UNBOUND_MEMBER, &member.origin, message);
        diagnostic.related(&payload.origin, "the body");
        diagnostic.hint("bind it to a header, or to another part of the message");
    }
}
