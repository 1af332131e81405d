//! One call: through which client it goes, and what it does otherwise than the client.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::uri::PathAndQuery;
use http::{HeaderMap, HeaderName, HeaderValue};

use super::Client;
use super::secrets::Secrets;
use crate::Json;
use crate::auth::{Credential, ProvideCredentials, Secret};
use crate::error::Error;
use crate::schema::Validation;
use crate::timeouts::Timeouts;

/// The client that a request goes through, and the settings that it overrides.
///
/// Every request of a generated crate holds one; `customize` changes it:
///
/// ```text
/// client.get_custom_model().model_identifier("m").customize(|call| call.max_attempts(1)).send().await?;
/// ```
#[derive(Clone, Default)]
pub struct Call {
    pub(crate) client: Option<Client>,
    overrides: Option<Box<Overrides>>,
}

/// What one call does otherwise than its client.
#[derive(Clone, Default)]
pub(crate) struct Overrides {
    pub(crate) timeouts: Option<Timeouts>,
    pub(crate) max_attempts: Option<u32>,
    pub(crate) validation: Option<Validation>,
    pub(crate) headers: HeaderMap,
    /// Parameters of the query beside the operation's.
    pub(crate) query: Vec<(String, String)>,
    /// Members of the body beside the operation's.
    pub(crate) members: Vec<(String, Json)>,
    /// What it authenticates with.
    pub(crate) secrets: Option<Arc<Secrets>>,
    /// Whether it does not authenticate at all.
    pub(crate) anonymous: bool,
    /// The path and query to ask for instead of the operation's: that of a next page.
    pub(crate) target: Option<PathAndQuery>,
    /// What the body is sent as, where that is not as usual.
    pub(crate) media_type: Option<String>,
    /// How often a stream of server-sent events may connect again.
    pub(crate) reconnect: Option<u32>,
    /// The first header that was none; reported when the call is sent.
    pub(crate) mistake: Option<String>,
}

impl Call {
    /// Creates a call through a client.
    pub(crate) fn through(client: Client) -> Self {
        Self { client: Some(client), overrides: None }
    }

    pub(crate) fn overrides(&self) -> Option<&Overrides> {
        self.overrides.as_deref()
    }

    /// Returns the client.
    pub(crate) fn client(&self) -> Result<Client, Error> {
        let missing = || Error::config("the request was not made by a client: begin with a method of one, or use `on`");
        self.client.clone().ok_or_else(missing)
    }

    fn change(mut self, change: impl FnOnce(&mut Overrides)) -> Self {
        change(self.overrides.get_or_insert_default());
        self
    }

    /// Asks for another path and query than the operation's.
    pub(crate) fn target(&mut self, target: PathAndQuery) {
        self.overrides.get_or_insert_default().target = Some(target);
    }

    /// Sets the client: that of a generated crate, or the one within it.
    #[must_use]
    pub fn on(mut self, client: impl AsRef<Client>) -> Self {
        self.client = Some(client.as_ref().clone());
        self
    }

    /// Sets the timeout of the call with all its attempts.
    #[must_use]
    pub fn timeout(self, limit: impl Into<Option<Duration>>) -> Self {
        self.timeouts(|timeouts| timeouts.operation(limit))
    }

    /// Changes the timeouts.
    #[must_use]
    pub fn timeouts(self, change: impl FnOnce(Timeouts) -> Timeouts) -> Self {
        let now = match self.overrides().and_then(|overrides| overrides.timeouts) {
            Some(timeouts) => timeouts,
            None => self.client.as_ref().map(|client| client.config().timeouts).unwrap_or_default(),
        };
        let changed = change(now);
        self.change(|overrides| overrides.timeouts = Some(changed))
    }

    /// Sets the maximum number of attempts. One disables retries.
    #[must_use]
    pub fn max_attempts(self, attempts: u32) -> Self {
        self.change(|overrides| overrides.max_attempts = Some(attempts.max(1)))
    }

    /// Sets what is checked before the request is sent.
    #[must_use]
    pub fn validation(self, validation: Validation) -> Self {
        self.change(|overrides| overrides.validation = Some(validation))
    }

    /// Sets the token of `Authorization: Bearer`. What a call authenticates with goes before what its client does.
    #[must_use]
    pub fn bearer_token(self, token: impl Into<Secret>) -> Self {
        self.secrets(|secrets| secrets.bearer = Some(Credential::bearer(token)))
    }

    /// Sets the user and password of `Authorization: Basic`.
    #[must_use]
    pub fn basic(self, user: impl Into<String>, password: impl Into<Secret>) -> Self {
        self.secrets(|secrets| secrets.basic = Some(Credential::basic(user, password)))
    }

    /// Sets the API key.
    #[must_use]
    pub fn api_key(self, key: impl Into<Secret>) -> Self {
        self.secrets(|secrets| secrets.api_key = Some(Credential::api_key(key)))
    }

    /// Sets what a security scheme authenticates with, by the scheme's name in the description.
    #[must_use]
    pub fn scheme(self, name: impl Into<String>, credential: Credential) -> Self {
        self.secrets(|secrets| drop(secrets.schemes.insert(name.into(), credential)))
    }

    /// Sets the AWS credentials, or the provider that they come from.
    #[must_use]
    pub fn credentials(self, credentials: impl ProvideCredentials + 'static) -> Self {
        self.secrets(|secrets| secrets.set_credentials(credentials))
    }

    /// Sends the request without authentication.
    #[must_use]
    pub fn anonymous(self) -> Self {
        self.change(|overrides| overrides.anonymous = true)
    }

    fn secrets(self, change: impl FnOnce(&mut Secrets)) -> Self {
        self.change(|overrides| {
            overrides.anonymous = false;
            change(Arc::make_mut(overrides.secrets.get_or_insert_default()));
        })
    }

    /// Sends the body as another of the media types that the operation declares: `multipart/form-data` in place of JSON. Text
    /// and bytes are sent as any media type. One that the operation does not declare is an error when the call is sent.
    #[must_use]
    pub fn content_type(self, media_type: &str) -> Self {
        self.change(|overrides| overrides.media_type = Some(media_type.to_owned()))
    }

    /// Adds a parameter to the query of the request, beside those that the operation has.
    #[must_use]
    pub fn query(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.change(|overrides| overrides.query.push((name.into(), value.into())))
    }

    /// Adds a member to the body of the request, which must be a JSON object: one that the description does not know. A body
    /// that is compressed or has a checksum takes none.
    #[must_use]
    pub fn body_member(self, name: impl Into<String>, value: impl Into<Json>) -> Self {
        self.change(|overrides| overrides.members.push((name.into(), value.into())))
    }

    /// Connects again where the response, a stream of server-sent events, ends or breaks: with the header `Last-Event-ID`,
    /// after the pause that the server asked for with `retry`, else 3 seconds; at most so many times without an event in
    /// between. The stream ends at an event `[DONE]`, at status 204, and where the server asks for more than a minute.
    #[must_use]
    pub fn reconnect(self, times: u32) -> Self {
        self.change(|overrides| overrides.reconnect = Some(times))
    }

    /// Asks for the events after the one with this id. One that cannot stand in a header is left out.
    pub(crate) fn after_event(self, id: Option<&str>) -> Self {
        match id.map(|id| HeaderValue::from_bytes(id.as_bytes())) {
            Some(Ok(id)) => self.change(|overrides| {
                overrides.headers.insert(HeaderName::from_static("last-event-id"), id);
            }),
            Some(Err(_)) | None => self,
        }
    }

    /// Adds a header to the request; it replaces one of the same name.
    #[must_use]
    pub fn header(self, name: &str, value: &str) -> Self {
        self.change(|overrides| match (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            (Ok(name), Ok(value)) => {
                overrides.headers.insert(name, value);
            }
            _ => {
                overrides.mistake.get_or_insert_with(|| format!("`{name}` is not a header that can be sent"));
            }
        })
    }
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("client", &self.client).finish_non_exhaustive()
    }
}
