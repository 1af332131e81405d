//! JSON texts as node values, in source order, their numbers as written.
//!
//! `serde_json` alone would round numbers, and reject those beyond the range of a double, which big decimals may have.
//! So it is asked level by level for the raw text of each value.

use std::collections::HashSet;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::super::node::{Node, Number, Object};

/// No description nests deeper; what does is meant to exhaust the stack.
const DEEPEST: usize = 128;
/// Below this, looking through the members is cheaper than hashing them.
const FEW: usize = 16;

/// Why a text is no JSON, and the bytes where that shows.
pub(crate) struct JsonError {
    pub(crate) range: Range<usize>,
    pub(crate) message: String,
}

/// Reads a whole text.
pub(crate) fn read(text: &str) -> Result<Node, JsonError> {
    let body = text.trim_start_matches('\u{feff}');
    match serde_json::from_str::<&RawValue>(body) {
        Ok(raw) => node(raw, text, DEEPEST),
        Err(error) => Err(JsonError::new(&error, body, text)),
    }
}

fn node(raw: &RawValue, text: &str, depth: usize) -> Result<Node, JsonError> {
    let value = raw.get();
    let failed = |error: serde_json::Error| JsonError::new(&error, value, text);
    let too_deep = || {
        let start = offset_in(text, value);
        JsonError { range: start..start + 1, message: format!("values nest deeper than {DEEPEST} levels") }
    };
    match value.as_bytes().first() {
        Some(b'{') => {
            let depth = depth.checked_sub(1).ok_or_else(too_deep)?;
            let Entries(entries) = serde_json::from_str(value).map_err(failed)?;
            let mut object = Object::default();
            for (key, raw) in entries {
                object.push(key, node(raw, text, depth)?);
            }
            Ok(Node::Object(object))
        }
        Some(b'[') => {
            let depth = depth.checked_sub(1).ok_or_else(too_deep)?;
            let elements: Vec<&RawValue> = serde_json::from_str(value).map_err(failed)?;
            let elements: Result<_, _> = elements.into_iter().map(|raw| node(raw, text, depth)).collect();
            Ok(Node::Array(elements?))
        }
        Some(b'"') => Ok(Node::String(serde_json::from_str::<String>(value).map_err(failed)?.into())),
        Some(b't') => Ok(Node::Bool(true)),
        Some(b'f') => Ok(Node::Bool(false)),
        Some(b'n') => Ok(Node::Null),
        _ => Ok(Node::Number(Number::new(value))),
    }
}

/// The members of one object, whose keys are distinct.
struct Entries<'a>(Vec<(Arc<str>, &'a RawValue)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Entries<'de>, A::Error> {
        let mut entries: Vec<(Arc<str>, &'de RawValue)> = Vec::new();
        let mut keys: HashSet<Arc<str>> = HashSet::new();
        while let Some(key) = access.next_key::<String>()? {
            let key: Arc<str> = key.into();
            let is_new = if entries.len() < FEW {
                entries.iter().all(|(known, _)| *known != key)
            } else {
                if keys.is_empty() {
                    keys.extend(entries.iter().map(|(known, _)| known.clone()));
                }
                keys.insert(key.clone())
            };
            if !is_new {
                return Err(A::Error::custom(format!("the object has the member `{key}` twice")));
            }
            entries.push((key, access.next_value()?));
        }
        Ok(Entries(entries))
    }
}

impl JsonError {
    /// `serde_json`'s error about a part of the text.
    fn new(error: &serde_json::Error, part: &str, text: &str) -> Self {
        // Its lines and columns count from one, columns in bytes.
        let before: usize = part.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
        let start = (offset_in(text, part) + before + error.column().saturating_sub(1)).min(text.len());
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default().to_owned();
        Self { range: start..(start + 1).min(text.len()), message }
    }
}

/// Where a part of a text, borrowed from it, begins.
fn offset_in(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len())
}
