//! AWS credentials and where they come from.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use crate::Timestamp;

use super::Secret;
use super::cache::Expires;
use crate::error::Error;

/// An AWS access key, and until when it is valid. `Debug` shows neither secret nor token.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Credentials {
    /// The id of the access key.
    pub access_key_id: String,
    /// The access key's secret.
    pub secret_access_key: Secret,
    /// The token that temporary credentials carry.
    pub session_token: Option<Secret>,
    /// When they cease to be valid; none for lasting ones.
    pub expires: Option<Timestamp>,
}

impl Credentials {
    /// Creates credentials that do not expire.
    pub fn new(access_key_id: impl Into<String>, secret_access_key: impl Into<Secret>) -> Self {
        Self {
            access_key_id: access_key_id.into(),
            secret_access_key: secret_access_key.into(),
            session_token: None,
            expires: None,
        }
    }

    /// Sets the session token of temporary credentials.
    #[must_use]
    pub fn session_token(mut self, token: impl Into<Secret>) -> Self {
        self.session_token = Some(token.into());
        self
    }

    /// Sets the time at which they expire.
    #[must_use]
    pub fn expires(mut self, expires: Timestamp) -> Self {
        self.expires = Some(expires);
        self
    }
}

impl Expires for Credentials {
    fn expires(&self) -> Option<Timestamp> {
        self.expires
    }
}

/// Credentials, to come.
pub type ProvidedCredentials = Pin<Box<dyn Future<Output = Result<Credentials, Error>> + Send>>;

/// A source of credentials. Clients ask again shortly before what they were given expires.
pub trait ProvideCredentials: Send + Sync {
    /// Fetches credentials.
    fn credentials(&self) -> ProvidedCredentials;
}

impl ProvideCredentials for Credentials {
    fn credentials(&self) -> ProvidedCredentials {
        Box::pin(std::future::ready(Ok(self.clone())))
    }
}

impl fmt::Debug for dyn ProvideCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ProvideCredentials")
    }
}
