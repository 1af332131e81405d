//! A request before it has an endpoint.

use ::http::HeaderMap;
use bytes::Bytes;

use crate::stream::ByteStream;

/// A request, but for the endpoint and what authenticates it.
#[derive(Debug)]
pub struct Encoded {
    /// The method, in capitals.
    pub method: &'static str,
    /// The path below the endpoint's, percent-encoded; dot segments and doubled slashes are meant.
    pub path: String,
    /// The query without its `?`, percent-encoded; empty if there is none.
    pub query: String,
    /// What stands before the endpoint's host name; empty if nothing.
    pub host_prefix: String,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Body,
}

/// The body of a request.
#[derive(Clone, Debug)]
pub enum Body {
    /// None at all.
    Empty,
    /// Bytes in memory, possibly none.
    Bytes(Bytes),
    /// Bytes as they come.
    Stream(ByteStream),
    /// Event messages as they come, not signed yet.
    #[cfg(feature = "events")]
    Events(crate::stream::Messages),
}
