//! How requests reach a server: one method to implement, for whoever brings an HTTP stack of their own.

#[cfg(feature = "hyper")]
mod hyper;
mod recorded;

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

#[cfg(feature = "hyper")]
pub use hyper::{Hyper, HyperBuilder};
pub use recorded::Recorded;

use crate::body::Body;
use crate::error::Error;

/// The answer to a request, to come.
pub type Answer = Pin<Box<dyn Future<Output = Result<http::Response<Body>, Error>> + Send>>;

/// Sends requests and brings answers.
///
/// A transport does neither retry nor follow redirects, and keeps the limit of time for connecting; all other limits are
/// kept by the client. It may leave the answer's body to be read as it comes. A request whose version is HTTP/2 needs
/// that: events go both ways at once.
///
/// Whatever an error says, a request that may have reached the server must fail with [`Error::transport`] or
/// [`Error::timeout`]; one that certainly did not, with [`Unsent`] as the error's source, which lets the client try
/// again in any case, or with [`Untrusted`], which keeps it from that.
pub trait Transport: Send + Sync {
    /// Sends a request.
    fn send(&self, request: http::Request<Body>) -> Answer;
}

/// A transport that several clients share.
pub type SharedTransport = Arc<dyn Transport>;

/// The request did not leave this machine.
#[derive(Debug)]
pub struct Unsent(pub crate::error::BoxError);

impl fmt::Display for Unsent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
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
    pub source: crate::error::BoxError,
}

impl fmt::Display for Untrusted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the server's certificate is not accepted: {}", self.why)
    }
}

impl std::error::Error for Untrusted {}
