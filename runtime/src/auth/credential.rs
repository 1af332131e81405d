//! What one security scheme authenticates with.

use std::fmt;
use std::sync::Arc;

use super::cache::Cache;
use super::{ProvideToken, Secret, Token};

/// What one security scheme authenticates with, for [`Config::scheme`](crate::Config::scheme). `Debug` shows no secret.
#[derive(Clone)]
pub struct Credential(pub(crate) Kind);

#[derive(Clone)]
pub(crate) enum Kind {
    Token(Secret),
    Tokens(Arc<Cache<Token>>),
    Basic(String, Secret),
    Key(Secret),
}

impl Credential {
    /// A token for a scheme of HTTP's `Bearer`, of OAuth 2 or of OpenID Connect.
    pub fn bearer(token: impl Into<Secret>) -> Self {
        Self(Kind::Token(token.into()))
    }

    /// A source of such tokens.
    pub fn token_source(source: impl ProvideToken + 'static) -> Self {
        Self(Kind::Tokens(Cache::new(move || source.token())))
    }

    /// A user and password for a scheme of HTTP's `Basic`.
    pub fn basic(user: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self(Kind::Basic(user.into(), password.into()))
    }

    /// An API key.
    pub fn api_key(key: impl Into<Secret>) -> Self {
        Self(Kind::Key(key.into()))
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match &self.0 {
            Kind::Token(_) => "Credential(bearer)",
            Kind::Tokens(_) => "Credential(token source)",
            Kind::Basic(..) => "Credential(basic)",
            Kind::Key(_) => "Credential(API key)",
        })
    }
}
