//! What can go wrong with a call: one small type for everything that is not an error which the service's description
//! models.
//!
//! Every message is one line that says which operation failed at which host and why, with the code, status and request id
//! where a service sent an error response: `to_string()` alone is enough for a log. Values marked sensitive and credentials
//! never appear, and text of the other side is escaped: it stays in its line.

mod connection;
mod place;
mod service;
mod unreadable;

use std::any::Any;
use std::fmt::{self, Write};
use std::time::Duration;

pub use connection::{Unsent, Untrusted};
use place::Place;
pub use place::Step;
pub use service::{ErrorMeta, ErrorResponse, ServiceError};
pub use unreadable::UnreadableResponse;
pub(crate) use unreadable::excerpt;

use crate::escape::{self, Escaping};
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
    /// Where it happened, as far as that is known.
    place: Place,
}

/// The kinds of errors.
#[derive(Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request breaks constraints of the description; nothing was sent.
    Invalid(Violations),
    /// The client is not set up for this call; nothing was sent. The text names what is missing.
    Config(String),
    /// No credentials could be had; nothing was sent.
    Credentials(BoxError),
    /// The request could not be written; nothing was sent.
    Encode(BoxError),
    /// The connection failed, or broke before the response was complete.
    Transport(BoxError),
    /// Something took too long.
    Timeout {
        /// What took too long.
        which: Timeout,
        /// The limit.
        after: Duration,
    },
    /// The response could not be read. [`Error::unreadable`] returns what came instead, where all of it had come.
    Decode(BoxError),
    /// The service sent an error response.
    Service(Box<ErrorResponse>),
}

/// The limits of time that a call keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Timeout {
    /// Making a connection.
    Connect,
    /// Waiting for the response to begin or to go on.
    Read,
    /// One attempt, from sending to the end of the response.
    Attempt,
    /// The call with all its attempts.
    Operation,
}

impl Error {
    /// Creates an error of a kind.
    pub fn new(kind: ErrorKind) -> Self {
        Self { inner: Box::new(Inner { kind, place: Place::default() }) }
    }

    /// Creates an error for a client that is not set up for a call.
    pub fn config(text: impl Into<String>) -> Self {
        Self::new(ErrorKind::Config(text.into()))
    }

    /// Creates an error for a connection that failed.
    pub fn transport(source: impl Into<BoxError>) -> Self {
        Self::new(ErrorKind::Transport(source.into()))
    }

    /// Creates an error for credentials that could not be obtained.
    pub fn credentials(source: impl Into<BoxError>) -> Self {
        Self::new(ErrorKind::Credentials(source.into()))
    }

    /// Creates an error for a response that could not be read.
    pub fn decode(source: impl Into<BoxError>) -> Self {
        Self::new(ErrorKind::Decode(source.into()))
    }

    /// Creates an error for a request that could not be written.
    pub(crate) fn encode(source: impl Into<BoxError>) -> Self {
        Self::new(ErrorKind::Encode(source.into()))
    }

    /// Creates an error for something that took longer than `after`.
    pub fn timeout(which: Timeout, after: Duration) -> Self {
        Self::new(ErrorKind::Timeout { which, after })
    }

    /// Adds the service and operation in which it happened, unless it has them.
    #[must_use]
    pub fn of(mut self, service: &'static str, operation: &'static str) -> Self {
        self.inner.place.operation.get_or_insert((service, operation));
        self
    }

    /// Adds the host and port that the request goes to, unless the error has them.
    #[must_use]
    pub fn at(mut self, host: &str) -> Self {
        self.inner.place.host.get_or_insert_with(|| host.into());
        self
    }

    /// Adds the step at which it happened, unless the error has it.
    #[must_use]
    pub fn during(mut self, step: Step) -> Self {
        let step = if self.befell_connecting() { Step::Connect } else { step };
        self.inner.place.step.get_or_insert(step);
        self
    }

    /// Whether a transport says that it happened before there was a connection.
    fn befell_connecting(&self) -> bool {
        match &self.inner.kind {
            ErrorKind::Timeout { which, .. } => *which == Timeout::Connect,
            ErrorKind::Transport(source) => source.is::<Unsent>() || source.is::<Untrusted>(),
            _ => false,
        }
    }

    /// Returns the kind of the error.
    pub fn kind(&self) -> &ErrorKind {
        &self.inner.kind
    }

    /// Returns the operation in which it happened, if one had begun.
    pub fn operation(&self) -> Option<&'static str> {
        self.inner.place.operation.map(|(_, operation)| operation)
    }

    /// Returns the host and port that the request was for, if one had been chosen.
    pub fn host(&self) -> Option<&str> {
        self.inner.place.host.as_deref()
    }

    /// Returns the step at which it happened, if a call had begun.
    pub fn step(&self) -> Option<Step> {
        self.inner.place.step
    }

    /// Returns how long the service asks to wait before the call is made again, if it sent an error response that says
    /// so. A wait of more than 60 s, or beyond the timeout of the call, is left to the caller.
    pub fn retry_after(&self) -> Option<Duration> {
        self.meta()?.retry_after
    }

    /// Returns what the error response contains, if the service sent one.
    pub fn meta(&self) -> Option<&ErrorMeta> {
        match &self.inner.kind {
            ErrorKind::Service(response) => Some(&response.meta),
            _ => None,
        }
    }

    /// Returns the error response, if the service sent one.
    pub fn response(&self) -> Option<&ErrorResponse> {
        match &self.inner.kind {
            ErrorKind::Service(response) => Some(response),
            _ => None,
        }
    }

    /// Returns the response that could not be read, if that is what went wrong and it was no stream.
    pub fn unreadable(&self) -> Option<&UnreadableResponse> {
        match &self.inner.kind {
            ErrorKind::Decode(source) => source.downcast_ref(),
            _ => None,
        }
    }

    /// Returns whether the same call may succeed another time. The client has tried again already, as its settings
    /// allow.
    pub fn is_retryable(&self) -> bool {
        match &self.inner.kind {
            ErrorKind::Transport(source) => !source.is::<Untrusted>(),
            ErrorKind::Timeout { .. } => true,
            ErrorKind::Service(response) => response.meta.retryable,
            _ => false,
        }
    }

    /// Returns the modeled error `T`, if the error response is one.
    ///
    /// # Errors
    /// Returns the error unchanged if it is not a `T`.
    pub fn take<T: Structure>(mut self) -> Result<Box<ServiceError<T>>, Self> {
        let ErrorKind::Service(response) = &mut self.inner.kind else { return Err(self) };
        let Some(modeled) = response.modeled.take_if(|modeled| {
            let modeled: &dyn Any = &**modeled;
            modeled.is::<T>()
        }) else {
            return Err(self);
        };
        let modeled: Box<dyn Any> = modeled;
        match modeled.downcast::<T>() {
            Ok(error) => Ok(Box::new(ServiceError { meta: std::mem::take(&mut response.meta), error: *error })),
            Err(_) => Err(self),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { operation, host, step } = &self.inner.place;
        // Before it is sent, what is wrong with a request has nothing to do with the host.
        let host = host.as_deref().filter(|_| !matches!(step, Some(Step::Prepare | Step::Authorize)));
        // An error response says itself where it comes from.
        if let (Some((service, operation)), None) = (operation, self.meta()) {
            place::prefix(service, operation, host, f)?;
        }
        match (&self.inner.kind, step) {
            (ErrorKind::Transport(source), Some(step)) => {
                write!(f, "connection failed while {step}: ")?;
                chain(source.as_ref(), &mut Escaping(f))
            }
            (ErrorKind::Timeout { which, after }, Some(step)) => took_longer(*which, *after, Some(*step), f),
            (kind, _) => kind.fmt(f),
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(violations) => write!(f, "invalid request: {violations}"),
            Self::Config(text) => escape::write(f, format_args!("{text}")),
            Self::Credentials(source) => escape::write(f, format_args!("no credentials: {source}")),
            Self::Encode(source) => escape::write(f, format_args!("cannot write the request: {source}")),
            Self::Transport(source) => {
                f.write_str("connection failed: ")?;
                chain(source.as_ref(), &mut Escaping(f))
            }
            Self::Timeout { which, after } => took_longer(*which, *after, None, f),
            Self::Decode(source) => {
                f.write_str("cannot read the response: ")?;
                chain(source.as_ref(), &mut Escaping(f))
            }
            Self::Service(response) => response.meta.fmt(f),
        }
    }
}

fn took_longer(which: Timeout, after: Duration, step: Option<Step>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match (which, step) {
        (Timeout::Read, Some(step)) => write!(f, "{step} took longer than {after:?}")?,
        (Timeout::Attempt | Timeout::Operation, Some(step)) => {
            write!(f, "{which} took longer than {after:?} while {step}")?;
        }
        (Timeout::Connect, _) | (_, None) => write!(f, "{which} took longer than {after:?}")?,
    }
    f.write_str(" (the limit can be set: `Timeouts`)")
}

/// Writes an error and what lies below it, without saying the same twice.
fn chain(error: &(dyn std::error::Error + 'static), f: &mut impl Write) -> fmt::Result {
    let mut said = error.to_string();
    f.write_str(&said)?;
    let mut next = error.source();
    while let Some(error) = next {
        let text = error.to_string();
        if !said.contains(&text) {
            f.write_str(": ")?;
            f.write_str(&text)?;
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
            Self::Read => "waiting for the response",
            Self::Attempt => "an attempt",
            Self::Operation => "the call",
        })
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error").field("place", &self.inner.place).field("kind", &self.inner.kind).finish()
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
