//! The transport that clients have unless they are given another: hyper, with TLS by rustls over ring.

mod builder;
mod connect;
mod explain;
mod proxy;
mod tls;

use std::fmt;
use std::time::Duration;

use http::Version;
use http::header::CONTENT_LENGTH;
use http::{HeaderValue, Method};
use http_body::Body as _;
use hyper_util::client::legacy::Client;

pub use builder::HyperBuilder;

use self::connect::Connector;
use super::{ResponseFuture, Transport};
use crate::body::Body;
use crate::error::Error;

/// hyper over rustls: HTTP/1.1 and, with the feature `http2`, HTTP/2 where the server offers it.
///
/// Keeps connections open for the requests that follow. Trusts the certificates of the operating system (or those that
/// `SSL_CERT_FILE` and `SSL_CERT_DIR` name) or, with the feature `webpki-roots`, those of Mozilla. Goes through the
/// proxy that `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` name, as curl does. Does not follow redirects. A
/// [builder](Self::builder) changes what is trusted, and the proxy.
///
/// Connections belong to the tokio runtime in which they were made: give each runtime a client of its own.
#[derive(Clone)]
pub struct Hyper {
    client: Client<Connector, Body>,
}

impl Hyper {
    /// Creates a transport that gives up connecting after a while.
    ///
    /// # Errors
    /// TLS cannot be set up. That there are no certificates to trust shows when a connection is made.
    pub fn new(connect_timeout: Option<Duration>) -> Result<Self, Error> {
        Self::builder().connect_timeout(connect_timeout).build()
    }

    /// Returns a builder, for a transport that is set up otherwise.
    ///
    /// ```
    /// use ferrosmith_runtime::Config;
    /// use ferrosmith_runtime::transport::Hyper;
    ///
    /// # fn example(own: &[u8]) -> Result<(), ferrosmith_runtime::Error> {
    /// let transport = Hyper::builder().root_certificates(own).proxy("http://proxy.example:3128").build()?;
    /// let config = Config::new().transport(transport);
    /// # Ok(())
    /// # }
    /// ```
    pub fn builder() -> HyperBuilder {
        HyperBuilder::default()
    }
}

impl fmt::Debug for Hyper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hyper")
    }
}

impl Transport for Hyper {
    fn send(&self, mut request: http::Request<Body>) -> ResponseFuture {
        announce_emptiness(&mut request);
        let version = request.version();
        if version == Version::HTTP_2 && cfg!(not(feature = "http2")) {
            let error = "streams of events in both directions need HTTP/2: switch the feature `http2` on";
            return Box::pin(std::future::ready(Err(Error::config(error))));
        }
        let response = self.client.request(request);
        Box::pin(async move {
            match response.await {
                Ok(response) => Ok(response.map(Body::new)),
                Err(error) => Err(explain::explain(error, version)),
            }
        })
    }
}

/// hyper says nothing of an empty body, but where the method means one, servers may insist on its length (RFC 9110,
/// section 8.6).
fn announce_emptiness(request: &mut http::Request<Body>) {
    let has_meaning = matches!(*request.method(), Method::POST | Method::PUT | Method::PATCH);
    if has_meaning && request.body().is_end_stream() {
        request.headers_mut().entry(CONTENT_LENGTH).or_insert(HeaderValue::from_static("0"));
    }
}
