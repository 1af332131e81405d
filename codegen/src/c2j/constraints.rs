//! What values may be: `min`, `max`, `pattern` and `enum`.

use std::collections::HashSet;

use crate::diagnostics::{Diagnostics, codes};
use crate::smithy::model::ShapeType;
use crate::smithy::node::{Node, Object};
use crate::smithy::raw::Annotation;

use super::entry::Entry;
use super::names::identifier;
use super::traits::{object, with};

/// The traits for the constraints of a shape of this type. The values of an enumeration need no others.
pub(super) fn traits(entry: &Entry<'_>, shape_type: ShapeType, diagnostics: &mut Diagnostics) -> Vec<Annotation> {
    if let Some(values) = enumeration(entry, shape_type, diagnostics) {
        return vec![values];
    }
    bounds(entry, shape_type, diagnostics).into_iter().chain(pattern(entry, shape_type, diagnostics)).collect()
}

/// A C2J pattern describes whole values; a Smithy pattern is searched for in them.
fn pattern(entry: &Entry<'_>, shape_type: ShapeType, diagnostics: &mut Diagnostics) -> Option<Annotation> {
    let text = entry.text("pattern", diagnostics)?;
    if shape_type != ShapeType::String {
        misplaced(entry, "pattern", shape_type, diagnostics);
        return None;
    }
    Some(with("smithy.api#pattern", anchored(text).as_str().into(), entry.place("pattern")))
}

/// The pattern that is found where the whole value is described by this one. An anchor at either end says what holds
/// anyway; without them the spelling is mostly that of the Smithy model that a pattern comes from.
fn anchored(pattern: &str) -> String {
    let inner = pattern.strip_prefix('^').unwrap_or(pattern);
    let is_escaped = |text: &str| text.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
    let inner = inner.strip_suffix('$').filter(|inner| !is_escaped(inner)).unwrap_or(inner);
    if has_alternatives(inner) { format!("^(?:{inner})$") } else { format!("^{inner}$") }
}

/// Whether a pattern has a `|` outside of groups and classes.
fn has_alternatives(pattern: &str) -> bool {
    let (mut depth, mut in_class, mut bytes) = (0_usize, false, pattern.bytes());
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' => drop(bytes.next()),
            b']' => in_class = false,
            _ if in_class => {}
            b'[' => in_class = true,
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            b'|' if depth == 0 => return true,
            _ => {}
        }
    }
    false
}

/// `min` and `max` are those of a length or of a number.
fn bounds(entry: &Entry<'_>, shape_type: ShapeType, diagnostics: &mut Diagnostics) -> Option<Annotation> {
    use ShapeType::*;
    let key = ["min", "max"].into_iter().find(|key| entry.get(key).is_some())?;
    let id = match shape_type {
        String | Blob | List | Map => "smithy.api#length",
        _ if shape_type.is_number() => "smithy.api#range",
        _ => {
            misplaced(entry, key, shape_type, diagnostics);
            return None;
        }
    };
    let is_length = id == "smithy.api#length";
    let mut value = Object::default();
    for key in ["min", "max"] {
        match entry.get(key) {
            Some(Node::Number(number)) if !is_length || number.as_i64().is_some_and(|bound| bound >= 0) => {
                value.push(key, Node::Number(number.clone()));
            }
            Some(other) => {
                let expected = if is_length { "a whole number of zero or more" } else { "a number" };
                let message = format!("`{key}` must be {expected}, but it is {}; it is not read", shown(other));
                diagnostics.warning(&codes::INVALID_VALUE, &entry.place(key), message);
            }
            None => {}
        }
    }
    let bound = |key| value.get(key).and_then(Node::as_f64);
    if bound("min").zip(bound("max")).is_some_and(|(min, max)| min > max) {
        let message = "`min` is greater than `max`, which no value satisfies; neither is read";
        diagnostics.warning(&codes::INVALID_VALUE, &entry.place("min"), message);
        return None;
    }
    (!value.is_empty()).then(|| with(id, Node::Object(value), entry.place(key)))
}

fn shown(value: &Node) -> String {
    value.as_number().map_or_else(|| value.kind().to_owned(), |number| format!("`{}`", number.as_str()))
}

/// The values of a string. Their names are made of them, each its own.
fn enumeration(entry: &Entry<'_>, shape_type: ShapeType, diagnostics: &mut Diagnostics) -> Option<Annotation> {
    let values = entry.texts("enum", diagnostics);
    if values.is_empty() {
        return None;
    }
    if shape_type != ShapeType::String {
        misplaced(entry, "enum", shape_type, diagnostics);
        return None;
    }
    let (mut seen, mut names) = (HashSet::new(), HashSet::new());
    let mut definitions = Vec::with_capacity(values.len());
    for (value, place) in values {
        if value.is_empty() {
            let message = "an enumeration has an empty value, which has no name; it is left out";
            diagnostics.warning(&codes::INVALID_VALUE, &place, message);
        } else if seen.insert(value) {
            let name = value_name(value, &mut names);
            definitions.push(object([("value", value.into()), ("name", name.as_str().into())]));
        }
    }
    (!definitions.is_empty()).then(|| with("smithy.api#enum", Node::Array(definitions), entry.place("enum")))
}

/// The name of a value: the value, as far as a name may contain it. Names differ in more than their case.
fn value_name(value: &str, names: &mut HashSet<String>) -> String {
    let name = identifier(value);
    let mut candidate = name.clone();
    let mut number = 1;
    while !names.insert(candidate.to_ascii_lowercase()) {
        number += 1;
        candidate = format!("{name}_{number}");
    }
    candidate
}

fn misplaced(entry: &Entry<'_>, key: &str, shape_type: ShapeType, diagnostics: &mut Diagnostics) {
    let message = format!("`{key}` has no meaning for a shape of type {}; it is not read", shape_type.name());
    diagnostics.warning(&codes::INVALID_VALUE, &entry.place(key), message);
}

#[cfg(test)]
mod tests {
    use super::anchored;

    #[test]
    fn patterns_describe_whole_values() {
        let cases = [
            ("a+", "^a+$"),
            ("^a+$", "^a+$"),
            ("^a+", "^a+$"),
            ("a|b", "^(?:a|b)$"),
            ("^a|b$", "^(?:a|b)$"),
            ("(^a$)|(^b$)", "^(?:(^a$)|(^b$))$"),
            ("(a|b)", "^(a|b)$"),
            ("[a|b]", "^[a|b]$"),
            ("[\\]|]", "^[\\]|]$"),
            ("a\\|b", "^a\\|b$"),
            ("price \\$", "^price \\$$"),
            ("path \\\\$", "^path \\\\$"),
            ("", "^$"),
        ];
        for (pattern, expected) in cases {
            assert_eq!(anchored(pattern), expected, "{pattern}");
        }
    }
}
