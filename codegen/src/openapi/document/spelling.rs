//! Values of texts as they were written: YAML reads `1.10` as a number and forgets how it was spelled, but where the
//! schema's `type` is `string` the spelling is the value.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::node::{Node, Object};

/// The keywords of a schema that hold its values.
const VALUES: [&str; 3] = ["enum", "const", "default"];

/// Reads the values of texts anew where the reader took them for something else. What cannot be read in this way stays
/// as it is.
pub(super) fn restore(node: &mut Node, text: &str) {
    if is_misread(node, false) {
        // What was put right before a failure is right all the same.
        let _ = Respell { node, is_text: false }.deserialize(serde_yaml::Deserializer::from_str(text));
    }
}

/// Whether a text in the tree is none; `is_text` is whether this node should be one, or a list of some.
fn is_misread(node: &Node, is_text: bool) -> bool {
    match node {
        Node::Number(_) | Node::Bool(_) => is_text,
        Node::Array(items) => items.iter().any(|item| is_misread(item, is_text)),
        Node::Object(object) => {
            let of_text = is_text_schema(object);
            object.iter().any(|(key, value)| is_misread(value, of_text && VALUES.contains(&key)))
        }
        Node::Null | Node::String(_) => false,
    }
}

/// Whether the values of a schema are texts, and perhaps null.
fn is_text_schema(object: &Object) -> bool {
    let is = |node: &Node, name: &str| matches!(node, Node::String(text) if **text == *name);
    match object.get("type") {
        Some(Node::Array(types)) => types.iter().all(|kind| is(kind, "string") || is(kind, "null")),
        Some(kind) => is(kind, "string"),
        None => false,
    }
}

/// A node beside the text that it was read from.
struct Respell<'a> {
    node: &'a mut Node,
    /// It should be a text, or a list of some.
    is_text: bool,
}

impl<'de> DeserializeSeed<'de> for Respell<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.node {
            Node::Object(_) => deserializer.deserialize_map(self),
            Node::Array(_) => deserializer.deserialize_seq(self),
            Node::Number(_) | Node::Bool(_) if self.is_text => deserializer.deserialize_str(self),
            _ => deserializer.deserialize_ignored_any(IgnoredAny).map(drop),
        }
    }
}

impl<'de> Visitor<'de> for Respell<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the value that was read before")
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        *self.node = Node::String(value.into());
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let Node::Array(nodes) = self.node else { return Ok(()) };
        for node in nodes {
            items.next_element_seed(Respell { node, is_text: self.is_text })?;
        }
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let Node::Object(object) = self.node else { return Ok(()) };
        let of_text = is_text_schema(object);
        while let Some(key) = members.next_key::<String>()? {
            let is_text = of_text && VALUES.contains(&&*key);
            match object.get_mut(&key) {
                Some(node) => members.next_value_seed(Respell { node, is_text })?,
                None => drop(members.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }
}
