//! Failures of connections after which it is certain that no request was sent.

use std::fmt;

use super::BoxError;
use crate::escape;

/// The request did not leave this machine.
#[derive(Debug)]
pub struct Unsent(pub BoxError);

impl fmt::Display for Unsent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        escape::write(f, format_args!("{}", self.0))
    }
}

impl std::error::Error for Unsent {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source()
    }
}

/// The server could not prove who it is: the request did not leave this machine, and trying again will not help.
#[derive(Debug)]
pub struct Untrusted {
    /// What is wrong with its certificate.
    pub why: String,
    /// The error that was found.
    pub source: BoxError,
}

impl fmt::Display for Untrusted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        escape::write(f, format_args!("the server's certificate is not accepted: {}", self.why))
    }
}

impl std::error::Error for Untrusted {}
