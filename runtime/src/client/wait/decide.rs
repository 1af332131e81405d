//! What follows a call.

use std::borrow::Cow;
use std::cell::LazyCell;

use serde_json::{Value, json};

use crate::error::{Error, ErrorKind, ErrorResponse};
use crate::jmespath::{Shown, document, evaluate};
use crate::schema::{Acceptor, Expected, Jmes, Matcher, State, Waiter};
use crate::value::Structure;

/// The output of a call, or the error.
pub(super) type Outcome = Result<Box<dyn Structure>, Error>;

/// What follows a call; where no acceptor matches, none for an error. With the reason of a failure, if the output has one.
pub(super) fn decide(waiter: &Waiter, input: &dyn Structure, outcome: &Outcome) -> (Option<State>, Option<String>) {
    match outcome {
        Ok(output) => {
            let output = &**output;
            let both = LazyCell::new(
                || json!({ "input": document(input, Shown::All), "output": document(output, Shown::All) }),
            );
            let matches = |acceptor: &&Acceptor| match acceptor.matcher {
                Matcher::Success(success) => success,
                Matcher::Error(_) => false,
                Matcher::Output(path, expected) => is(path, &both["output"], expected),
                Matcher::InputOutput(path, expected) => is(path, &both, expected),
            };
            match waiter.acceptors.iter().find(matches) {
                Some(acceptor) => (Some(acceptor.state), acceptor.message.and_then(|path| message(path, output))),
                None => (Some(State::Retry), None),
            }
        }
        Err(error) => {
            let ErrorKind::Service(response) = error.kind() else { return (None, None) };
            let matches = |acceptor: &&Acceptor| match acceptor.matcher {
                Matcher::Success(success) => !success,
                Matcher::Error(name) => is_called(response, name),
                Matcher::Output(..) | Matcher::InputOutput(..) => false,
            };
            (waiter.acceptors.iter().find(matches).map(|acceptor| acceptor.state), None)
        }
    }
}

/// Errors go by the names of their structures, or by the codes that services send.
fn is_called(response: &ErrorResponse, name: &str) -> bool {
    let modeled = response.modeled.as_ref().map(|modeled| modeled.table().name);
    modeled == Some(name) || response.meta.code.as_deref() == Some(name)
}

/// Whether an expression has the value that is expected. One without a value, since a function was given what it does not
/// take, has none.
fn is(path: &Jmes, document: &Value, expected: Expected) -> bool {
    let Some(value) = evaluate(path, document) else { return false };
    match expected {
        Expected::Text(text) => value.as_str() == Some(text),
        Expected::Bool(wanted) => value.as_bool() == Some(wanted),
        Expected::All(text) => {
            items(&value).is_some_and(|items| !items.is_empty() && items.iter().all(|item| item.as_str() == Some(text)))
        }
        Expected::Any(text) => items(&value).is_some_and(|items| items.iter().any(|item| item.as_str() == Some(text))),
    }
}

fn items(value: &Value) -> Option<&[Value]> {
    value.as_array().map(Vec::as_slice)
}

/// The reason of a failure: a text, or several. Nothing sensitive is part of it.
fn message(path: &Jmes, output: &dyn Structure) -> Option<String> {
    let document = document(output, Shown::NotSensitive);
    match evaluate(path, &document).map(Cow::into_owned)? {
        Value::String(text) => Some(text),
        Value::Array(items) => {
            let texts: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            (!texts.is_empty()).then(|| texts.join("; "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => None,
    }
}
