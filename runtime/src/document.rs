//! What the codecs of all document formats share: how strictly they read, why they fail, and what an error document
//! says.

use std::fmt::{Display, Formatter, Result};

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

/// The places where services put the explanation of an error, the usual ones first: an object within the document, or the
/// document itself, and the name there.
const MESSAGES: [(Option<&str>, &str); 8] = [
    (None, "message"),
    (None, "Message"),
    (None, "errorMessage"),
    (Some("error"), "message"),
    (None, "error_description"),
    (None, "detail"),
    (None, "error"),
    (None, "title"),
];

/// The texts of an error document while it is read (AWS specifications, "AWS restJson1 protocol", "Operation error
/// serialization").
#[derive(Default)]
pub(crate) struct ErrorTexts {
    code: Option<String>,
    type_name: Option<String>,
    messages: [Option<String>; MESSAGES.len()],
    /// Whether there is a member `message`, of whatever kind.
    has_message: bool,
}

impl ErrorTexts {
    /// The slot of a text by its name, and that of the object around it if it is not the document.
    pub(crate) fn slot(&mut self, within: Option<&str>, name: &str) -> Option<&mut Option<String>> {
        match (within, name) {
            (None, "code") => return Some(&mut self.code),
            (None, "__type") => return Some(&mut self.type_name),
            _ => {}
        }
        let place = MESSAGES.iter().position(|place| *place == (within, name))?;
        self.messages.get_mut(place)
    }

    /// Takes note of a member.
    pub(crate) fn note(&mut self, within: Option<&str>, name: &str) {
        self.has_message |= within.is_none() && name == "message";
    }

    /// Whether an object of this name may contain texts.
    pub(crate) fn is_object(name: &str) -> bool {
        MESSAGES.iter().any(|(within, _)| *within == Some(name))
    }

    /// What the document says.
    pub(crate) fn finish(self) -> ErrorDocument {
        let [_, capitalized, ..] = &self.messages;
        let capitalized = capitalized.clone().filter(|_| !self.has_message);
        let message = self.messages.into_iter().flatten().next();
        ErrorDocument { code: self.code, type_name: self.type_name, message, capitalized, request_id: None }
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
