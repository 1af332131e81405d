//! Calls: a request of a generated crate on its way through settings, checks, attempts and back.
//!
//! Nothing here is compiled once per operation but a few lines: [`Sending`] is a thin typed shell around one boxed future
//! that drives every call ([`drive`]).

mod call;
mod config;
mod drive;
mod macros;
mod pages;
mod sending;
mod unit;

use std::fmt;
use std::sync::Arc;

pub use call::Call;
pub use config::Config;
pub use pages::{IntoItems, Items, Pages};
pub use sending::{Request, Sending};

use crate::error::Error;
use crate::schema::Service;

/// The client of a service: settings, connections, credentials. Clones share all of them.
///
/// Generated crates wrap it in a type that has a method for each operation.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
}

pub(crate) struct Shared {
    pub(crate) service: &'static Service,
    pub(crate) config: Config,
}

impl Client {
    /// A client of a service. What the settings lack is told by the first call that needs it.
    pub fn new(service: &'static Service, config: Config) -> Self {
        Self { shared: Arc::new(Shared { service, config }) }
    }

    /// A client with settings from the environment.
    ///
    /// # Errors
    /// The environment contradicts itself, or names a file that cannot be read.
    pub async fn from_env(service: &'static Service) -> Result<Self, Error> {
        Ok(Self::new(service, Config::new()))
    }

    /// The settings.
    pub fn config(&self) -> &Config {
        &self.shared.config
    }

    /// The service.
    pub fn service(&self) -> &'static Service {
        self.shared.service
    }

    /// A call through this client.
    pub fn call(&self) -> Call {
        Call::through(self.clone())
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("service", &self.service().name).field("config", self.config()).finish()
    }
}
