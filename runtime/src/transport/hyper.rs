//! The transport that clients have unless they are given another: hyper, with TLS by rustls over ring.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};
use std::time::Duration;

use http::Uri;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder, MaybeHttpsStream};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use rustls::{ClientConfig, RootCertStore};
use tokio::net::TcpStream;
use tower_service::Service;

use super::{Answer, Transport, Unsent};
use crate::body::Body;
use crate::error::{BoxError, Error, Timeout};

/// hyper over rustls: HTTP/1.1 and, with the feature `http2`, HTTP/2 where the server offers it.
///
/// Keeps connections open for the requests that follow. Trusts the certificates of the operating system or, with the
/// feature `webpki-roots`, those of Mozilla. Does not follow redirects.
///
/// Connections belong to the tokio runtime in which they were made: give each runtime a client of its own.
#[derive(Clone)]
pub struct Hyper {
    client: Client<Connector, Body>,
}

impl Hyper {
    /// A transport that gives up connecting after a while.
    ///
    /// # Errors
    /// TLS cannot be set up. That there are no certificates to trust shows when a connection is made.
    pub fn new(connect_timeout: Option<Duration>) -> Result<Self, Error> {
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        let builder = HttpsConnectorBuilder::new().with_tls_config(tls()?).https_or_http().enable_http1();
        #[cfg(feature = "http2")]
        let builder = builder.enable_http2();
        let connector = Connector { inner: builder.wrap_connector(tcp), limit: connect_timeout };
        let client = Client::builder(TokioExecutor::new()).pool_timer(TokioTimer::new()).build(connector);
        Ok(Self { client })
    }
}

impl fmt::Debug for Hyper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hyper")
    }
}

impl Transport for Hyper {
    fn send(&self, request: http::Request<Body>) -> Answer {
        let answer = self.client.request(request);
        Box::pin(async move {
            match answer.await {
                Ok(answer) => Ok(answer.map(Body::new)),
                Err(error) => Err(explain(error)),
            }
        })
    }
}

/// Tells the limit of time for connecting, and whether the request can have reached the server.
fn explain(error: hyper_util::client::legacy::Error) -> Error {
    if !error.is_connect() {
        return Error::transport(error);
    }
    let mut source = std::error::Error::source(&error);
    while let Some(below) = source {
        if let Some(limit) = below.downcast_ref::<ConnectTimeout>() {
            return Error::timeout(Timeout::Connect, limit.0);
        }
        source = below.source();
    }
    Error::transport(Unsent(error.into()))
}

/// The settings of TLS, made once: reading the certificates of the system takes milliseconds.
fn tls() -> Result<ClientConfig, Error> {
    static TLS: OnceLock<ClientConfig> = OnceLock::new();
    if let Some(known) = TLS.get() {
        return Ok(known.clone());
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(Error::transport)?
        .with_root_certificates(roots()?)
        .with_no_client_auth();
    Ok(TLS.get_or_init(|| config).clone())
}

#[cfg(feature = "webpki-roots")]
fn roots() -> Result<RootCertStore, Error> {
    Ok(RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() })
}

#[cfg(not(feature = "webpki-roots"))]
fn roots() -> Result<RootCertStore, Error> {
    let found = rustls_native_certs::load_native_certs();
    let mut roots = RootCertStore::empty();
    // Systems do hold certificates that cannot be read; the others serve.
    roots.add_parsable_certificates(found.certs);
    Ok(roots)
}

/// Connects within a limit of time.
#[derive(Clone)]
struct Connector {
    inner: HttpsConnector<HttpConnector>,
    limit: Option<Duration>,
}

type Connection = MaybeHttpsStream<TokioIo<TcpStream>>;

impl Service<Uri> for Connector {
    type Response = Connection;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Connection, BoxError>> + Send>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let connecting = self.inner.call(uri);
        let Some(limit) = self.limit else { return connecting };
        Box::pin(async move {
            match tokio::time::timeout(limit, connecting).await {
                Ok(connected) => connected,
                Err(_) => Err(ConnectTimeout(limit).into()),
            }
        })
    }
}

/// Connecting took too long.
#[derive(Debug)]
struct ConnectTimeout(Duration);

impl fmt::Display for ConnectTimeout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not connected after {:?}", self.0)
    }
}

impl std::error::Error for ConnectTimeout {}
