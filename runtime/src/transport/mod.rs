//! How requests reach a server: one method to implement, for whoever brings an HTTP stack of their own.

#[cfg(feature = "hyper")]
mod hyper;
mod recorded;
#[cfg(feature = "tower")]
mod tower;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

#[cfg(feature = "hyper")]
pub use hyper::{Hyper, HyperBuilder};
pub use recorded::Recorded;
#[cfg(feature = "tower")]
pub use tower::{Tower, TransportService};

use crate::body::Body;
use crate::error::Error;
pub use crate::error::{Unsent, Untrusted};

/// The future of a response.
pub type ResponseFuture = Pin<Box<dyn Future<Output = Result<http::Response<Body>, Error>> + Send>>;

/// Sends requests and returns responses.
///
/// A transport does neither retry nor follow redirects, and keeps the limit of time for connecting; all other limits
/// are kept by the client. It may leave the response's body to be read as it comes. A request whose version is HTTP/2
/// needs that: events go both ways at once.
///
/// Whatever an error says, a request that may have reached the server must fail with [`Error::transport`] or
/// [`Error::timeout`]; one that certainly did not, with [`Unsent`] as the error's source, which lets the client try
/// again in any case, or with [`Untrusted`], which keeps it from that.
pub trait Transport: Send + Sync {
    /// Sends the request and returns the response.
    fn send(&self, request: http::Request<Body>) -> ResponseFuture;
}

/// A transport that several clients share.
pub type SharedTransport = Arc<dyn Transport>;
