//! Bearer tokens and where they come from.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use super::Secret;
use super::cache::Expires;
use crate::Timestamp;
use crate::error::Error;

/// A bearer token, and until when it is valid. `Debug` does not show it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Token {
    /// The token.
    pub secret: Secret,
    /// When it ceases to be valid; none for one that lasts, or of which nothing is known.
    pub expires: Option<Timestamp>,
}

impl Token {
    /// Creates a token that does not expire.
    pub fn new(secret: impl Into<Secret>) -> Self {
        Self { secret: secret.into(), expires: None }
    }

    /// Sets the time at which it expires.
    #[must_use]
    pub fn expires(mut self, expires: Timestamp) -> Self {
        self.expires = Some(expires);
        self
    }
}

impl Expires for Token {
    fn expires(&self) -> Option<Timestamp> {
        self.expires
    }
}

/// A token, to come.
pub type ProvidedToken = Pin<Box<dyn Future<Output = Result<Token, Error>> + Send>>;

/// A source of bearer tokens, for [`Config::token_source`](crate::Config::token_source).
///
/// A client keeps a token until shortly before it expires, and fetches another when a service rejects it with status 401.
/// Async closures are sources, too:
///
/// ```
/// use ferrosmith_runtime::Config;
/// use ferrosmith_runtime::auth::Token;
///
/// let config = Config::new().token_source(|| async { Ok(Token::new("from somewhere")) });
/// ```
pub trait ProvideToken: Send + Sync {
    /// Fetches a token.
    fn token(&self) -> ProvidedToken;
}

impl<F, T> ProvideToken for F
where
    F: Fn() -> T + Send + Sync,
    T: Future<Output = Result<Token, Error>> + Send + 'static,
{
    fn token(&self) -> ProvidedToken {
        Box::pin(self())
    }
}

impl fmt::Debug for dyn ProvideToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ProvideToken")
    }
}
