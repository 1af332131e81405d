//! Keywords that limit values in ways that neither a type nor a check shows.

use super::cursor::Cursor;
use super::node::Node;
use crate::diagnostics::{Diagnostics, codes};

/// A keyword, and what is so of the values that are read and sent.
type Unchecked = (&'static str, &'static str);

const UNCHECKED: &[Unchecked] = &[
    ("not", "values that it excludes are sent all the same"),
    ("if", "neither `then` nor `else` is looked at"),
    ("dependentRequired", "what other members ask for is left to the server to check"),
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

/// Whether a keyword has no effect in any tool.
fn asks_nothing(keyword: &str, value: &Node) -> bool {
    match (keyword, value) {
        ("not", Node::Bool(false)) => true,
        (_, Node::Object(members)) => keyword.starts_with("dependen") && members.iter().next().is_none(),
        _ => false,
    }
}
