//! Keywords that limit values in ways that neither a type nor a check shows.

use super::cursor::Cursor;
use super::dependent::asks_for_members;
use super::node::Node;
use crate::diagnostics::{Diagnostics, codes};

/// A keyword, and what is so of the values that are read and sent.
type Unchecked = (&'static str, &'static str);

const UNCHECKED: &[Unchecked] = &[
    ("not", "values that it excludes are sent all the same"),
    ("if", "neither `then` nor `else` is looked at"),
    ("dependentSchemas", "what other members ask for is left to the server to check"),
    ("dependencies", "what other members ask for is left to the server to check"),
    ("contains", "lists without such an item are sent all the same"),
    ("$dynamicRef", "any value is accepted"),
    ("$recursiveRef", "any value is accepted"),
];

/// Reports every keyword of a schema that has no effect here.
pub(super) fn report(schema: &Cursor<'_>, diagnostics: &mut Diagnostics) {
    for (keyword, reading) in UNCHECKED {
        let Some(value) = schema.get(keyword) else { continue };
        if asks_nothing(keyword, value.node) {
            continue;
        }
        let message = format!("`{keyword}` is not checked: {reading}");
        diagnostics.warning(&codes::UNSUPPORTED_KEYWORD, &value.origin, message);
    }
}

/// Whether a keyword asks for nothing, or for what another one would.
fn asks_nothing(keyword: &str, value: &Node) -> bool {
    match (keyword, value) {
        ("not", Node::Bool(false)) => true,
        ("dependentSchemas" | "dependencies", Node::Object(members)) => {
            members.iter().all(|(_, entry)| asks_for_members(entry))
        }
        _ => false,
    }
}
