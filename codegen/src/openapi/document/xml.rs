//! `xml` objects (OpenAPI 3.1, section 4.8.26; 3.2, section 4.26).

use std::borrow::Cow;

use super::cursor::Cursor;
use crate::diagnostics::{Diagnostics, codes, suggest};

/// How the values of a schema are written in XML.
#[derive(Clone, Debug, Default)]
#[expect(missing_docs, reason = "the fields are the keywords")]
pub struct XmlObject<'d> {
    pub name: Option<Cow<'d, str>>,
    pub namespace: Option<Cow<'d, str>>,
    pub prefix: Option<Cow<'d, str>>,
    pub attribute: bool,
    pub wrapped: bool,
    pub node_type: Option<NodeType>,
}

/// `nodeType` (OpenAPI 3.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the values")]
pub enum NodeType {
    Element,
    Attribute,
    Text,
    Cdata,
    None,
}

const NODE_TYPES: [(&str, NodeType); 5] = [
    ("element", NodeType::Element),
    ("attribute", NodeType::Attribute),
    ("text", NodeType::Text),
    ("cdata", NodeType::Cdata),
    ("none", NodeType::None),
];

impl<'d> XmlObject<'d> {
    /// Reads the object of a schema.
    pub(super) fn read(cursor: &Cursor<'d>, diagnostics: &mut Diagnostics) -> Option<Self> {
        if !cursor.expect_object(diagnostics) {
            return None;
        }
        Some(Self {
            name: cursor.text("name", diagnostics),
            namespace: cursor.text("namespace", diagnostics),
            prefix: cursor.text("prefix", diagnostics),
            attribute: cursor.flag("attribute", diagnostics),
            wrapped: cursor.flag("wrapped", diagnostics),
            node_type: cursor.get("nodeType").and_then(|value| node_type(&value, diagnostics)),
        })
    }
}

fn node_type(value: &Cursor<'_>, diagnostics: &mut Diagnostics) -> Option<NodeType> {
    let name = value.node.scalar_text().unwrap_or_default();
    let known = NODE_TYPES.iter().find(|(known, _)| *known == name).map(|(_, node_type)| *node_type);
    if known.is_none() {
        let message = format!("`{name}` is not a node type of XML; it is written as an element");
        let hint =
            suggest::hint_or(&name, NODE_TYPES.map(|(known, _)| known), "write `element`, `attribute` or `text`");
        diagnostics.warning(&codes::UNKNOWN_NODE_TYPE, &value.origin, message).hint(hint);
    }
    known
}
