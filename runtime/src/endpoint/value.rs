//! The values of a rule set's parameters, variables and results.

use std::borrow::Cow;

use super::partitions::Partition;

/// A value of a rule set.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Text.
    Text(Cow<'a, str>),
    /// Values in order.
    List(Vec<Value<'a>>),
    /// Values by name.
    Record(Vec<(&'static str, Value<'a>)>),
    /// A partition of AWS.
    Partition(&'static Partition),
}

impl<'a> Value<'a> {
    /// Returns the text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the values, if it is a list.
    pub fn as_list(&self) -> Option<&[Value<'a>]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// Returns the value under a name, if it is a record that has it.
    pub fn get(&self, name: &str) -> Option<Value<'a>> {
        match self {
            Self::Record(entries) => entries.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone()),
            Self::Partition(partition) => partition.attribute(name),
            _ => None,
        }
    }

    /// The value at a path: keys parted by dots, each with indexes behind it (`getAttr` function, "Parsing path
    /// strings").
    pub(super) fn at(&self, path: &str) -> Option<Value<'a>> {
        let mut found: Option<Value<'a>> = None;
        for part in path.split('.') {
            let (key, indexes) = part.split_once('[').map_or((part, None), |(key, rest)| (key, Some(rest)));
            if !key.is_empty() {
                found = Some(found.as_ref().unwrap_or(self).get(key)?);
            }
            for index in indexes.into_iter().flat_map(|indexes| indexes.split('[')) {
                let index = index.strip_suffix(']')?.parse().ok()?;
                found = Some(found.as_ref().unwrap_or(self).item(index)?);
            }
        }
        found
    }

    /// The item at an index; a negative one counts from the end.
    fn item(&self, index: i64) -> Option<Value<'a>> {
        let items = self.as_list()?;
        let position = if index < 0 {
            items.len().checked_sub(usize::try_from(index.unsigned_abs()).ok()?)?
        } else {
            usize::try_from(index).ok()?
        };
        items.get(position).cloned()
    }

    /// Returns the value with nothing borrowed.
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Self::Bool(value) => Value::Bool(value),
            Self::Int(value) => Value::Int(value),
            Self::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
            Self::List(items) => Value::List(items.into_iter().map(Value::into_owned).collect()),
            Self::Record(entries) => {
                Value::Record(entries.into_iter().map(|(name, value)| (name, value.into_owned())).collect())
            }
            Self::Partition(partition) => Value::Partition(partition),
        }
    }

    /// The same value, borrowed from this one.
    pub(super) fn borrowed(&self) -> Value<'_> {
        match self {
            Self::Text(text) => Value::Text(Cow::Borrowed(text)),
            other => other.clone(),
        }
    }
}

impl From<bool> for Value<'_> {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a, T: Into<Value<'a>>> From<Vec<T>> for Value<'a> {
    fn from(items: Vec<T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}
