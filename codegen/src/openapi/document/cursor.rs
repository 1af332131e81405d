//! A value of the tree together with its place, and how the mirror reads it.
//!
//! Every reading method takes what real documents write (a number where text is meant, a bound in quotes) and reports
//! anything else at its place, with what was expected and what was found. Such a value costs itself: it is ignored.

use std::borrow::Cow;

use super::node::Node;
use crate::diagnostics::{Diagnostics, Origin, codes};
use crate::ir::Number;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Cursor<'d> {
    /// The value.
    pub node: &'d Node,
    /// Its place.
    pub origin: Origin,
}

impl<'d> Cursor<'d> {
    /// The value of a key; an explicit null counts as absence.
    pub fn get(&self, key: &str) -> Option<Cursor<'d>> {
        let node = self.node.get(key).filter(|node| **node != Node::Null)?;
        Some(Cursor { node, origin: self.origin.child(key) })
    }

    /// The text of a key, if it is text.
    pub fn get_str(&self, key: &str) -> Option<&'d str> {
        match self.node.get(key) {
            Some(Node::String(text)) => Some(text),
            _ => None,
        }
    }

    /// Whether this is an object; anything else is reported.
    pub fn expect_object(&self, diagnostics: &mut Diagnostics) -> bool {
        let is_object = matches!(self.node, Node::Object(_));
        if !is_object {
            self.unexpected::<()>("an object", diagnostics);
        }
        is_object
    }

    /// The text under a key.
    pub fn text(&self, key: &str, diagnostics: &mut Diagnostics) -> Option<Cow<'d, str>> {
        let value = self.get(key)?;
        match value.node {
            Node::String(text) => Some(Cow::Borrowed(text)),
            node => node.scalar_text().map(Cow::Owned).or_else(|| value.unexpected("a string", diagnostics)),
        }
    }

    /// The yes or no under a key; no where it is absent.
    pub fn flag(&self, key: &str, diagnostics: &mut Diagnostics) -> bool {
        let Some(value) = self.get(key) else { return false };
        match value.node {
            Node::Bool(flag) => *flag,
            Node::String(text) if &**text == "true" => true,
            Node::String(text) if &**text == "false" => false,
            _ => value.unexpected("a boolean", diagnostics).unwrap_or_default(),
        }
    }

    /// The number under a key.
    pub fn number(&self, key: &str, diagnostics: &mut Diagnostics) -> Option<Number> {
        let value = self.get(key)?;
        match value.node {
            Node::Number(number) => Some(*number),
            Node::String(text) => quoted_number(text).or_else(|| value.unexpected("a number", diagnostics)),
            _ => value.unexpected("a number", diagnostics),
        }
    }

    /// The count under a key: a whole number from zero on.
    pub fn count(&self, key: &str, diagnostics: &mut Diagnostics) -> Option<u64> {
        match self.number(key, diagnostics)? {
            Number::Int(count) if count >= 0 => Some(u64::try_from(count).unwrap_or(u64::MAX)),
            Number::Float(count) if count >= 0.0 && count.fract() == 0.0 => Some(count as u64),
            _ => self.get(key)?.unexpected("a whole number from zero on", diagnostics),
        }
    }

    /// The items of the list under a key.
    pub fn list(&self, key: &str, diagnostics: &mut Diagnostics) -> Vec<Cursor<'d>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        match value.node {
            Node::Array(_) => value.items().collect(),
            _ => value.unexpected("a list", diagnostics).unwrap_or_default(),
        }
    }

    /// The texts of the list under a key.
    pub fn texts(&self, key: &str, diagnostics: &mut Diagnostics) -> Vec<Cow<'d, str>> {
        let items = self.list(key, diagnostics).into_iter();
        let texts = items.filter_map(|item| match item.node {
            Node::String(text) => Some(Cow::Borrowed(&**text)),
            node => node.scalar_text().map(Cow::Owned).or_else(|| item.unexpected("a string", diagnostics)),
        });
        texts.collect()
    }

    /// The members of the object under a key.
    pub fn members(&self, key: &str, diagnostics: &mut Diagnostics) -> Vec<(&'d str, Cursor<'d>)> {
        let Some(value) = self.get(key) else { return Vec::new() };
        if !value.expect_object(diagnostics) {
            return Vec::new();
        }
        value.entries().collect()
    }

    /// Every item of a list, with its place.
    pub fn items(&self) -> impl Iterator<Item = Cursor<'d>> {
        let items: &'d [Node] = match self.node {
            Node::Array(items) => items,
            _ => &[],
        };
        items.iter().enumerate().map(|(index, node)| Cursor { node, origin: self.origin.child(index) })
    }

    /// Every member of an object, with its place.
    pub fn entries(&self) -> impl Iterator<Item = (&'d str, Cursor<'d>)> {
        let object = match self.node {
            Node::Object(object) => Some(object),
            _ => None,
        };
        let entries = object.into_iter().flat_map(|object| object.iter());
        entries.map(|(key, node)| (key, Cursor { node, origin: self.origin.child(key) }))
    }

    /// Reports a value of the wrong kind; gives nothing, for use in place of the value.
    pub fn unexpected<T>(&self, expected: &str, diagnostics: &mut Diagnostics) -> Option<T> {
        let message = format!("expected {expected}, found {}; it is ignored", describe(self.node));
        diagnostics.warning(&codes::INVALID_VALUE, &self.origin, message);
        None
    }
}

/// What a value is, and which, where that is short.
fn describe(node: &Node) -> String {
    const SHORT: usize = 60;
    match node.scalar_text() {
        Some(text) if text.len() <= SHORT => format!("{} `{text}`", node.what()),
        _ => node.what().to_owned(),
    }
}

fn quoted_number(text: &str) -> Option<Number> {
    let text = text.trim();
    if let Ok(whole) = text.parse() {
        return Some(Number::Int(whole));
    }
    text.parse::<f64>().ok().filter(|number| number.is_finite()).map(Number::Float)
}
