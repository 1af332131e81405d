//! Calls: a request of a generated crate on its way through settings, checks, attempts and back.
//!
//! Nothing here is compiled once per operation but a few lines: [`Sending`] is a thin typed shell around one boxed
//! future that drives every call.

mod attempt;
mod call;
mod config;
mod decoding;
mod drive;
mod environment;
mod extras;
mod framing;
mod identity;
mod intercept;
mod macros;
#[cfg(feature = "events")]
mod outgoing;
mod pages;
mod prepare;
mod progress;
mod reconnect;
mod schemes;
mod secrets;
mod sending;
mod shared;
mod target;
mod telemetry;
mod unit;
mod variables;
#[cfg(feature = "waiters")]
mod wait;

use std::fmt;
use std::sync::Arc;

pub use call::Call;
pub use config::Config;
pub use intercept::{AttemptInfo, Intercept};
pub use pages::{IntoItems, Items, Nested, Pages};
pub(crate) use prepare::{Prepared, prepare};
pub use sending::{Request, Response, Sending, SendingWithResponse};
pub(crate) use shared::Shared;
pub use telemetry::TraceContext;
#[cfg(feature = "waiters")]
pub use wait::{Wait, WaitError, WaitErrorKind, Waited, Waiting};

#[cfg(feature = "aws")]
use crate::environment::Environment;
use crate::error::Error;
#[cfg(feature = "aws")]
use crate::schema::Endpoint;
use crate::schema::Service;

/// The client of a service: settings, connections, credentials. Clones share all of them.
///
/// Generated crates wrap it in a type that has a method for each operation. Calls need a tokio runtime with its timer.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
}

impl Client {
    /// Creates a client of a service. A missing setting is reported by the first call that needs it.
    pub fn new(service: &'static Service, config: Config) -> Self {
        Self { shared: Arc::new(Shared::new(service, config)) }
    }

    /// Creates a client with settings from the environment; see [`Config::from_env`]. For a service of AWS without a
    /// region the instance is asked on which this runs.
    ///
    /// # Errors
    /// The environment contradicts itself, or names a file that cannot be read.
    #[cfg_attr(not(feature = "aws"), expect(clippy::unused_async, reason = "the region of an instance is waited for"))]
    pub async fn from_env(service: &'static Service) -> Result<Self, Error> {
        let config = Config::from_env(service)?;
        #[cfg(feature = "aws")]
        let config = match service.endpoint {
            Endpoint::Aws { .. } => config.region_of_instance(&Environment::process()).await,
            _ => config,
        };
        Ok(Self::new(service, config))
    }

    /// Returns the settings.
    pub fn config(&self) -> &Config {
        &self.shared.config
    }

    /// Returns the service.
    pub fn service(&self) -> &'static Service {
        self.shared.service
    }

    /// Creates an empty request that goes through this client.
    pub fn request<R: Request + Default>(&self) -> R {
        let mut request = R::default();
        *request.call() = self.call();
        request
    }

    /// Creates a call through this client.
    pub fn call(&self) -> Call {
        Call::through(self.clone())
    }

    pub(crate) fn shared(&self) -> &Shared {
        &self.shared
    }
}

impl AsRef<Self> for Client {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("service", &self.service().name).field("config", self.config()).finish()
    }
}
