//! A document while it is changed (by overlays, or from an older version): a tree in which every value knows its place.

use crate::diagnostics::{Diagnostics, Origin};
use crate::openapi::document::{Node, Object};

/// A value and its place.
#[derive(Clone)]
pub(in crate::openapi) struct Tree {
    /// Where it stands, unless that follows from the place of its parent.
    pub(in crate::openapi) origin: Option<Origin>,
    pub(in crate::openapi) value: Value,
}

#[derive(Clone)]
pub(in crate::openapi) enum Value {
    Scalar(Node),
    Array(Vec<Tree>),
    Object(Vec<(Box<str>, Tree)>),
}

impl Tree {
    /// The tree of a text.
    pub(in crate::openapi) fn of(node: &Node) -> Self {
        let value = match node {
            Node::Array(items) => Value::Array(items.iter().map(Self::of).collect()),
            Node::Object(object) => {
                Value::Object(object.iter().map(|(key, node)| (key.into(), Self::of(node))).collect())
            }
            scalar => Value::Scalar(scalar.clone()),
        };
        Self { origin: None, value }
    }

    /// Where it stands, if its parent would have it at some place.
    pub(in crate::openapi) fn origin_below(&self, parent: &Origin, token: impl std::fmt::Display) -> Origin {
        self.origin.clone().unwrap_or_else(|| parent.child(token))
    }

    /// The value that a JSON pointer leads to, with its place.
    pub(in crate::openapi) fn at(&mut self, pointer: &str, root: &Origin) -> Option<(&mut Self, Origin)> {
        let mut origin = self.origin.clone().unwrap_or_else(|| root.clone());
        let mut tree = self;
        for token in pointer.split('/').skip(1) {
            let token = token.replace("~1", "/").replace("~0", "~");
            let child = match &mut tree.value {
                Value::Array(items) => items.get_mut(token.parse::<usize>().ok()?),
                Value::Object(entries) => entries.iter_mut().find(|(key, _)| **key == *token).map(|(_, tree)| tree),
                Value::Scalar(_) => None,
            }?;
            origin = child.origin_below(&origin, &token);
            tree = child;
        }
        Some((tree, origin))
    }

    /// How many values there are, and how many levels of them.
    pub(in crate::openapi) fn size(&self) -> (usize, usize) {
        let below = |(count, depth): (usize, usize), tree: &Self| {
            let (values, levels) = tree.size();
            (count + values, depth.max(levels))
        };
        let (count, depth) = match &self.value {
            Value::Scalar(_) => (0, 0),
            Value::Array(items) => items.iter().fold((0, 0), below),
            Value::Object(entries) => entries.iter().map(|(_, tree)| tree).fold((0, 0), below),
        };
        (count + 1, depth + 1)
    }

    /// The same value without places, for queries.
    pub(in crate::openapi) fn to_value(&self) -> serde_json::Value {
        match &self.value {
            Value::Scalar(node) => node.to_value(),
            Value::Array(items) => items.iter().map(Self::to_value).collect(),
            Value::Object(entries) => serde_json::Value::Object(
                entries.iter().map(|(key, tree)| (key.to_string(), tree.to_value())).collect(),
            ),
        }
    }

    /// The tree as a document is read from. Every value that is not where its place in the document says is noted.
    pub(in crate::openapi) fn finish(self, root: &Origin, diagnostics: &mut Diagnostics) -> Node {
        self.into_node(root, root, diagnostics)
    }

    /// `here` is the place in the document that results, `expected` what the place of the parent implies.
    fn into_node(self, here: &Origin, expected: &Origin, diagnostics: &mut Diagnostics) -> Node {
        if let Some(origin) = &self.origin
            && origin != expected
        {
            diagnostics.graft(here, origin);
        }
        let origin = self.origin.as_ref().unwrap_or(expected);
        let mut child = |tree: Self, token: &dyn std::fmt::Display| {
            tree.into_node(&here.child(token), &origin.child(token), diagnostics)
        };
        match self.value {
            Value::Scalar(node) => node,
            Value::Array(items) => {
                Node::Array(items.into_iter().enumerate().map(|(index, tree)| child(tree, &index)).collect())
            }
            Value::Object(entries) => {
                let mut object = Object::default();
                for (key, tree) in entries {
                    let node = child(tree, &key);
                    // No key is there twice: a tree is made of objects.
                    let _ = object.add(key, node);
                }
                Node::Object(object)
            }
        }
    }
}
