//! Keywords about values of another type than that of their schema (JSON Schema Validation, section 6): they are
//! allowed, and have no effect.

use super::cursor::Cursor;
use super::node::Node;
use super::schema::Kind;
use crate::diagnostics::{Diagnostics, codes};

/// The keywords about the values of some types, and what those are called.
const KEYWORDS: &[(&[Kind], &str, &[&str])] = &[
    (
        &[Kind::Object],
        "objects",
        &[
            "properties",
            "patternProperties",
            "additionalProperties",
            "propertyNames",
            "required",
            "dependentRequired",
            "minProperties",
            "maxProperties",
        ],
    ),
    (&[Kind::Array], "lists", &["items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems"]),
    (&[Kind::String], "texts", &["pattern", "minLength", "maxLength"]),
    (
        &[Kind::Number, Kind::Integer],
        "numbers",
        &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
    ),
];

/// Reports every keyword of a schema that is about none of its types.
pub(super) fn report(schema: &Cursor<'_>, types: &[Kind], diagnostics: &mut Diagnostics) {
    if types.is_empty() {
        return;
    }
    for (about, what, keywords) in KEYWORDS {
        if about.iter().any(|kind| types.contains(kind)) {
            continue;
        }
        let written = keywords.iter().filter_map(|keyword| Some((keyword, schema.get(keyword)?)));
        for (keyword, value) in written.filter(|(_, value)| !matches!(value.node, Node::Bool(_))) {
            let message = format!("`{keyword}` has no effect: it is about {what}, and there are none here");
            diagnostics.warning(&codes::MISPLACED_KEYWORD, &value.origin, message);
        }
    }
}
