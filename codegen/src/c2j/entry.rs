//! Objects of the JSON with their places.

use crate::diagnostics::{Diagnostics, Origin, codes, suggest};
use crate::smithy::node::{Node, Object};

/// An object and where it stands.
#[derive(Clone)]
pub(super) struct Entry<'a> {
    pub(super) object: &'a Object,
    pub(super) origin: Origin,
}

impl<'a> Entry<'a> {
    /// The value under a key.
    pub(super) fn get(&self, key: &str) -> Option<&'a Node> {
        self.object.get(key)
    }

    /// The place of the value under a key.
    pub(super) fn place(&self, key: &str) -> Origin {
        self.origin.child(key)
    }

    /// The text under a key; another value is reported and passed over.
    pub(super) fn text(&self, key: &str, diagnostics: &mut Diagnostics) -> Option<&'a str> {
        let value = self.get(key)?;
        let text = value.as_str();
        if text.is_none() {
            self.wrong_type(key, "a string", value, diagnostics);
        }
        text
    }

    /// Whether there is `true` under a key; a value that is no boolean is reported and passed over.
    pub(super) fn flag(&self, key: &str, diagnostics: &mut Diagnostics) -> bool {
        let Some(value) = self.get(key) else { return false };
        value.as_bool().unwrap_or_else(|| {
            self.wrong_type(key, "a boolean", value, diagnostics);
            false
        })
    }

    /// The object under a key; another value is reported and passed over.
    pub(super) fn child(&self, key: &str, diagnostics: &mut Diagnostics) -> Option<Self> {
        let value = self.get(key)?;
        let object = value.as_object();
        if object.is_none() {
            self.wrong_type(key, "an object", value, diagnostics);
        }
        object.map(|object| Entry { object, origin: self.place(key) })
    }

    /// The objects under the keys of the object under a key.
    pub(super) fn children(&self, key: &str, diagnostics: &mut Diagnostics) -> Vec<(&'a str, Self)> {
        let Some(parent) = self.child(key, diagnostics) else { return Vec::new() };
        let mut children = Vec::with_capacity(parent.object.len());
        for name in parent.object.keys() {
            children.extend(parent.child(name, diagnostics).map(|child| (name, child)));
        }
        children
    }

    /// The texts of the list under a key, each with its place.
    pub(super) fn texts(&self, key: &str, diagnostics: &mut Diagnostics) -> Vec<(&'a str, Origin)> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Some(elements) = value.as_array() else {
            self.wrong_type(key, "an array", value, diagnostics);
            return Vec::new();
        };
        let place = self.place(key);
        let mut texts = Vec::with_capacity(elements.len());
        for (position, element) in elements.iter().enumerate() {
            match element.as_str() {
                Some(text) => texts.push((text, place.child(position))),
                None => wrong_type(&place.child(position), "the element", "a string", element, diagnostics),
            }
        }
        texts
    }

    /// Reports the keys that are not among these.
    pub(super) fn check_keys(&self, what: &str, known: &[&'static str], diagnostics: &mut Diagnostics) {
        for key in self.object.keys().filter(|key| !known.contains(key)) {
            let message = format!("{what} has the unknown key `{key}`, which is not read");
            let hint = suggest::hint(key, known.iter().copied());
            diagnostics.warning(&codes::UNKNOWN_KEY, &self.place(key), message).hint = hint;
        }
    }

    fn wrong_type(&self, key: &str, expected: &str, found: &Node, diagnostics: &mut Diagnostics) {
        wrong_type(&self.place(key), &format!("`{key}`"), expected, found, diagnostics);
    }
}

fn wrong_type(place: &Origin, what: &str, expected: &str, found: &Node, diagnostics: &mut Diagnostics) {
    let message = format!("{what} must be {expected}, but it is {}; it is not read", found.kind());
    diagnostics.warning(&codes::INVALID_VALUE, place, message);
}
