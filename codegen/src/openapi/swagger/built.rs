//! Values of the new document, each with the place in the text that it comes from.

use super::super::document::Node;
use super::super::tree::{Tree, Value};
use crate::diagnostics::Origin;

/// An object that is being written.
pub(super) struct Built {
    origin: Origin,
    entries: Vec<(Box<str>, Tree)>,
}

impl Built {
    /// Creates an empty object that stands for what is at a place.
    pub(super) fn at(origin: &Origin) -> Self {
        Self::of(origin, Vec::new())
    }

    /// Creates an object of some members.
    pub(super) fn of(origin: &Origin, entries: Vec<(Box<str>, Tree)>) -> Self {
        Self { origin: origin.clone(), entries }
    }

    /// Adds a member; of two with one key the first stands.
    pub(super) fn put(&mut self, key: &str, value: Tree) {
        if !self.has(key) {
            self.entries.push((key.into(), value));
        }
    }

    /// Adds a member if there is one.
    pub(super) fn put_some(&mut self, key: &str, value: Option<Tree>) {
        if let Some(value) = value {
            self.put(key, value);
        }
    }

    /// Adds members whose keys are free.
    pub(super) fn put_all(&mut self, entries: Vec<(Box<str>, Tree)>) {
        for (key, value) in entries {
            self.put(&key, value);
        }
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(name, _)| &**name == key)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(super) fn build(self) -> Tree {
        Tree { origin: Some(self.origin), value: Value::Object(self.entries) }
    }
}

/// A text that stands for what is at a place.
pub(super) fn text(text: &str, origin: &Origin) -> Tree {
    scalar(Node::String(text.into()), origin)
}

/// A boolean that stands for what is at a place.
pub(super) fn flag(value: bool, origin: &Origin) -> Tree {
    scalar(Node::Bool(value), origin)
}

/// A list that stands for what is at a place.
pub(super) fn list(items: Vec<Tree>, origin: &Origin) -> Tree {
    Tree { origin: Some(origin.clone()), value: Value::Array(items) }
}

fn scalar(node: Node, origin: &Origin) -> Tree {
    Tree { origin: Some(origin.clone()), value: Value::Scalar(node) }
}
