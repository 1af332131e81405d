//! Connections to servers, direct or through a proxy.

use std::fmt;
use std::future::Future;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::Uri;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tower_service::Service;

use crate::error::{BoxError, Error};

/// Which proxies are used.
pub(super) enum Proxies {
    /// Those that the environment names.
    Environment,
    /// The one of this URL.
    Given(String),
    /// None at all.
    None,
}

/// Connects to a server: through a tunnel (`CONNECT`, RFC 9110, section 9.3.6) where there is a proxy, for plain HTTP
/// also. This machine and its link are reached directly in any case.
#[derive(Clone)]
pub(super) struct Dial {
    tcp: HttpConnector,
    proxies: Option<Arc<Matcher>>,
}

impl Dial {
    pub(super) fn new(proxies: Proxies) -> Result<Self, Error> {
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        let proxies = match proxies {
            Proxies::Environment => Some(Matcher::from_env()),
            Proxies::Given(url) => Some(given(url)?),
            Proxies::None => None,
        };
        Ok(Self { tcp, proxies: proxies.map(Arc::new) })
    }
}

/// The error must not show the URL: it may hold a password.
fn given(url: String) -> Result<Matcher, Error> {
    let matcher = Matcher::builder().all(url).build();
    match matcher.intercept(&Uri::from_static("https://host")) {
        Some(_) => Ok(matcher),
        None => Err(Error::config("the URL of the proxy cannot be read: write `http://user:password@host:port`")),
    }
}

type Connection = TokioIo<TcpStream>;

impl Service<Uri> for Dial {
    type Response = Connection;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Connection, BoxError>> + Send>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.tcp.poll_ready(cx).map_err(Into::into)
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let proxy = self.proxies.as_ref().filter(|_| !is_near(&uri)).and_then(|proxies| proxies.intercept(&uri));
        match proxy {
            Some(proxy) => through(&proxy, self.tcp.clone(), uri),
            None => {
                let connecting = self.tcp.call(uri);
                Box::pin(async move { connecting.await.map_err(Into::into) })
            }
        }
    }
}

/// Connects through a tunnel.
fn through(
    proxy: &Intercept,
    tcp: HttpConnector,
    uri: Uri,
) -> Pin<Box<dyn Future<Output = Result<Connection, BoxError>> + Send>> {
    let place = proxy.uri().authority().map_or(String::new(), |authority| authority.host().to_owned());
    if proxy.uri().scheme_str() != Some("http") {
        let scheme = proxy.uri().scheme_str().unwrap_or_default().to_owned();
        return Box::pin(
            async move { Err(format!("proxies of the kind `{scheme}` are not known: use `http`").into()) },
        );
    }
    let mut tunnel = Tunnel::new(proxy.uri().clone(), tcp);
    if let Some(authorization) = proxy.basic_auth() {
        tunnel = tunnel.with_auth(authorization.clone());
    }
    let connecting = tunnel.call(uri);
    Box::pin(async move { connecting.await.map_err(|error| ProxyError { place, source: error.into() }.into()) })
}

/// Whether a server is this machine, or on its link as the metadata services of clouds are.
fn is_near(uri: &Uri) -> bool {
    let host = uri.host().unwrap_or_default().trim_matches(['[', ']']);
    match host.parse::<IpAddr>() {
        Ok(IpAddr::V4(address)) => address.is_loopback() || address.is_link_local(),
        Ok(IpAddr::V6(address)) => address.is_loopback() || address.is_unicast_link_local(),
        Err(_) => host == "localhost",
    }
}

/// The proxy did not let the request through.
#[derive(Debug)]
struct ProxyError {
    place: String,
    source: BoxError,
}

impl fmt::Display for ProxyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "through the proxy {}", self.place)
    }
}

impl std::error::Error for ProxyError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.source)
    }
}
