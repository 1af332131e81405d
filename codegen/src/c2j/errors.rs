//! Errors: structures with `exception`, or with `error`.

use crate::diagnostics::Diagnostics;
use crate::smithy::node::{Node, Number, Object};
use crate::smithy::raw::Annotation;

use super::entry::Entry;
use super::traits::{object, with};

/// The traits of a structure that is an error.
pub(super) fn traits(name: &str, entry: &Entry<'_>, has_codes: bool, diagnostics: &mut Diagnostics) -> Vec<Annotation> {
    let error = entry.child("error", diagnostics);
    if error.is_none() && !entry.flag("exception", diagnostics) {
        return Vec::new();
    }
    let status = error.as_ref().and_then(|error| error.get("httpStatusCode")).and_then(Node::as_i64);
    let status = status.filter(|status| (100..600).contains(status));
    let is_fault = entry.flag("fault", diagnostics)
        || error.as_ref().is_some_and(|error| error.flag("fault", diagnostics))
        || status.is_some_and(|status| status >= 500);
    let place = if error.is_some() { entry.place("error") } else { entry.place("exception") };
    let side = if is_fault { "server" } else { "client" };
    let mut traits = vec![with("smithy.api#error", side.into(), place.clone())];
    if let Some(status) = status {
        traits.push(with("smithy.api#httpError", number(status), place.clone()));
    }
    let code = error.as_ref().and_then(|error| error.text("code", diagnostics));
    if has_codes && (code.is_some() || status.is_some()) {
        let status = status.unwrap_or(if is_fault { 500 } else { 400 });
        let value = object([("code", code.unwrap_or(name).into()), ("httpResponseCode", number(status))]);
        traits.push(with("aws.protocols#awsQueryError", value, place));
    }
    traits.extend(retryable(entry, diagnostics));
    traits
}

fn retryable(entry: &Entry<'_>, diagnostics: &mut Diagnostics) -> Option<Annotation> {
    let found = entry.child("retryable", diagnostics)?;
    let mut value = Object::default();
    if found.flag("throttling", diagnostics) {
        value.push("throttling", Node::Bool(true));
    }
    Some(with("smithy.api#retryable", Node::Object(value), found.origin))
}

/// A whole number as a node.
pub(super) fn number(value: i64) -> Node {
    Node::Number(Number::new(value.to_string()))
}
