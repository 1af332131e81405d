//! Why a message could not be made, or not be understood.

use std::fmt::{Display, Formatter, Result};

use crate::document::DocumentError;
use crate::escape;

/// Why a request could not be made of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodeError {
    member: &'static str,
    message: String,
}

impl EncodeError {
    pub(crate) fn new(member: &'static str, message: impl Into<String>) -> Self {
        Self { member, message: message.into() }
    }

    /// Returns the member that stands in the way, by its name in the description; empty if it is none alone.
    pub fn member(&self) -> &'static str {
        self.member
    }
}

impl Display for EncodeError {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        match self.member {
            "" => escape::write(formatter, format_args!("{}", self.message)),
            member => escape::write(formatter, format_args!("`{member}` {}", self.message)),
        }
    }
}

impl std::error::Error for EncodeError {}

/// Why a response, or on the other side a request, could not be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// The body is not what the description promises.
    Body(DocumentError),
    /// A part outside the body is not.
    Part {
        /// The member that it belongs to, by its name in the description; empty if it is none.
        member: &'static str,
        /// What is wrong.
        message: String,
    },
}

impl DecodeError {
    pub(crate) fn part(member: &'static str, message: impl Into<String>) -> Self {
        Self::Part { member, message: message.into() }
    }
}

impl From<DocumentError> for DecodeError {
    fn from(error: DocumentError) -> Self {
        Self::Body(error)
    }
}

impl Display for DecodeError {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        match self {
            Self::Body(error) => write!(formatter, "the body cannot be read: {error}"),
            Self::Part { member: "", message } => escape::write(formatter, format_args!("{message}")),
            Self::Part { member, message } => {
                escape::write(formatter, format_args!("`{member}` cannot be read: {message}"))
            }
        }
    }
}

impl std::error::Error for DecodeError {}
