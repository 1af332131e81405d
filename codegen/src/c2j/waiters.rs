//! Waiters: `waiters-2.json`.

use crate::diagnostics::{Diagnostics, Origin, codes};
use crate::smithy::jmespath;
use crate::smithy::node::{Node, Object};
use crate::smithy::raw::Annotation;

use super::entry::Entry;
use super::errors::number;
use super::keys;
use super::traits::{object, with};
use super::translation::Translation;

/// The longest delay of a Smithy waiter that does not say otherwise, in seconds.
const MAX_DELAY: i64 = 120;

impl Translation<'_> {
    /// The waiters that call an operation. The delay between calls, which C2J has as a constant, is the least one; how
    /// often to call is said by whoever waits.
    pub(super) fn waiters(&mut self, operation: &str, has_output: bool) -> Option<Annotation> {
        let file = self.files.waiters.as_ref()?;
        let root = Entry { object: &file.root, origin: Origin::file(file.source) };
        let mut found = Object::default();
        for (name, entry) in root.children("waiters", self.diagnostics) {
            if entry.get("operation").and_then(Node::as_str) != Some(operation) {
                continue;
            }
            entry.check_keys(&format!("the waiter `{name}`"), keys::WAITER, self.diagnostics);
            if let Some(waiter) = waiter(name, &entry, has_output, self.diagnostics) {
                found.push(name, waiter);
            }
        }
        (!found.is_empty()).then(|| with("smithy.waiters#waitable", Node::Object(found), root.place("waiters")))
    }
}

/// A waiter; none if a part of it cannot be said in Smithy: what is left of it would wait for something else.
fn waiter(name: &str, entry: &Entry<'_>, has_output: bool, diagnostics: &mut Diagnostics) -> Option<Node> {
    let is_name = name.starts_with(|first: char| first.is_ascii_uppercase())
        && name.chars().all(|character| character.is_ascii_alphanumeric());
    if !is_name {
        return left_out(name, &entry.origin, "its name is not one of capital and small letters", diagnostics);
    }
    let listed = entry.get("acceptors").and_then(Node::as_array).unwrap_or_default();
    let mut acceptors = Vec::with_capacity(listed.len());
    for (position, listed) in listed.iter().enumerate() {
        let place = entry.place("acceptors").child(position);
        match acceptor(listed, has_output) {
            Ok(acceptor) => acceptors.push(acceptor),
            Err(problem) => return left_out(name, &place, &problem, diagnostics),
        }
    }
    let succeeds = |acceptor: &Node| acceptor.get("state").and_then(Node::as_str) == Some("success");
    if !acceptors.iter().any(succeeds) {
        return left_out(name, &entry.origin, "it would never end well", diagnostics);
    }
    let mut waiter = Object::default();
    if let Some(docs) = entry.text("description", diagnostics) {
        waiter.push("documentation", docs.into());
    }
    waiter.push("acceptors", Node::Array(acceptors));
    if let Some(delay) = entry.get("delay").and_then(Node::as_i64).filter(|delay| *delay > 0) {
        waiter.push("minDelay", number(delay));
        if delay > MAX_DELAY {
            waiter.push("maxDelay", number(delay));
        }
    }
    Some(Node::Object(waiter))
}

fn left_out(name: &str, place: &Origin, problem: &str, diagnostics: &mut Diagnostics) -> Option<Node> {
    let message = format!("the waiter `{name}` is left out: {problem}");
    diagnostics.warning(&codes::UNSUPPORTED_WAITER, place, message);
    None
}

/// An acceptor, or why there is none like it in Smithy.
fn acceptor(node: &Node, has_output: bool) -> Result<Node, String> {
    let text = |key| node.get(key).and_then(Node::as_str);
    let state = text("state").filter(|state| ["success", "failure", "retry"].contains(state));
    let state = state.ok_or("an acceptor must have the `state` `success`, `failure` or `retry`")?;
    let expected = node.get("expected").ok_or("an acceptor does not say what is `expected`")?;
    let matcher = match text("matcher") {
        Some("error") => error(expected)?,
        Some("status") => status(expected)?,
        Some(kind @ ("path" | "pathAll" | "pathAny")) if has_output => path(kind, text("argument"), expected)?,
        Some("path" | "pathAll" | "pathAny") => return Err("it matches an output, and the operation has none".into()),
        other => return Err(format!("the matcher `{}` is not known", other.unwrap_or_default())),
    };
    Ok(object([("state", state.into()), ("matcher", matcher)]))
}

/// An error by its code, or any.
fn error(expected: &Node) -> Result<Node, String> {
    match expected {
        Node::Bool(fails) => Ok(object([("success", Node::Bool(!fails))])),
        Node::String(code) => Ok(object([("errorType", Node::String(code.clone()))])),
        other => Err(format!("an error is expected as {}", other.kind())),
    }
}

/// Only that a call succeeds can be said without its status.
fn status(expected: &Node) -> Result<Node, String> {
    match expected.as_i64() {
        Some(200..300) => Ok(object([("success", Node::Bool(true))])),
        Some(status) => Err(format!("it matches the status {status}, which only a modeled error could stand for")),
        None => Err("a status is a number".to_owned()),
    }
}

/// What a path leads to; numbers are compared within the path.
fn path(kind: &str, argument: Option<&str>, expected: &Node) -> Result<Node, String> {
    let argument = argument.ok_or("a path must be its `argument`")?;
    if let Err(problem) = jmespath::parse(argument) {
        return Err(format!("the path `{argument}` cannot be read: {problem}"));
    }
    let (path, comparator, expected) = match (kind, expected) {
        ("path", Node::Bool(expected)) => (argument.to_owned(), "booleanEquals", expected.to_string()),
        ("path", Node::String(expected)) => (argument.to_owned(), "stringEquals", expected.to_string()),
        ("path", Node::Number(number)) => {
            (format!("({argument}) == `{}`", number.as_str()), "booleanEquals", "true".into())
        }
        ("pathAll", Node::String(expected)) => (argument.to_owned(), "allStringEquals", expected.to_string()),
        ("pathAny", Node::String(expected)) => (argument.to_owned(), "anyStringEquals", expected.to_string()),
        (kind, other) => return Err(format!("`{kind}` expects {}, which is not supported", other.kind())),
    };
    let matcher = object([
        ("path", path.as_str().into()),
        ("expected", expected.as_str().into()),
        ("comparator", comparator.into()),
    ]);
    Ok(object([("output", matcher)]))
}
