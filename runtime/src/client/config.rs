//! The settings of a client.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use crate::auth::{ProvideCredentials, Secret};
use crate::schema::Validation;
use crate::timeouts::Timeouts;
use crate::transport::{SharedTransport, Transport};

/// The settings of a client. All have a default, but for the region and the credentials of AWS.
///
/// ```
/// use std::time::Duration;
///
/// use ferrosmith_runtime::Config;
/// use ferrosmith_runtime::auth::Credentials;
///
/// let config = Config::new()
///     .region("eu-central-1")
///     .credentials(Credentials::new("AKIDEXAMPLE", "secret"))
///     .max_attempts(5)
///     .timeouts(|timeouts| timeouts.read(Duration::from_secs(600)));
/// ```
#[derive(Clone)]
pub struct Config {
    pub(crate) region: Option<String>,
    pub(crate) endpoint: Option<String>,
    pub(crate) variables: BTreeMap<String, String>,
    pub(crate) fips: bool,
    pub(crate) dual_stack: bool,
    pub(crate) credentials: Option<Arc<dyn ProvideCredentials>>,
    pub(crate) bearer_token: Option<Secret>,
    pub(crate) basic: Option<(String, Secret)>,
    pub(crate) api_key: Option<Secret>,
    pub(crate) transport: Option<SharedTransport>,
    pub(crate) timeouts: Timeouts,
    pub(crate) max_attempts: u32,
    pub(crate) validation: Option<Validation>,
    pub(crate) max_response_bytes: usize,
    pub(crate) app_name: Option<String>,
    pub(crate) clock: fn() -> Timestamp,
    pub(crate) tokens: fn() -> String,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            region: None,
            endpoint: None,
            variables: BTreeMap::new(),
            fips: false,
            dual_stack: false,
            credentials: None,
            bearer_token: None,
            basic: None,
            api_key: None,
            transport: None,
            timeouts: Timeouts::default(),
            max_attempts: 3,
            validation: None,
            max_response_bytes: 256 << 20,
            app_name: None,
            clock: Timestamp::now,
            tokens: crate::random::uuid,
        }
    }
}

impl Config {
    /// The defaults; nothing is read from the environment.
    pub fn new() -> Self {
        Self::default()
    }

    /// The AWS region, like `eu-central-1`.
    #[must_use]
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// Where requests go, instead of where the description or the region says. A path is kept: it stands before the
    /// paths of the operations.
    #[must_use]
    pub fn endpoint(mut self, url: impl Into<String>) -> Self {
        self.endpoint = Some(url.into());
        self
    }

    /// The value of a variable in the URL of an OpenAPI server.
    #[must_use]
    pub fn variable(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.variables.insert(name.into(), value.into());
        self
    }

    /// Takes AWS endpoints with cryptography validated under FIPS 140.
    #[must_use]
    pub fn fips(mut self, fips: bool) -> Self {
        self.fips = fips;
        self
    }

    /// Takes AWS endpoints that are reached over IPv6 also.
    #[must_use]
    pub fn dual_stack(mut self, dual_stack: bool) -> Self {
        self.dual_stack = dual_stack;
        self
    }

    /// AWS credentials, or where they come from.
    #[must_use]
    pub fn credentials(mut self, credentials: impl ProvideCredentials + 'static) -> Self {
        self.credentials = Some(Arc::new(credentials));
        self
    }

    /// The token of `Authorization: Bearer`.
    #[must_use]
    pub fn bearer_token(mut self, token: impl Into<Secret>) -> Self {
        self.bearer_token = Some(token.into());
        self
    }

    /// User and password of `Authorization: Basic`.
    #[must_use]
    pub fn basic(mut self, user: impl Into<String>, password: impl Into<Secret>) -> Self {
        self.basic = Some((user.into(), password.into()));
        self
    }

    /// The key of the API, for services that ask for one in a header, query parameter or cookie.
    #[must_use]
    pub fn api_key(mut self, key: impl Into<Secret>) -> Self {
        self.api_key = Some(key.into());
        self
    }

    /// How requests reach the server, in place of the default transport and its limit of time for connecting.
    ///
    /// With the feature `hyper`, `transport::Hyper::builder()` makes one that trusts certificates of your own, or goes
    /// through a proxy of your choice.
    #[must_use]
    pub fn transport(self, transport: impl Transport + 'static) -> Self {
        self.shared_transport(Arc::new(transport))
    }

    /// How requests reach the server: a transport that several clients share.
    #[must_use]
    pub fn shared_transport(mut self, transport: SharedTransport) -> Self {
        self.transport = Some(transport);
        self
    }

    /// Changes the limits of time.
    #[must_use]
    pub fn timeouts(mut self, change: impl FnOnce(Timeouts) -> Timeouts) -> Self {
        self.timeouts = change(self.timeouts);
        self
    }

    /// The limit of time for a call with all its attempts.
    #[must_use]
    pub fn timeout(self, limit: impl Into<Option<Duration>>) -> Self {
        self.timeouts(|timeouts| timeouts.operation(limit))
    }

    /// How often a call is tried at most; 3 by default. One means: not again.
    #[must_use]
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts.max(1);
        self
    }

    /// What is checked before a request is sent, instead of what the crate does by default.
    #[must_use]
    pub fn validation(mut self, validation: Validation) -> Self {
        self.validation = Some(validation);
        self
    }

    /// How long a response may be that is held in memory as a whole; 256 MiB by default. Streams have no limit.
    #[must_use]
    pub fn max_response_bytes(mut self, limit: usize) -> Self {
        self.max_response_bytes = limit;
        self
    }

    /// The name of the application, for the `User-Agent`.
    #[must_use]
    pub fn app_name(mut self, name: impl Into<String>) -> Self {
        self.app_name = Some(name.into());
        self
    }

    /// Where the time comes from, for tests.
    #[must_use]
    pub fn clock(mut self, clock: fn() -> Timestamp) -> Self {
        self.clock = clock;
        self
    }

    /// Where idempotency tokens come from, for tests.
    #[must_use]
    pub fn idempotency_tokens(mut self, tokens: fn() -> String) -> Self {
        self.tokens = tokens;
        self
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("region", &self.region)
            .field("endpoint", &self.endpoint.as_deref().map(crate::endpoint::shown))
            .field("timeouts", &self.timeouts)
            .field("max_attempts", &self.max_attempts)
            .field("validation", &self.validation)
            .finish_non_exhaustive()
    }
}
