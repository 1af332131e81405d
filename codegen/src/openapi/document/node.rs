//! The tree that a JSON or YAML text is, before it is read as an OpenAPI document.
//!
//! Values keep the order of their text and numbers the size they were written with; keys are always text, as in
//! `200:` and `null:`.

use std::collections::HashMap;

use serde_json::Value;

use crate::ir::Number;

/// A value of the text.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// `null`, or nothing at all.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// Text.
    String(Box<str>),
    /// Items in order.
    Array(Vec<Node>),
    /// Values by key.
    Object(Object),
}

/// Values by key, in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct Object {
    entries: Vec<(Box<str>, Node)>,
    /// The positions of the keys, once there are many.
    index: HashMap<Box<str>, usize>,
    /// Keys that came a second time; the first value stands.
    pub(super) repeated: Vec<Box<str>>,
}

impl Object {
    /// Few keys are compared one by one, which is faster than hashing for nearly every object there is.
    const FEW: usize = 16;

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.position(key).map(|position| &self.entries[position].1)
    }

    /// The value of a key, to be changed.
    pub(super) fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        self.position(key).map(|position| &mut self.entries[position].1)
    }

    fn position(&self, key: &str) -> Option<usize> {
        match self.entries.len() {
            ..=Self::FEW => self.entries.iter().position(|(name, _)| &**name == key),
            _ => self.index.get(key).copied(),
        }
    }

    /// Every key with its value.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Node)> {
        self.entries.iter().map(|(key, value)| (&**key, value))
    }

    /// Adds a member, or gives the key back if it has a value already.
    pub(in crate::openapi) fn add(&mut self, key: Box<str>, value: Node) -> Result<(), Box<str>> {
        if self.get(&key).is_some() {
            return Err(key);
        }
        self.entries.push((key, value));
        match self.entries.len() - 1 {
            ..Self::FEW => {}
            Self::FEW => {
                let keys = self.entries.iter().enumerate();
                self.index = keys.map(|(position, (key, _))| (key.clone(), position)).collect();
            }
            last => {
                self.index.insert(self.entries[last].0.clone(), last);
            }
        }
        Ok(())
    }

    /// Every member, to be put elsewhere.
    pub(super) fn into_entries(self) -> Vec<(Box<str>, Node)> {
        self.entries
    }
}

/// Objects are equal when their members are, in whatever order.
impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        self.entries.len() == other.entries.len() && self.iter().all(|(key, value)| other.get(key) == Some(value))
    }
}

impl Node {
    /// The value of a key, if this is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match self {
            Self::Object(object) => object.get(key),
            _ => None,
        }
    }

    /// The value that a JSON pointer leads to (RFC 6901).
    pub fn at(&self, pointer: &str) -> Option<&Node> {
        pointer.split('/').skip(1).try_fold(self, |node, token| match node {
            Self::Object(object) => object.get(&token.replace("~1", "/").replace("~0", "~")),
            Self::Array(items) => items.get(token.parse::<usize>().ok()?),
            _ => None,
        })
    }

    /// Whether an object `content` in it has a media type that fits.
    pub(super) fn has_media_type(&self, fits: &dyn Fn(&str, &Self) -> bool) -> bool {
        match self {
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::String(_) => false,
            Self::Array(items) => items.iter().any(|item| item.has_media_type(fits)),
            Self::Object(object) => object.iter().any(|(key, value)| match value {
                Self::Object(content) if key == "content" && content.iter().any(|(name, media)| fits(name, media)) => {
                    true
                }
                value => value.has_media_type(fits),
            }),
        }
    }

    /// What it is, with its article, for messages.
    pub fn what(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::String(_) => "a string",
            Self::Array(_) => "a list",
            Self::Object(_) => "an object",
        }
    }

    /// The text of a string, or a scalar as the text that was probably meant (`version: 1`).
    pub fn scalar_text(&self) -> Option<String> {
        match self {
            Self::String(text) => Some(text.to_string()),
            Self::Bool(value) => Some(value.to_string()),
            Self::Number(Number::Int(value)) => Some(value.to_string()),
            Self::Number(Number::Float(value)) => Some(value.to_string()),
            Self::Null | Self::Array(_) | Self::Object(_) => None,
        }
    }

    /// The same value for the model.
    pub fn to_value(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(value) => Value::Bool(*value),
            Self::Number(number) => number_value(*number),
            Self::String(text) => Value::String(text.to_string()),
            Self::Array(items) => items.iter().map(Self::to_value).collect(),
            Self::Object(object) => {
                Value::Object(object.iter().map(|(key, value)| (key.to_owned(), value.to_value())).collect())
            }
        }
    }
}

fn number_value(number: Number) -> Value {
    let float = |value| serde_json::Number::from_f64(value).map_or(Value::Null, Value::Number);
    match number {
        Number::Int(value) => match (i64::try_from(value), u64::try_from(value)) {
            (Ok(value), _) => value.into(),
            (_, Ok(value)) => value.into(),
            _ => float(value as f64),
        },
        Number::Float(value) => float(value),
    }
}
