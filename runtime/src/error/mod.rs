//! What can go wrong with a call: one small type for everything that is not an error which the service's description
//! models.
//!
//! Every message is one line that says which operation failed and why, with the code, status and request id where a
//! service refused: `to_string()` alone is enough for a log. Values marked sensitive and credentials never appear.

mod service;

use std::any::Any;
use std::fmt;
use std::time::Duration;

pub use service::{ErrorMeta, Refusal, ServiceError};

use crate::transport::Untrusted;
use crate::validate::Violations;
use crate::value::Structure;

/// Any error, where its type does not matter.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// What went wrong with a call.
pub struct Error {
    inner: Box<Inner>,
}

struct Inner {
    kind: ErrorKind,
    /// The service and the operation, once they are known.
    operation: Option<(&'static str, &'static str)>,
}

/// The kinds of errors.
#[derive(Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request breaks constraints of the description; nothing was sent.
    Invalid(Violations),
    /// The client is not set up for this call; nothing was sent. The text says what is missing.
    Config(String),
    /// No credentials could be had; nothing was sent.
    Credentials(BoxError),
    /// The request could not be written; nothing was sent.
    Encode(BoxError),
    /// The connection failed, or broke before the answer was complete.
    Transport(BoxError),
    /// Something took too long.
    Timeout {
        /// What took too long.
        which: Timeout,
        /// The limit.
        after: Duration,
    },
    /// The answer could not be read.
    Decode(BoxError),
    /// The service refused.
    Service(Box<Refusal>),
}

/// The limits of time that a call keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Timeout {
    /// Making a connection.
    Connect,
    /// Waiting for the answer to begin or to go on.
    Read,
    /// One attempt, from sending to the end of the answer.
    Attempt,
    /// The call with all its attempts.
    Operation,
}

impl Error {
    /// An error of a kind.
    pub fn new(kind: ErrorKind) -> Self {
        Self { inner: Box::new(Inner { kind, operation: None }) }
    }

    /// The client is not set up for this call.
    pub fn config(text: impl Into<String>) -> Self {
        Self::new(ErrorKind::Config(text.into()))
    }

    /// The connection failed.
    pub fn transport(source: impl Into<BoxError>) -> Self {
        Self::new(ErrorKind::Transport(source.into()))
    }

    /// No credentials could be had.
    pub fn credentials(source: impl Into<BoxError>) -> Self {
        Self::new(ErrorKind::Credentials(source.into()))
    }

    /// The answer could not be read.
    pub fn decode(source: impl Into<BoxError>) -> Self {
        Self::new(ErrorKind::Decode(source.into()))
    }

    /// Something took too long.
    pub fn timeout(which: Timeout, after: Duration) -> Self {
        Self::new(ErrorKind::Timeout { which, after })
    }

    /// Says which operation of which service it was.
    #[must_use]
    pub fn of(mut self, service: &'static str, operation: &'static str) -> Self {
        self.inner.operation.get_or_insert((service, operation));
        self
    }

    /// What kind of error it is.
    pub fn kind(&self) -> &ErrorKind {
        &self.inner.kind
    }

    /// The operation it happened to, where one was begun.
    pub fn operation(&self) -> Option<&'static str> {
        self.inner.operation.map(|(_, operation)| operation)
    }

    /// What the service said, if it was the service that refused.
    pub fn meta(&self) -> Option<&ErrorMeta> {
        match &self.inner.kind {
            ErrorKind::Service(refusal) => Some(&refusal.meta),
            _ => None,
        }
    }

    /// The answer with which the service refused, if it did.
    pub fn refusal(&self) -> Option<&Refusal> {
        match &self.inner.kind {
            ErrorKind::Service(refusal) => Some(refusal),
            _ => None,
        }
    }

    /// Whether the same call may go well another time. The client has tried again already, as its settings allow.
    pub fn is_retryable(&self) -> bool {
        match &self.inner.kind {
            ErrorKind::Transport(source) => !source.is::<Untrusted>(),
            ErrorKind::Timeout { .. } => true,
            ErrorKind::Service(refusal) => refusal.meta.retryable,
            _ => false,
        }
    }

    /// The modeled error `T`, if that is what the service said; else this error as it was.
    ///
    /// # Errors
    /// Gives the error back when it is none of `T`.
    pub fn take<T: Structure>(mut self) -> Result<Box<ServiceError<T>>, Self> {
        let ErrorKind::Service(refusal) = &mut self.inner.kind else { return Err(self) };
        let Some(modeled) = refusal.modeled.take_if(|modeled| {
            let modeled: &dyn Any = &**modeled;
            modeled.is::<T>()
        }) else {
            return Err(self);
        };
        let modeled: Box<dyn Any> = modeled;
        match modeled.downcast::<T>() {
            Ok(error) => Ok(Box::new(ServiceError { meta: std::mem::take(&mut refusal.meta), error: *error })),
            Err(_) => Err(self),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((service, operation)) = self.inner.operation {
            write!(f, "{service} {operation}: ")?;
        }
        self.inner.kind.fmt(f)
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(violations) => write!(f, "invalid request: {violations}"),
            Self::Config(text) => f.write_str(text),
            Self::Credentials(source) => write!(f, "no credentials: {source}"),
            Self::Encode(source) => write!(f, "cannot write the request: {source}"),
            Self::Transport(source) => {
                f.write_str("connection failed: ")?;
                chain(source.as_ref(), f)
            }
            Self::Timeout { which, after } => {
                write!(f, "{which} took longer than {after:?} (the limit can be set: `Timeouts`)")
            }
            Self::Decode(source) => {
                f.write_str("cannot read the answer: ")?;
                chain(source.as_ref(), f)
            }
            Self::Service(refusal) => refusal.meta.fmt(f),
        }
    }
}

/// Writes an error and what lies below it, without saying the same twice.
fn chain(error: &(dyn std::error::Error + 'static), f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut said = error.to_string();
    f.write_str(&said)?;
    let mut next = error.source();
    while let Some(error) = next {
        let text = error.to_string();
        if !said.contains(&text) {
            write!(f, ": {text}")?;
            said = text;
        }
        next = error.source();
    }
    Ok(())
}

impl fmt::Display for Timeout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Connect => "connecting",
            Self::Read => "waiting for the answer",
            Self::Attempt => "an attempt",
            Self::Operation => "the call",
        })
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error").field("operation", &self.inner.operation).field("kind", &self.inner.kind).finish()
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.inner.kind {
            ErrorKind::Invalid(violations) => Some(violations),
            ErrorKind::Credentials(source)
            | ErrorKind::Encode(source)
            | ErrorKind::Transport(source)
            | ErrorKind::Decode(source) => Some(source.as_ref()),
            ErrorKind::Config(_) | ErrorKind::Timeout { .. } | ErrorKind::Service(_) => None,
        }
    }
}
