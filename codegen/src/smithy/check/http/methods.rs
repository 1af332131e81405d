//! Methods and headers that do not do what a description asks of them (Smithy 2.0, "`http` trait", `method`;
//! "`httpHeader` trait", restricted headers).

use crate::diagnostics::{Diagnostics, codes};

use super::super::super::Model;
use super::super::super::model::{Member, Shape};
use super::super::structure;
use super::{Exchange, exchanges, payloads};

/// Headers that belong to the connection, to signing or to what stands between client and service.
const RESTRICTED: [&str; 14] = [
    "authorization",
    "connection",
    "expect",
    "host",
    "max-forwards",
    "proxy-authenticate",
    "server",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "www-authenticate",
    "x-forwarded-for",
];

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for exchange in exchanges(model) {
        check_body(model, &exchange, diagnostics);
    }
    for shape in model.shapes() {
        check_headers(shape, diagnostics);
    }
}

/// The body of some requests has no meaning, and is dropped on the way (RFC 9110, section 9.3).
fn check_body(model: &Model, exchange: &Exchange<'_>, diagnostics: &mut Diagnostics) {
    let method = exchange.method.to_ascii_uppercase();
    if !matches!(method.as_str(), "GET" | "HEAD" | "DELETE" | "OPTIONS" | "TRACE" | "CONNECT") {
        return;
    }
    let Some(input) = structure(model, &exchange.operation.input) else { return };
    let is_in_body = |member: &&Member| payloads::is_in_body(member, true);
    if let Some(member) = input.members.iter().find(is_in_body) {
        let message = format!(
            "`{}` sends `{}` in the body of a {method} request, which servers and proxies may drop",
            exchange.shape.id,
            member.name(),
        );
        let diagnostic = diagnostics.warning(&codes::UNEXPECTED_BODY, &exchange.applied.origin, message);
        diagnostic.related(&member.origin, "in the body");
        diagnostic.hint("bind it to the query or to a header");
    }
}

fn check_headers(shape: &Shape, diagnostics: &mut Diagnostics) {
    for member in &shape.members {
        let Some(applied) = member.traits.get("smithy.api#httpHeader") else { continue };
        let name = applied.value.as_str().unwrap_or_default();
        if RESTRICTED.contains(&name.to_ascii_lowercase().as_str()) {
            let message = format!("`{}` is bound to the header `{name}`, which is not a caller's to set", member.id);
            diagnostics.warning(&codes::RESTRICTED_HEADER, &applied.origin, message);
        }
    }
}
