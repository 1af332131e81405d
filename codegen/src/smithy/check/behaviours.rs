//! What operations declare of themselves (Smithy 2.0, "`idempotent` trait", "`requestCompression` trait",
//! "`idempotencyToken` trait").

use std::collections::HashSet;

use crate::diagnostics::{Diagnostics, codes};

use super::super::Model;
use super::super::model::{Member, Operation, Shape};
use super::super::node::Node;
use super::structure;

const MIXIN: &str = "smithy.api#mixin";

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    check_tokens(model, diagnostics);
    for shape in model.shapes() {
        let Some(operation) = shape.as_operation() else { continue };
        check_idempotent(model, shape, operation, diagnostics);
        check_compression(model, shape, operation, diagnostics);
    }
}

/// A token is made up for a member of an input, and nowhere else.
fn check_tokens(model: &Model, diagnostics: &mut Diagnostics) {
    let operations = model.shapes().iter().filter_map(Shape::as_operation);
    let inputs: HashSet<_> = operations.map(|operation| &operation.input.target).collect();
    for shape in model.shapes().iter().filter(|shape| !inputs.contains(&shape.id) && !shape.has_trait(MIXIN)) {
        for member in &shape.members {
            if let Some(applied) = member.traits.get("smithy.api#idempotencyToken") {
                let message =
                    format!("`@idempotencyToken` has no effect on `{}`: `{}` is not an input", member.id, shape.id);
                diagnostics.warning(&codes::UNUSED_IDEMPOTENCY_TOKEN, &applied.origin, message);
            }
        }
    }
}

/// The errors that tell a second call from the first are errors of the operation.
fn check_idempotent(model: &Model, shape: &Shape, operation: &Operation, diagnostics: &mut Diagnostics) {
    let Some(applied) = shape.traits.get("smithy.api#idempotent") else { return };
    if applied.value.get("exists").is_some() && applied.value.get("notFound").is_some() {
        let message = format!(
            "the trait `@idempotent` of `{}` has both `exists` and `notFound`, which exclude each other",
            shape.id
        );
        diagnostics.error(&codes::INVALID_IDEMPOTENT, &applied.origin, message);
    }
    // Errors of its services are not asked: what a service adds, another may leave out.
    for key in ["exists", "notFound"] {
        let named = applied.value.get(key).and_then(Node::as_array).unwrap_or_default();
        for id in named.iter().filter_map(Node::as_str) {
            let is_error = operation.errors.iter().any(|error| error.target == *id);
            if !is_error && model.shape(id).is_some() {
                let message =
                    format!("`{key}` of `@idempotent` of `{}` names `{id}`, which is not one of its errors", shape.id);
                diagnostics
                    .error(&codes::INVALID_IDEMPOTENT, &applied.origin, message)
                    .hint("add it to `errors` of the operation");
            }
        }
    }
}

fn check_compression(model: &Model, shape: &Shape, operation: &Operation, diagnostics: &mut Diagnostics) {
    let Some(applied) = shape.traits.get("smithy.api#requestCompression") else { return };
    let mut report = |problem: String| {
        let message = format!("the trait `@requestCompression` of `{}` {problem}", shape.id);
        diagnostics.error(&codes::INVALID_REQUEST_COMPRESSION, &applied.origin, message);
    };
    if operation.input.target == "smithy.api#Unit" {
        report("has no effect, for the operation has no input".to_owned());
    }
    let members = structure(model, &operation.input).into_iter().flat_map(|input| &input.members);
    let needs_length =
        |member: &&Member| model.target(member).is_some_and(|target| target.has_trait("smithy.api#requiresLength"));
    if let Some(member) = members.into_iter().find(needs_length) {
        report(format!("compresses `{}`, whose length must be known before it is sent", member.name()));
    }
    let Some(encodings) = applied.value.get("encodings").and_then(Node::as_array) else { return };
    if encodings.is_empty() {
        report("names no encoding".to_owned());
    }
    for encoding in encodings.iter().filter_map(Node::as_str).filter(|encoding| !encoding.eq_ignore_ascii_case("gzip"))
    {
        report(format!("names the encoding `{encoding}`, but only `gzip` is supported"));
    }
}
