//! `dependentRequired`, and what other keywords say in its place (JSON Schema Validation, section 6.5.4).

use std::borrow::Cow;

use super::cursor::Cursor;
use super::node::Node;
use crate::diagnostics::Diagnostics;

/// Which members must be there where a member is.
pub(super) fn read<'d>(schema: &Cursor<'d>, diagnostics: &mut Diagnostics) -> Vec<(&'d str, Vec<Cow<'d, str>>)> {
    let mut all = Vec::new();
    for (name, _) in schema.members("dependentRequired", diagnostics) {
        let required = schema.get("dependentRequired");
        all.extend(required.map(|required| (name, required.texts(name, diagnostics))));
    }
    for keyword in ["dependentSchemas", "dependencies"] {
        let Some(entries) = schema.get(keyword) else { continue };
        for (name, value) in entries.entries().filter(|(_, value)| asks_for_members(value.node)) {
            let names = match value.node {
                Node::Array(_) => entries.texts(name, diagnostics),
                _ => value.texts("required", diagnostics),
            };
            all.push((name, names));
        }
    }
    all
}

/// Whether an entry of `dependentSchemas` or `dependencies` does no more than to name members.
pub(super) fn asks_for_members(value: &Node) -> bool {
    match value {
        Node::Array(_) => true,
        Node::Object(members) => members.iter().all(|(keyword, _)| keyword == "required"),
        Node::Bool(_) | Node::Null | Node::Number(_) | Node::String(_) => false,
    }
}
