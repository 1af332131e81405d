//! Names that references may use in place of pointers: `$anchor`, `$dynamicAnchor` and `$id` (JSON Schema 2020-12, section 8.2).

use std::collections::HashMap;

use super::node::Node;

/// Where the named schemas of a description stand.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    by_anchor: HashMap<String, String>,
    by_id: HashMap<String, String>,
}

impl Anchors {
    pub(super) fn of(root: &Node) -> Self {
        let mut anchors = Self::default();
        anchors.gather(root, &mut String::new());
        anchors
    }

    /// The pointer of an anchor.
    pub(super) fn anchor(&self, name: &str) -> Option<&str> {
        self.by_anchor.get(name).map(String::as_str)
    }

    /// The pointer of a schema by its `$id`.
    pub(super) fn id(&self, id: &str) -> Option<&str> {
        self.by_id.get(id.trim_end_matches('#')).map(String::as_str)
    }

    /// The schema with an `$id` that stands nearest around a place.
    pub(super) fn around(&self, pointer: &str) -> Option<&str> {
        let is_around = |id: &&String| pointer.strip_prefix(id.as_str()).is_some_and(|rest| rest.starts_with('/'));
        self.by_id.values().filter(is_around).max_by_key(|id| id.len()).map(String::as_str)
    }

    fn gather(&mut self, node: &Node, pointer: &mut String) {
        let mut below = |anchors: &mut Self, key: &str, value: &Node| {
            let length = pointer.len();
            pointer.push('/');
            pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
            anchors.gather(value, pointer);
            pointer.truncate(length);
        };
        match node {
            Node::Array(items) => {
                items.iter().enumerate().for_each(|(at, item)| below(self, &at.to_string(), item));
            }
            Node::Object(object) => object.iter().for_each(|(key, value)| below(self, key, value)),
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => return,
        }
        let text = |key: &str| match node.get(key) {
            Some(Node::String(text)) => Some(text.to_string()),
            _ => None,
        };
        for anchor in ["$anchor", "$dynamicAnchor"].into_iter().filter_map(text) {
            self.by_anchor.entry(anchor).or_insert_with(|| pointer.clone());
        }
        if let Some(id) = text("$id").filter(|_| !pointer.is_empty()) {
            self.by_id.entry(id.trim_end_matches('#').to_owned()).or_insert_with(|| pointer.clone());
        }
    }
}
