//! The settings of a client.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::Timestamp;

use super::secrets::Secrets;
use super::{Intercept, TraceContext};
use crate::auth::{Credential, ProvideCredentials, ProvideToken, Secret};
use crate::endpoint::Value;
use crate::schema::Validation;
use crate::timeouts::Timeouts;
use crate::transport::{SharedTransport, Transport};

/// Where the trace of a request comes from.
type TraceSource = Arc<dyn Fn() -> Option<TraceContext> + Send + Sync>;

/// The settings of a client. All have defaults except the region and the credentials of AWS.
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
    pub(crate) endpoint_params: BTreeMap<String, Value<'static>>,
    pub(crate) host_prefixes: bool,
    pub(crate) fips: bool,
    pub(crate) dual_stack: bool,
    pub(crate) secrets: Secrets,
    pub(crate) variable_prefix: Option<String>,
    pub(crate) plaintext_credentials: bool,
    pub(crate) transport: Option<SharedTransport>,
    pub(crate) interceptors: Vec<Arc<dyn Intercept>>,
    pub(crate) trace_context: Option<TraceSource>,
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
            endpoint_params: BTreeMap::new(),
            host_prefixes: true,
            fips: false,
            dual_stack: false,
            secrets: Secrets::default(),
            variable_prefix: None,
            plaintext_credentials: false,
            transport: None,
            interceptors: Vec::new(),
            trace_context: None,
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
    /// Creates the default settings; nothing is read from the environment.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the AWS region, such as `eu-central-1`.
    #[must_use]
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// Sets the URL that requests go to, in place of the one that follows from the description or the region. Its path
    /// is put before the paths of the operations.
    #[must_use]
    pub fn endpoint(mut self, url: impl Into<String>) -> Self {
        self.endpoint = Some(url.into());
        self
    }

    /// Sets a variable in the URL of an OpenAPI server.
    #[must_use]
    pub fn variable(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.variables.insert(name.into(), value.into());
        self
    }

    /// Sets a parameter of the service's endpoint rules, by its name there: `ForcePathStyle` of Amazon S3, or by
    /// that of the built-in whose value it has: `AWS::Auth::AccountId`. What an operation's input gives goes before it.
    #[must_use]
    pub fn endpoint_param(mut self, name: impl Into<String>, value: impl Into<Value<'static>>) -> Self {
        self.endpoint_params.insert(name.into(), value.into());
        self
    }

    /// Whether operations put what they have before the endpoint's host name; `true` by default. A server of one's own
    /// often has one name for all operations.
    #[must_use]
    pub fn host_prefixes(mut self, host_prefixes: bool) -> Self {
        self.host_prefixes = host_prefixes;
        self
    }

    /// Uses AWS endpoints with cryptography validated under FIPS 140.
    #[must_use]
    pub fn fips(mut self, fips: bool) -> Self {
        self.fips = fips;
        self
    }

    /// Uses AWS endpoints that can be reached over IPv6 as well as IPv4.
    #[must_use]
    pub fn dual_stack(mut self, dual_stack: bool) -> Self {
        self.dual_stack = dual_stack;
        self
    }

    /// Sets the AWS credentials, or the provider that they come from.
    #[must_use]
    pub fn credentials(mut self, credentials: impl ProvideCredentials + 'static) -> Self {
        self.secrets.set_credentials(credentials);
        self
    }

    /// Sets the token of `Authorization: Bearer`.
    #[must_use]
    pub fn bearer_token(mut self, token: impl Into<Secret>) -> Self {
        self.secrets.bearer = Some(Credential::bearer(token));
        self
    }

    /// Sets the source of the tokens of `Authorization: Bearer`, such as an `OAuth2` server (feature `oauth2`) or an async
    /// closure. A token is kept until shortly before it expires; one that a service rejects with status 401 is replaced, and
    /// the request sent again.
    #[must_use]
    pub fn token_source(mut self, source: impl ProvideToken + 'static) -> Self {
        self.secrets.bearer = Some(Credential::token_source(source));
        self
    }

    /// Sets the user and password of `Authorization: Basic`.
    #[must_use]
    pub fn basic(mut self, user: impl Into<String>, password: impl Into<Secret>) -> Self {
        self.secrets.basic = Some(Credential::basic(user, password));
        self
    }

    /// Sets the API key, for services that expect one in a header, query parameter or cookie.
    #[must_use]
    pub fn api_key(mut self, key: impl Into<Secret>) -> Self {
        self.secrets.api_key = Some(Credential::api_key(key));
        self
    }

    /// Sets the API key that is sent under a name, for services that ask for several: `X-App-Key` for the scheme that sends
    /// it in the header of that name. It goes before [`api_key`](Self::api_key), which serves calls that send one key only.
    #[must_use]
    pub fn api_key_named(mut self, name: impl Into<String>, key: impl Into<Secret>) -> Self {
        self.secrets.api_keys.insert(name.into(), Credential::api_key(key));
        self
    }

    /// Sets what a security scheme authenticates with, by the scheme's name in the description. It goes before what is set
    /// for all schemes of its kind.
    ///
    /// ```
    /// use ferrosmith_runtime::Config;
    /// use ferrosmith_runtime::auth::Credential;
    ///
    /// let config = Config::new().bearer_token("t").scheme("adminToken", Credential::bearer("another"));
    /// ```
    #[must_use]
    pub fn scheme(mut self, name: impl Into<String>, credential: Credential) -> Self {
        self.secrets.schemes.insert(name.into(), credential);
        self
    }

    /// Whether bearer tokens, passwords and API keys may be sent over plain `http` to other hosts than this one; `false` by
    /// default: whoever is on the way could read them.
    #[must_use]
    pub fn plaintext_credentials(mut self, allowed: bool) -> Self {
        self.plaintext_credentials = allowed;
        self
    }

    /// Sets the transport, in place of the default one and its timeout for connecting.
    ///
    /// With the feature `hyper`, `transport::Hyper::builder()` makes one that trusts certificates of your own or uses a
    /// proxy of your choice.
    #[must_use]
    pub fn transport(self, transport: impl Transport + 'static) -> Self {
        self.shared_transport(Arc::new(transport))
    }

    /// Sets a transport that several clients share.
    #[must_use]
    pub fn shared_transport(mut self, transport: SharedTransport) -> Self {
        self.transport = Some(transport);
        self
    }

    /// Adds hooks into the attempts of calls. Of several, those that were added first run first.
    #[must_use]
    pub fn intercept(mut self, interceptor: impl Intercept + 'static) -> Self {
        self.interceptors.push(Arc::new(interceptor));
        self
    }

    /// Sends the trace that a request belongs to, as a source has it when an attempt begins (W3C Trace Context).
    #[must_use]
    pub fn trace_context(mut self, source: impl Fn() -> Option<TraceContext> + Send + Sync + 'static) -> Self {
        self.trace_context = Some(Arc::new(source));
        self
    }

    /// Changes the timeouts.
    #[must_use]
    pub fn timeouts(mut self, change: impl FnOnce(Timeouts) -> Timeouts) -> Self {
        self.timeouts = change(self.timeouts);
        self
    }

    /// Sets the timeout of a call with all its attempts.
    #[must_use]
    pub fn timeout(self, limit: impl Into<Option<Duration>>) -> Self {
        self.timeouts(|timeouts| timeouts.operation(limit))
    }

    /// Sets the maximum number of attempts of a call; 3 by default. One disables retries.
    #[must_use]
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts.max(1);
        self
    }

    /// Sets what is checked before a request is sent, in place of the crate's default.
    #[must_use]
    pub fn validation(mut self, validation: Validation) -> Self {
        self.validation = Some(validation);
        self
    }

    /// Sets the size limit, in bytes, of a response that is held in memory; 256 MiB by default. Streams have no limit.
    #[must_use]
    pub fn max_response_bytes(mut self, limit: usize) -> Self {
        self.max_response_bytes = limit;
        self
    }

    /// Sets the name of the application, for the `User-Agent`.
    #[must_use]
    pub fn app_name(mut self, name: impl Into<String>) -> Self {
        self.app_name = Some(name.into());
        self
    }

    /// Sets the clock, for tests.
    #[must_use]
    pub fn clock(mut self, clock: fn() -> Timestamp) -> Self {
        self.clock = clock;
        self
    }

    /// Sets the source of idempotency tokens, for tests.
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
