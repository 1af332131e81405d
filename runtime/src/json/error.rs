//! Why a text could not be read.

use std::fmt::{Display, Formatter, Result};

use crate::validate::pointer;

/// Why a text could not be read: what, where in the value, and where in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    inner: Box<Inner>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Inner {
    message: String,
    offset: usize,
    /// The names on the way to the value, the last first: they are collected while the reader returns.
    names: Vec<String>,
}

impl DecodeError {
    pub(crate) fn new(message: impl Into<String>, offset: usize) -> Self {
        Self { inner: Box::new(Inner { message: message.into(), offset, names: Vec::new() }) }
    }

    /// The same, seen from a level above.
    pub(crate) fn within(mut self, name: impl ToString) -> Self {
        self.inner.names.push(name.to_string());
        self
    }

    /// What is wrong; never tells the value.
    pub fn message(&self) -> &str {
        &self.inner.message
    }

    /// Where in the value, as a JSON pointer.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for name in self.inner.names.iter().rev() {
            pointer(&mut path, name);
        }
        path
    }

    /// The byte of the text at which reading stopped.
    pub fn offset(&self) -> usize {
        self.inner.offset
    }
}

impl Display for DecodeError {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        formatter.write_str(self.message())?;
        // The pointer to the whole value is empty.
        if !self.inner.names.is_empty() {
            write!(formatter, " at `{}`", self.path())?;
        }
        write!(formatter, ", byte {}", self.offset())
    }
}

impl std::error::Error for DecodeError {}
