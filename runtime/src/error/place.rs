//! Where a call failed: in which operation of which service, at which host, and on which step.

use std::fmt::{Display, Formatter, Result};

/// A step of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Step {
    /// The input becomes a request; nothing is sent.
    Prepare,
    /// Credentials are fetched and the request is signed; nothing is sent.
    Authorize,
    /// A connection is made; nothing is sent.
    Connect,
    /// The request is sent, and the response is yet to begin.
    Send,
    /// The response has begun, and is not complete.
    Receive,
    /// An attempt failed, and the pause before the next one is not over.
    Pause,
}

impl Display for Step {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(match self {
            Self::Prepare => "preparing the request",
            Self::Authorize => "authenticating the request",
            Self::Connect => "connecting",
            Self::Send => "waiting for the response",
            Self::Receive => "reading the response",
            Self::Pause => "pausing before the next attempt",
        })
    }
}

/// What an error knows of the call that it befell.
#[derive(Debug, Default)]
pub(super) struct Place {
    /// The service and the operation.
    pub(super) operation: Option<(&'static str, &'static str)>,
    /// The host and port.
    pub(super) host: Option<Box<str>>,
    pub(super) step: Option<Step>,
}

/// Writes what stands before a message: `Models ListModels at models.example: `.
pub(super) fn prefix(service: &str, operation: &str, host: Option<&str>, f: &mut Formatter<'_>) -> Result {
    write!(f, "{service} {operation}")?;
    if let Some(host) = host {
        write!(f, " at {host}")?;
    }
    f.write_str(": ")
}
