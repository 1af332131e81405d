//! Tokens from the token endpoint of an OAuth 2 server (RFC 6749).

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use http::{Request, Uri};
use serde_json::Value;

use super::web::{Form, Web, encode, request};
use super::{ProvideToken, ProvidedToken, Secret, Token};
use crate::Timestamp;
use crate::error::Error;
use crate::transport::SharedTransport;

/// How long the server may take.
const LIMIT: Duration = Duration::from_secs(30);

/// A source of tokens: an OAuth 2 server that gives them to a client for its own credentials or for a refresh token.
///
/// ```
/// use ferrosmith_runtime::Config;
/// use ferrosmith_runtime::auth::OAuth2;
///
/// let tokens = OAuth2::client_credentials("https://auth.example.com/token", "id", "secret").scope("read write");
/// let config = Config::new().token_source(tokens);
/// ```
#[derive(Clone)]
pub struct OAuth2 {
    url: String,
    client: String,
    secret: Option<Secret>,
    grant: Grant,
    parameters: Vec<(String, String)>,
    is_secret_in_body: bool,
    transport: Option<SharedTransport>,
}

#[derive(Clone)]
enum Grant {
    Client,
    /// The refresh token; a server may give another with each access token, and then takes that one only.
    Refresh(Arc<Mutex<Secret>>),
}

impl OAuth2 {
    /// Creates a source of tokens for a client's own credentials (RFC 6749, section 4.4).
    pub fn client_credentials(url: impl Into<String>, client: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self::new(url.into(), client.into(), Grant::Client).client_secret(secret)
    }

    /// Creates a source of tokens for a refresh token (RFC 6749, section 6), for a client without a secret.
    pub fn refresh_token(url: impl Into<String>, client: impl Into<String>, token: impl Into<Secret>) -> Self {
        Self::new(url.into(), client.into(), Grant::Refresh(Arc::new(Mutex::new(token.into()))))
    }

    fn new(url: String, client: String, grant: Grant) -> Self {
        Self { url, client, secret: None, grant, parameters: Vec::new(), is_secret_in_body: false, transport: None }
    }

    /// Sets the client's secret.
    #[must_use]
    pub fn client_secret(mut self, secret: impl Into<Secret>) -> Self {
        self.secret = Some(secret.into());
        self
    }

    /// Sets the scopes that are asked for, with spaces between them.
    #[must_use]
    pub fn scope(self, scope: impl Into<String>) -> Self {
        self.parameter("scope", scope)
    }

    /// Adds a parameter that the server asks for beside those of the standard, such as `audience`.
    #[must_use]
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// Sends the client's secret in the body, for servers that do not take it in the header `Authorization` (RFC 6749,
    /// section 2.3.1).
    #[must_use]
    pub fn secret_in_body(mut self) -> Self {
        self.is_secret_in_body = true;
        self
    }

    /// Sets the transport, in place of one of its own.
    #[must_use]
    pub fn transport(mut self, transport: SharedTransport) -> Self {
        self.transport = Some(transport);
        self
    }

    async fn fetch(self) -> Result<Token, Error> {
        let web = Web::new(self.transport.clone())?;
        let response = web.ask(self.request()?, LIMIT).await?;
        let now = Timestamp::now();
        // Neither error shows the body: it may hold tokens.
        let body: Value = serde_json::from_slice(response.body()).unwrap_or_default();
        let text = |name: &str| body.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
        let Some(token) = text("access_token").filter(|_| response.status().is_success()) else {
            let why = [text("error"), text("error_description")];
            let why: Vec<&str> = why.into_iter().flatten().collect();
            let why = if why.is_empty() { "the response holds no token".to_owned() } else { why.join(": ") };
            let why: String = why.escape_debug().take(300).collect();
            let status = response.status().as_u16();
            return Err(Error::credentials(format!("no token from `{}` (status {status}): {why}", self.host())));
        };
        if let (Grant::Refresh(kept), Some(refreshed)) = (&self.grant, text("refresh_token")) {
            *kept.lock().unwrap_or_else(PoisonError::into_inner) = refreshed.into();
        }
        let mut given = Token::new(token);
        given.expires = expiry(&body, now);
        Ok(given)
    }

    fn request(&self) -> Result<Request<Bytes>, Error> {
        let uri: Uri = self.url.parse().map_err(|_| Error::config(format!("`{}` is not a URL", self.url)))?;
        if !super::is_private(&uri) {
            let host = self.host();
            return Err(Error::config(format!("secrets would go to `{host}` in the clear: use `https`")));
        }
        let mut form = Form::default();
        match &self.grant {
            Grant::Client => form.add("grant_type", "client_credentials"),
            Grant::Refresh(token) => {
                form.add("grant_type", "refresh_token");
                form.add("refresh_token", token.lock().unwrap_or_else(PoisonError::into_inner).expose());
            }
        }
        for (name, value) in &self.parameters {
            form.add(name, value);
        }
        let mut asking = Request::post(uri).header(ACCEPT, "application/json").header(CONTENT_TYPE, Form::MEDIA_TYPE);
        match &self.secret {
            Some(secret) if !self.is_secret_in_body => {
                let pair = format!("{}:{}", encode(&self.client), encode(secret.expose()));
                let mut value = HeaderValue::try_from(format!("Basic {}", STANDARD.encode(pair)))
                    .map_err(|_| Error::credentials("a header cannot hold the client's secret"))?;
                value.set_sensitive(true);
                asking = asking.header(AUTHORIZATION, value);
            }
            secret => {
                form.add("client_id", &self.client);
                if let Some(secret) = secret {
                    form.add("client_secret", secret.expose());
                }
            }
        }
        request(asking.body(form.into()))
    }

    fn host(&self) -> String {
        self.url.parse::<Uri>().ok().and_then(|uri| uri.host().map(str::to_owned)).unwrap_or_default()
    }
}

/// When a token expires; `expires_in` is a number of seconds (RFC 6749, section 5.1), which some servers write as text.
fn expiry(body: &Value, now: Timestamp) -> Option<Timestamp> {
    let seconds = body.get("expires_in")?;
    let seconds = seconds.as_f64().or_else(|| seconds.as_str()?.parse().ok())?;
    Some(now + Duration::try_from_secs_f64(seconds.max(0.0)).unwrap_or(Duration::MAX))
}

impl ProvideToken for OAuth2 {
    fn token(&self) -> ProvidedToken {
        Box::pin(self.clone().fetch())
    }
}

impl fmt::Debug for OAuth2 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OAuth2").field("url", &self.url).field("client", &self.client).finish_non_exhaustive()
    }
}
