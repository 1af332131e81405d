//! What is the same in both versions but for its references and the schemas in it.

use super::super::document::{Cursor, Node};
use super::super::tree::{Tree, Value};
use super::{Upgrade, references};

/// Under these keys stand values of the document's own, which may look like anything.
const OPAQUE: [&str; 6] = ["example", "examples", "default", "enum", "x-example", "x-examples"];

impl<'d> Upgrade<'d, '_> {
    /// A value as it is: references lead to where their target has gone, and schemas are those of OpenAPI 3.
    pub(super) fn copy(&self, cursor: &Cursor<'d>) -> Tree {
        let from = references::file_of(&cursor.origin);
        let mut tree = self.copied(cursor.node, &from);
        tree.origin = Some(cursor.origin.clone());
        tree
    }

    /// The value without its place, which follows from that of its parent.
    fn copied(&self, node: &Node, from: &str) -> Tree {
        let value = match node {
            Node::Array(items) => Value::Array(items.iter().map(|item| self.copied(item, from)).collect()),
            Node::Object(object) => {
                let members = object.iter().map(|(key, value)| (key.into(), self.member(key, value, from)));
                let mut members: Vec<(Box<str>, Tree)> = members.collect();
                super::schemas::renew(&mut members);
                Value::Object(members)
            }
            scalar => Value::Scalar(scalar.clone()),
        };
        Tree { origin: None, value }
    }

    fn member(&self, key: &str, value: &Node, from: &str) -> Tree {
        match value {
            Node::String(reference) if key == "$ref" => {
                let reference = self.rewritten(reference, from);
                Tree { origin: None, value: Value::Scalar(Node::String(reference.into())) }
            }
            value if OPAQUE.contains(&key) => Tree::of(value),
            value => self.copied(value, from),
        }
    }
}
