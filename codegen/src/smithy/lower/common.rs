//! What shapes, members and operations have in common.

use crate::smithy::model::{Shape, Traits};
use crate::smithy::node::{Node, Number};

use super::traits;

/// The documentation of a shape or member, as it was written.
pub(super) fn docs(traits: &Traits) -> String {
    traits.value(traits::DOCUMENTATION).and_then(Node::as_str).unwrap_or_default().to_owned()
}

/// Why a shape or member should not be used any more: empty if the description does not say why.
pub(super) fn deprecated(traits: &Traits) -> Option<String> {
    let value = traits.value(traits::DEPRECATED)?;
    let text = |key| value.get(key).and_then(Node::as_str);
    Some(match (text("message"), text("since")) {
        (Some(message), Some(since)) => format!("{message} (since {since})"),
        (Some(message), None) => message.to_owned(),
        (None, Some(since)) => format!("since {since}"),
        (None, None) => String::new(),
    })
}

/// The texts of a list of strings.
pub(super) fn strings(node: Option<&Node>) -> Vec<String> {
    let elements = node.and_then(Node::as_array).unwrap_or_default();
    elements.iter().filter_map(Node::as_str).map(str::to_owned).collect()
}

/// Shape names for a message.
pub(super) fn listed(shapes: &[&Shape]) -> String {
    let names: Vec<String> = shapes.iter().map(|shape| format!("`{}`", shape.id)).collect();
    names.join(", ")
}

/// A node value as JSON. Numbers that JSON cannot hold exactly become the nearest double.
pub(super) fn json(node: &Node) -> serde_json::Value {
    use serde_json::Value;
    match node {
        Node::Null => Value::Null,
        Node::Bool(value) => Value::Bool(*value),
        Node::Number(number) => json_number(number),
        Node::String(text) => Value::String(text.to_string()),
        Node::Name(id) => Value::String(id.to_string()),
        Node::Array(elements) => Value::Array(elements.iter().map(json).collect()),
        Node::Object(object) => {
            Value::Object(object.iter().map(|(key, value)| (key.to_owned(), json(value))).collect())
        }
    }
}

fn json_number(number: &Number) -> serde_json::Value {
    let text = number.as_str();
    if let Ok(value) = text.parse::<i64>() {
        return value.into();
    }
    if let Ok(value) = text.parse::<u64>() {
        return value.into();
    }
    number.as_f64().into()
}
