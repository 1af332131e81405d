//! What HTTP makes of operations (Smithy 2.0, "HTTP bindings"): URIs, labels, bindings of members, status codes.

mod bindings;
mod conflicts;
mod hosts;
mod labels;
mod methods;
mod missing;
mod payloads;
mod statuses;
mod uris;

use crate::diagnostics::Diagnostics;

use super::super::Model;
use super::super::model::{Operation, Shape, Trait};
use super::super::node::Node;

const HTTP: &str = "smithy.api#http";
const ENDPOINT: &str = "smithy.api#endpoint";

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    uris::check(model, diagnostics);
    hosts::check(model, diagnostics);
    labels::check(model, diagnostics);
    conflicts::check(model, diagnostics);
    bindings::check(model, diagnostics);
    payloads::check(model, diagnostics);
    methods::check(model, diagnostics);
    statuses::check(model, diagnostics);
    missing::check(model, diagnostics);
}

/// An operation with the trait `@http`.
#[derive(Clone, Copy)]
struct Exchange<'a> {
    shape: &'a Shape,
    operation: &'a Operation,
    applied: &'a Trait,
    method: &'a str,
    /// The URI pattern up to its `?`.
    path: &'a str,
    /// What follows the `?`.
    query: &'a str,
}

fn exchanges(model: &Model) -> impl Iterator<Item = Exchange<'_>> {
    model.shapes().iter().filter_map(exchange)
}

fn exchange(shape: &Shape) -> Option<Exchange<'_>> {
    let operation = shape.as_operation()?;
    let applied = shape.traits.get(HTTP)?;
    let text = |key| applied.value.get(key).and_then(Node::as_str);
    let uri = text("uri")?;
    let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
    Some(Exchange { shape, operation, applied, method: text("method").unwrap_or_default(), path, query })
}

/// The host prefix of an operation.
fn host_prefix(shape: &Shape) -> Option<(&Trait, &str)> {
    let applied = shape.traits.get(ENDPOINT)?;
    Some((applied, applied.value.get("hostPrefix")?.as_str()?))
}
