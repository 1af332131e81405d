//! Node values: the JSON-like data of metadata, traits and defaults (Smithy 2.0, "Node values").

use std::fmt;
use std::sync::Arc;

use super::shape_id::ShapeId;

/// A node value. Objects keep the order in which they were written.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as written.
    Number(Number),
    /// A string, a text block, or a shape id after resolution.
    String(Arc<str>),
    /// An unquoted shape id, before resolution. A loaded model has none: they have become strings.
    Name(ShapeId),
    /// An array.
    Array(Vec<Node>),
    /// An object.
    Object(Object),
}

/// The members of an object node, in source order.
#[derive(Clone, Debug, Default)]
pub struct Object {
    entries: Vec<(Arc<str>, Node)>,
}

/// A number of any size, kept as text so that nothing is lost.
#[derive(Clone)]
pub struct Number(Arc<str>);

impl Node {
    /// The value of a bare annotation whose trait is a structure, and of nothing else.
    pub fn empty_object() -> Self {
        Self::Object(Object::default())
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            Self::Name(id) => Some(id.as_str()),
            _ => None,
        }
    }

    /// The number.
    pub fn as_number(&self) -> Option<&Number> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The number, if it is one without a fraction that fits.
    pub fn as_i64(&self) -> Option<i64> {
        self.as_number()?.as_i64()
    }

    /// The number, rounded to a double.
    pub fn as_f64(&self) -> Option<f64> {
        Some(self.as_number()?.as_f64())
    }

    /// The boolean.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The elements of an array.
    pub fn as_array(&self) -> Option<&[Node]> {
        match self {
            Self::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// The members of an object.
    pub fn as_object(&self) -> Option<&Object> {
        match self {
            Self::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The member of an object under that key; none for anything that is no object.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.as_object()?.get(key)
    }

    /// The members of an object by value; none for anything that is no object.
    pub(super) fn into_entries(self) -> impl Iterator<Item = (Arc<str>, Node)> {
        let object = match self {
            Self::Object(object) => object,
            _ => Object::default(),
        };
        object.into_iter()
    }

    /// Whether this is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// What kind of value this is, with its article, for messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::String(_) | Self::Name(_) => "a string",
            Self::Array(_) => "an array",
            Self::Object(_) => "an object",
        }
    }
}

/// Numbers that JSON cannot hold exactly become the nearest double.
impl From<&Node> for serde_json::Value {
    fn from(node: &Node) -> Self {
        match node {
            Node::Null => Self::Null,
            Node::Bool(value) => Self::Bool(*value),
            Node::Number(number) => number.to_json(),
            Node::String(text) => Self::String(text.to_string()),
            Node::Name(id) => Self::String(id.to_string()),
            Node::Array(elements) => elements.iter().map(Self::from).collect(),
            Node::Object(object) => object.iter().map(|(key, value)| (key.to_owned(), Self::from(value))).collect(),
        }
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::String(text.into())
    }
}

impl Object {
    /// The value under a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries.iter().find(|(name, _)| &**name == key).map(|(_, value)| value)
    }

    /// Adds a member at the end. The caller has seen to it that the key is new.
    pub fn push(&mut self, key: impl Into<Arc<str>>, value: Node) {
        self.entries.push((key.into(), value));
    }

    /// All members, in source order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Node)> {
        self.entries.iter().map(|(key, value)| (&**key, value))
    }

    /// The keys, in source order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|(key, _)| &**key)
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(super) fn values_mut(&mut self) -> impl Iterator<Item = &mut Node> {
        self.entries.iter_mut().map(|(_, value)| value)
    }
}

impl IntoIterator for Object {
    type Item = (Arc<str>, Node);
    type IntoIter = std::vec::IntoIter<(Arc<str>, Node)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

/// Objects are equal whatever the order of their members.
impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|(key, value)| other.get(key) == Some(value))
    }
}

impl Number {
    /// A number written so. The text follows JSON's grammar.
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        Self(text.into())
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is written without fraction and exponent.
    pub fn is_integer(&self) -> bool {
        !self.0.contains(['.', 'e', 'E'])
    }

    /// The value, if it has no fraction and fits.
    pub fn as_i64(&self) -> Option<i64> {
        if let Ok(value) = self.0.parse() {
            return Some(value);
        }
        let value = self.as_f64();
        let exact = value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0;
        exact.then_some(value as i64)
    }

    fn to_json(&self) -> serde_json::Value {
        if let Ok(value) = self.0.parse::<i64>() {
            return value.into();
        }
        self.0.parse::<u64>().map_or_else(|_| self.as_f64().into(), serde_json::Value::from)
    }

    /// The value, rounded to a double; beyond its range, an infinity.
    pub fn as_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }
}

/// Numbers are equal when their values are: `1` and `1.0`.
impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 || self.as_f64() == other.as_f64()
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
