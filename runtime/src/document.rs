//! What the codecs of all document formats share: how strictly they read, why they fail, and what an error document
//! says.

use std::fmt::{Display, Formatter, Result};

use tracing::debug;

use crate::escape;
use crate::http::text;
use crate::schema::Member;
use crate::validate::pointer;
use crate::value::Value;

/// How strictly a document is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Missing members become zero values, unknown members are skipped, and simple members that need not be there are absent
    /// where their value is of another type.
    Lenient,
    /// Required members must be present, and every value of its type.
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
    /// Whether the document is well-formed here, and goes on behind the value.
    goes_on: bool,
}

impl DocumentError {
    pub(crate) fn new(message: impl Into<String>, offset: usize) -> Self {
        Self { inner: Box::new(Inner { message: message.into(), offset, names: Vec::new(), goes_on: false }) }
    }

    /// Notes that the reader stands behind the value, the form of which alone is wrong.
    #[cfg(feature = "xml")]
    pub(crate) fn behind_value(mut self) -> Self {
        self.inner.goes_on = true;
        self
    }

    /// Whether the reader stands behind the value.
    #[cfg(feature = "xml")]
    pub(crate) fn is_behind_value(&self) -> bool {
        self.inner.goes_on
    }

    /// Adds the name of the member or the position of the item in which it happened.
    pub(crate) fn within(mut self, name: impl ToString) -> Self {
        self.inner.names.push(name.to_string());
        self
    }

    /// Whether it is the value itself that is wrong, and not one within it.
    fn is_here(&self) -> bool {
        self.inner.names.is_empty()
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

/// Leaves out a member whose value is of another type, with a note in the log, if it is a simple one that need not be there;
/// returns the error otherwise. A list or structure is no detail: one that cannot be read must not look like one that is empty.
///
/// # Errors
/// The member is required or not a simple one, the mode strict, or something else wrong.
pub(crate) fn leave_out(
    error: DocumentError,
    value: &mut dyn Value,
    row: &'static Member,
    mode: Mode,
) -> std::result::Result<(), DocumentError> {
    if mode == Mode::Strict || row.required || !error.is_here() || !text::inner(value.as_mut()).is_simple() {
        return Err(error);
    }
    value.as_mut().reset();
    debug!(member = row.name, %error, "a member is left out: its value cannot be read");
    Ok(())
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
