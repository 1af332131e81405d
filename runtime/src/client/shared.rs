//! What all calls of a client share.

use std::borrow::Cow;
use std::sync::atomic::{AtomicI64, Ordering};

use http::HeaderValue;

use super::Config;
use super::identity::Identity;
use crate::Timestamp;
use crate::endpoint::{self, Resolved};
use crate::error::Error;
use crate::retry::Quota;
use crate::schema::{Operation, Service};
use crate::transport::SharedTransport;
use crate::value::Structure;

pub(crate) struct Shared {
    pub(crate) service: &'static Service,
    pub(crate) config: Config,
    pub(crate) quota: Quota,
    pub(crate) identity: Identity,
    pub(crate) user_agent: HeaderValue,
    /// Where requests go, or what the settings lack for knowing it.
    endpoint: Result<Resolved, String>,
    transport: Result<SharedTransport, String>,
    /// By how many seconds the service's clock is ahead.
    skew: AtomicI64,
}

impl Shared {
    pub(crate) fn new(service: &'static Service, config: Config) -> Self {
        let text = |error: Error| error.to_string();
        Self {
            service,
            quota: Quota::default(),
            identity: Identity::default(),
            user_agent: user_agent(service, &config),
            endpoint: endpoint::resolve(service, &config).map_err(text),
            transport: transport(&config).map_err(text),
            skew: AtomicI64::new(0),
            config,
        }
    }

    /// Where the request of an operation goes: as all others, unless its input has a say in it.
    pub(crate) fn endpoint(&self, operation: &Operation, input: &dyn Structure) -> Result<Cow<'_, Resolved>, Error> {
        if !operation.endpoint.is_empty() {
            return endpoint::resolve_call(self.service, &self.config, operation.endpoint, input).map(Cow::Owned);
        }
        if let (Some(server), None) = (operation.server, &self.config.endpoint) {
            return endpoint::resolve_server(server, &self.config).map(Cow::Owned);
        }
        self.endpoint.as_ref().map(Cow::Borrowed).map_err(|text| Error::config(text.as_str()))
    }

    pub(crate) fn transport(&self) -> Result<&SharedTransport, Error> {
        self.transport.as_ref().map_err(|text| Error::config(text.as_str()))
    }

    /// The time by this machine's clock.
    pub(crate) fn local_time(&self) -> Timestamp {
        (self.config.clock)()
    }

    /// The time by the service's clock, as far as it is known.
    #[cfg(feature = "aws")]
    pub(crate) fn time(&self) -> Timestamp {
        let (now, skew) = (self.local_time(), self.skew.load(Ordering::Relaxed));
        let there = now.as_second().saturating_add(skew);
        Timestamp::new(there, now.subsec_nanosecond()).unwrap_or(now)
    }

    /// The service's clock turned out to be ahead by some seconds.
    pub(crate) fn set_skew(&self, seconds: i64) {
        self.skew.store(seconds, Ordering::Relaxed);
    }
}

#[cfg(feature = "hyper")]
fn transport(config: &Config) -> Result<SharedTransport, Error> {
    match &config.transport {
        Some(transport) => Ok(transport.clone()),
        None => Ok(std::sync::Arc::new(crate::transport::Hyper::new(config.timeouts.connect)?)),
    }
}

#[cfg(not(feature = "hyper"))]
fn transport(config: &Config) -> Result<SharedTransport, Error> {
    let none = || Error::config("no transport: set one, or switch the feature `hyper` of `ferrosmith-runtime` on");
    config.transport.clone().ok_or_else(none)
}

/// `bedrock/1.0.0 ferrosmith/0.1.0 linux app/name`.
fn user_agent(service: &Service, config: &Config) -> HeaderValue {
    let mut text = format!("{} ferrosmith/{} {}", service.package, env!("CARGO_PKG_VERSION"), std::env::consts::OS);
    if let Some(app) = &config.app_name {
        let fits = |c: char| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '-' };
        text.push_str(" app/");
        text.extend(app.chars().map(fits));
    }
    HeaderValue::try_from(text).unwrap_or_else(|_| HeaderValue::from_static("ferrosmith"))
}
