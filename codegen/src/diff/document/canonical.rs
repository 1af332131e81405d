//! A schema as text that does not depend on how it was written: references followed, keys and sets in order, words for
//! people left out.

use std::fmt::Write;

use super::super::written::follow;
use crate::openapi::document::{Cursor, Document, Node};

/// How many values a text has at most; what is beyond is named by its reference.
const MOST: usize = 4_000;

/// Keywords that say nothing about values.
pub(super) const WORDS: &[&str] = &[
    "$anchor",
    "$comment",
    "$id",
    "$schema",
    "deprecated",
    "description",
    "example",
    "examples",
    "externalDocs",
    "title",
    "xml",
];

/// Lists whose order says nothing.
const SETS: &[&str] = &["allOf", "anyOf", "enum", "oneOf", "required", "type"];

/// The text of a schema.
pub(super) fn text<'d>(document: &'d Document, cursor: &Cursor<'d>) -> String {
    let mut writer = Writer { document, open: Vec::new(), left: MOST };
    let mut text = String::new();
    writer.value(cursor, &mut text);
    text
}

struct Writer<'d> {
    document: &'d Document,
    /// The references that are being followed.
    open: Vec<String>,
    left: usize,
}

impl<'d> Writer<'d> {
    fn value(&mut self, cursor: &Cursor<'d>, text: &mut String) {
        self.left = self.left.saturating_sub(1);
        match cursor.node {
            Node::Object(_) => self.object(cursor, text),
            Node::Array(_) => self.list(cursor, false, text),
            node => text.push_str(&node.to_value().to_string()),
        }
    }

    fn list(&mut self, cursor: &Cursor<'d>, is_set: bool, text: &mut String) {
        let mut items: Vec<String> = Vec::new();
        for item in cursor.items() {
            let mut one = String::new();
            self.value(&item, &mut one);
            items.push(one);
        }
        if is_set {
            items.sort_unstable();
            items.dedup();
        }
        let _ = write!(text, "[{}]", items.join(","));
    }

    fn object(&mut self, cursor: &Cursor<'d>, text: &mut String) {
        if let Some(reference) = cursor.get_str("$ref") {
            return self.reference(reference, cursor, text);
        }
        let mut entries: Vec<_> = cursor.entries().collect();
        entries.retain(|(key, _)| !WORDS.contains(key) && !key.starts_with("x-"));
        entries.sort_unstable_by_key(|(key, _)| *key);
        text.push('{');
        for (position, (key, value)) in entries.iter().enumerate() {
            let comma = if position > 0 { "," } else { "" };
            let _ = write!(text, "{comma}{key}: ");
            // A type, or a single one in a list, is one thing.
            match value.node {
                Node::Array(items) if *key == "type" && items.len() == 1 => {
                    value.items().for_each(|item| self.value(&item, text));
                }
                Node::Array(_) => self.list(value, SETS.contains(key), text),
                _ if matches!(*key, "properties" | "patternProperties" | "dependentSchemas") => {
                    self.named(value, text);
                }
                _ => self.value(value, text),
            }
        }
        text.push('}');
    }

    /// Schemas by names, which may be those of keywords.
    fn named(&mut self, cursor: &Cursor<'d>, text: &mut String) {
        let mut entries: Vec<_> = cursor.entries().collect();
        entries.sort_unstable_by_key(|(key, _)| *key);
        text.push('{');
        for (position, (key, value)) in entries.iter().enumerate() {
            let comma = if position > 0 { "," } else { "" };
            let _ = write!(text, "{comma}{key}: ");
            self.value(value, text);
        }
        text.push('}');
    }

    fn reference(&mut self, reference: &str, cursor: &Cursor<'d>, text: &mut String) {
        let is_open = self.open.iter().any(|open| open == reference);
        let target = (!is_open && self.left > 0).then(|| follow(self.document, cursor)).flatten();
        match target {
            Some(target) => {
                self.open.push(reference.to_owned());
                self.value(&target, text);
                self.open.pop();
            }
            None => {
                let _ = write!(text, "{{$ref: {reference}}}");
            }
        }
    }
}
