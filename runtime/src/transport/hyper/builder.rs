//! The settings of the default transport.

use std::fmt;
use std::time::Duration;

use hyper_rustls::HttpsConnectorBuilder;
use hyper_util::client::legacy::Client;
use hyper_util::rt::{TokioExecutor, TokioTimer};

use super::Hyper;
use super::connect::Connector;
use super::proxy::{Dial, Proxies};
use super::tls::{self, Trust};
use crate::error::Error;
use crate::timeouts::Timeouts;

/// How often a connection of HTTP/2 that has requests under way is asked whether it is still there.
#[cfg(feature = "http2")]
const PING: Duration = Duration::from_secs(20);

/// The settings of [`Hyper`].
#[must_use = "no transport is made before `build`"]
pub struct HyperBuilder {
    connect_timeout: Option<Duration>,
    idle_timeout: Duration,
    trust: Trust,
    proxies: Proxies,
}

impl Default for HyperBuilder {
    fn default() -> Self {
        Self {
            connect_timeout: Timeouts::default().connect,
            idle_timeout: Duration::from_secs(60),
            trust: Trust::default(),
            proxies: Proxies::Environment,
        }
    }
}

impl HyperBuilder {
    /// Sets the limit of time for making a connection, with TLS; 3.1 s by default.
    pub fn connect_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.connect_timeout = limit.into();
        self
    }

    /// Sets how long a connection is kept that nobody uses; 60 s by default.
    pub fn idle_timeout(mut self, limit: Duration) -> Self {
        self.idle_timeout = limit;
        self
    }

    /// Trusts these certificates also: one or several in PEM, or one in DER.
    pub fn root_certificates(mut self, certificates: impl AsRef<[u8]>) -> Self {
        self.trust.own.push(certificates.as_ref().to_vec());
        self
    }

    /// Trusts no certificates but those given to [`root_certificates`](Self::root_certificates).
    pub fn only_own_roots(mut self) -> Self {
        self.trust.only_own = true;
        self
    }

    /// Goes through this proxy, whatever the environment sets: `http://user:password@host:port`.
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.proxies = Proxies::Given(url.into());
        self
    }

    /// Goes through no proxy, whatever the environment sets.
    pub fn no_proxy(mut self) -> Self {
        self.proxies = Proxies::None;
        self
    }

    /// Makes the transport.
    ///
    /// # Errors
    /// A certificate or the proxy's URL cannot be read, or TLS cannot be set up. That there are no certificates to
    /// trust shows when a connection is made.
    pub fn build(self) -> Result<Hyper, Error> {
        let dial = Dial::new(self.proxies)?;
        let builder = HttpsConnectorBuilder::new().with_tls_config(tls::config(&self.trust)?).https_or_http();
        let builder = builder.enable_http1();
        #[cfg(feature = "http2")]
        let builder = builder.enable_http2();
        let connector = Connector { inner: builder.wrap_connector(dial), limit: self.connect_timeout };
        let mut client = Client::builder(TokioExecutor::new());
        client.timer(TokioTimer::new()).pool_timer(TokioTimer::new()).pool_idle_timeout(self.idle_timeout);
        // A connection that broke silently would fail all requests that share it.
        #[cfg(feature = "http2")]
        client.http2_keep_alive_interval(PING).http2_keep_alive_timeout(PING / 2);
        Ok(Hyper { client: client.build(connector) })
    }
}

impl fmt::Debug for HyperBuilder {
    /// Leaves the proxy out: its URL may hold a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HyperBuilder")
            .field("connect_timeout", &self.connect_timeout)
            .field("idle_timeout", &self.idle_timeout)
            .finish_non_exhaustive()
    }
}
