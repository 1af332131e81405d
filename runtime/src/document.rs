//! What the codecs of all document formats share: how strictly they read, why they fail, and what an error document
//! says.

use std::fmt::{Display, Formatter, Result};

use serde_json::Value;

use crate::escape;
use crate::validate::pointer;

/// How strictly a document is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Missing members become zero values, unknown members are skipped.
    Lenient,
    /// Required members must be present.
    Strict,
}

/// The content of an error document, whatever its format.
#[derive(Debug, Default)]
pub(crate) struct ErrorDocument {
    /// The code of the error, with the namespace and address that the document gives it.
    pub(crate) code: Option<String>,
    /// The name of the error's structure, with its namespace.
    pub(crate) type_name: Option<String>,
    /// The explanation for people.
    pub(crate) message: Option<String>,
    /// The explanation, where it stands under the name `Message` and there is none under `message`. Services of AWS
    /// write so even where the description specifies `message`.
    pub(crate) capitalized: Option<String>,
    /// The service's name for the exchange.
    pub(crate) request_id: Option<String>,
}

/// The places where services put the explanation of an error, the usual ones first.
const MESSAGES: [&[&str]; 8] = [
    &["message"],
    &["Message"],
    &["errorMessage"],
    &["error", "message"],
    &["error_description"],
    &["detail"],
    &["error"],
    &["title"],
];

impl ErrorDocument {
    /// Returns the content of a document of any format (AWS specifications, "AWS restJson1 protocol", "Operation error
    /// serialization").
    pub(crate) fn of(document: &Value) -> Self {
        let text = |place: &[&str]| {
            let found = place.iter().try_fold(document, |value, name| value.get(name));
            found.and_then(Value::as_str).map(str::to_owned)
        };
        Self {
            code: text(&["code"]),
            type_name: text(&["__type"]),
            message: MESSAGES.iter().find_map(|place| text(place)),
            capitalized: text(&["Message"]).filter(|_| document.get("message").is_none()),
            request_id: None,
        }
    }
}

/// Why a document could not be read: what is wrong, where in the value, and where in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentError {
    inner: Box<Inner>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Inner {
    message: String,
    offset: usize,
    /// The names on the way to the value, the last first: they are collected while the reader returns.
    names: Vec<String>,
}

impl DocumentError {
    pub(crate) fn new(message: impl Into<String>, offset: usize) -> Self {
        Self { inner: Box::new(Inner { message: message.into(), offset, names: Vec::new() }) }
    }

    /// Adds the name of the member or the position of the item in which it happened.
    pub(crate) fn within(mut self, name: impl ToString) -> Self {
        self.inner.names.push(name.to_string());
        self
    }

    /// Returns what is wrong; never contains the value.
    pub fn message(&self) -> &str {
        &self.inner.message
    }

    /// Returns where in the value it happened, as a JSON pointer (RFC 6901).
    pub fn path(&self) -> String {
        let mut path = String::new();
        for name in self.inner.names.iter().rev() {
            pointer(&mut path, name);
        }
        path
    }

    /// Returns the byte of the document at which reading stopped.
    pub fn offset(&self) -> usize {
        self.inner.offset
    }
}

impl Display for DocumentError {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        escape::write(formatter, format_args!("{}", self.message()))?;
        // The pointer to the whole value is empty.
        if !self.inner.names.is_empty() {
            escape::write(formatter, format_args!(" at `{}`", self.path()))?;
        }
        write!(formatter, ", byte {}", self.offset())
    }
}

impl std::error::Error for DocumentError {}
