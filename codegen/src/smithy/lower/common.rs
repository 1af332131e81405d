//! What shapes, members and operations have in common.

use crate::smithy::model::{Shape, Traits};
use crate::smithy::node::Node;

use super::traits;

/// The documentation of a shape or member, as it was written.
pub(super) fn docs(traits: &Traits) -> String {
    traits.value(traits::DOCUMENTATION).and_then(Node::as_str).unwrap_or_default().to_owned()
}

/// Why a shape or member should not be used any more: empty if the description gives no reason.
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
