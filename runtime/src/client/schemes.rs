//! Which of the ways to authenticate a call takes, and the simple ones among them.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::{AUTHORIZATION, COOKIE, HeaderName, HeaderValue};
use http::request::Parts;
use http::uri::Uri;
use percent_encoding::NON_ALPHANUMERIC;

use super::Config;
use super::secrets::Secrets;
use super::target::with_parameter;
use super::variables::{API_KEY, TOKEN, USERNAME};
use crate::auth::{Kind, is_private};
use crate::error::Error;
use crate::schema::{Auth, Operation};

/// The way that a call takes to authenticate.
#[derive(Clone, Default)]
pub(crate) struct Way {
    /// Its schemes, all of which are served.
    pub(crate) schemes: &'static [Auth],
    /// What the call authenticates with in place of its client.
    pub(crate) own: Option<Arc<Secrets>>,
}

impl Way {
    /// The first way for which a call or its client holds all it needs. What the call itself brings goes before all others;
    /// then a way with a bearer token, if there is a token: nobody has one by accident, as one has credentials of AWS. A way
    /// that needs nothing is the last resort.
    ///
    /// # Errors
    /// There is none.
    pub(crate) fn choose(
        operation: &'static Operation,
        config: &Config,
        own: Option<&Arc<Secrets>>,
    ) -> Result<Self, Error> {
        let ways = operation.auth;
        let is_own = |way: &&&[Auth]| own.is_some_and(|own| way.iter().any(|scheme| own.has(way, scheme)));
        let is_ready = |way: &&&[Auth]| way.iter().all(|scheme| has(way, scheme, config, own));
        let is_bearer = |way: &&&[Auth]| way.iter().any(|scheme| matches!(scheme, Auth::Bearer(_)));
        let ready = || ways.iter().filter(|way| !way.is_empty()).filter(is_ready);
        let found = ready().find(is_own).or_else(|| ready().find(is_bearer)).or_else(|| ready().next());
        let nothing = || ways.is_empty() || ways.iter().any(|way| way.is_empty());
        match found {
            Some(schemes) => Ok(Self { schemes, own: own.cloned() }),
            None if nothing() => Ok(Self::default()),
            None => {
                let ways: Vec<String> = ways.iter().map(|way| missing(way, config, own)).collect();
                Err(Error::config(format!("no way to authenticate: set {}", ways.join(", or "))))
            }
        }
    }

    /// What a scheme authenticates with.
    fn find<'a>(&'a self, scheme: &Auth, config: &'a Config) -> Option<&'a Kind> {
        let own = self.own.as_ref().and_then(|own| own.find(self.schemes, scheme));
        own.or_else(|| config.secrets.find(self.schemes, scheme))
    }

    /// Authenticates in all ways but by a signature.
    pub(super) async fn apply(&self, config: &Config, parts: &mut Parts) -> Result<(), Error> {
        for scheme in self.schemes {
            if matches!(scheme, Auth::SigV4(_) | Auth::Other(_)) {
                // The one is signed later, the other authenticates by its transport.
                continue;
            }
            check_secrecy(&parts.uri, config)?;
            match self.find(scheme, config) {
                Some(Kind::Tokens(cache)) => {
                    // Fetching is rare, and its future must not make that of every call larger.
                    let token = Box::pin(cache.get((config.clock)())).await?;
                    header(parts, AUTHORIZATION, bearer(token.secret.expose()))?;
                }
                Some(known) => apply_one(scheme, known, parts)?,
                // `choose` has seen to it that what a scheme needs is there.
                None => {}
            }
        }
        Ok(())
    }

    /// Whether the service rejected a token that a source can replace; it is replaced before the next attempt.
    pub(super) fn renew(&self, config: &Config, sent: Option<&HeaderValue>) -> bool {
        let caches = self.schemes.iter().filter_map(|scheme| match self.find(scheme, config) {
            Some(Kind::Tokens(cache)) => Some(cache),
            _ => None,
        });
        let rejected = |token: &crate::auth::Token| sent.is_some_and(|sent| *sent == bearer(token.secret.expose()));
        caches.map(|cache| cache.reject(rejected)).count() > 0
    }
}

/// Whether a call or its client has what a scheme needs.
fn has(way: &[Auth], scheme: &Auth, config: &Config, own: Option<&Arc<Secrets>>) -> bool {
    match scheme {
        Auth::Other(_) => config.transport.is_some(),
        scheme => own.is_some_and(|own| own.has(way, scheme)) || config.secrets.has(way, scheme),
    }
}

/// The settings that a way lacks.
fn missing(way: &[Auth], config: &Config, own: Option<&Arc<Secrets>>) -> String {
    let lacking = way.iter().filter(|scheme| !has(way, scheme, config, own));
    lacking.map(|scheme| setting(scheme, config)).collect::<Vec<_>>().join(" and ")
}

/// The setting that a scheme needs; for a client with settings from the environment, with the variable.
fn setting(scheme: &Auth, config: &Config) -> String {
    let (setting, variable) = match scheme {
        Auth::SigV4(_) => ("`Config::credentials`", None),
        Auth::Bearer(_) => ("`Config::bearer_token`", Some(TOKEN)),
        Auth::Basic(_) => ("`Config::basic`", Some(USERNAME)),
        Auth::ApiKeyHeader(..) | Auth::ApiKeyQuery(..) | Auth::ApiKeyCookie(..) => ("`Config::api_key`", Some(API_KEY)),
        Auth::Other(_) => ("`Config::transport`, one that authenticates by itself", None),
    };
    let variable = config.variable_prefix.as_ref().zip(variable).map(|(prefix, name)| format!(" (`{prefix}_{name}`)"));
    format!("{setting}{}", variable.unwrap_or_default())
}

/// Puts a secret where its scheme has it; the two fit each other.
fn apply_one(scheme: &Auth, known: &Kind, parts: &mut Parts) -> Result<(), Error> {
    match (scheme, known) {
        (Auth::ApiKeyHeader(_, name, prefix), Kind::Key(key)) => {
            let prefix = prefix.map(|prefix| format!("{prefix} ")).unwrap_or_default();
            let value = format!("{prefix}{}", key.expose());
            header(parts, HeaderName::try_from(*name).map_err(Error::credentials)?, value)
        }
        (Auth::ApiKeyQuery(_, name), Kind::Key(key)) => query(parts, name, key.expose()),
        (Auth::ApiKeyCookie(_, name), Kind::Key(key)) => {
            let before = parts.headers.get(COOKIE).and_then(|cookies| cookies.to_str().ok());
            let before = before.map(|cookies| format!("{cookies}; ")).unwrap_or_default();
            header(parts, COOKIE, format!("{before}{name}={}", key.expose()))
        }
        (_, Kind::Token(token)) => header(parts, AUTHORIZATION, bearer(token.expose())),
        (_, Kind::Basic(user, password)) => {
            let pair = STANDARD.encode(format!("{user}:{}", password.expose()));
            header(parts, AUTHORIZATION, format!("Basic {pair}"))
        }
        (_, Kind::Key(_) | Kind::Tokens(_)) => Ok(()),
    }
}

fn bearer(token: &str) -> String {
    format!("Bearer {token}")
}

/// A secret that is sent as it is must not pass a network in the clear.
fn check_secrecy(uri: &Uri, config: &Config) -> Result<(), Error> {
    if config.plaintext_credentials || is_private(uri) {
        return Ok(());
    }
    let host = uri.host().unwrap_or_default();
    Err(Error::config(format!(
        "the secret would go to `{host}` in the clear: use `https`, or allow it with `Config::plaintext_credentials`"
    )))
}

fn header(parts: &mut Parts, name: HeaderName, value: String) -> Result<(), Error> {
    // The error must not show the value: it is secret.
    let mut value = HeaderValue::try_from(value).map_err(|_| Error::credentials("a header cannot hold the secret"))?;
    value.set_sensitive(true);
    parts.headers.insert(name, value);
    Ok(())
}

fn query(parts: &mut Parts, name: &str, value: &str) -> Result<(), Error> {
    // The error must not show the value: it is secret.
    parts.uri = with_parameter(std::mem::take(&mut parts.uri), name, value, NON_ALPHANUMERIC)
        .map_err(|_| Error::credentials("a query cannot hold the secret"))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;
    use crate::auth::{Credential, Token};

    const BEARER: Auth = Auth::Bearer("bearer");
    const BASIC: Auth = Auth::Basic("basic");
    const ADMIN: Auth = Auth::Bearer("admin");

    async fn sent(schemes: &'static [Auth], url: &str, config: &Config) -> Result<Parts, Error> {
        let mut parts = http::Request::get(url).body(()).expect("a request").into_parts().0;
        Way { schemes, own: None }.apply(config, &mut parts).await.map(|()| parts)
    }

    async fn applied(schemes: &'static [Auth], config: Config) -> Parts {
        sent(schemes, "https://host/path?a=b", &config).await.expect("applied")
    }

    fn chosen(operation: &'static Operation, config: &Config) -> Result<&'static [Auth], String> {
        Way::choose(operation, config, None).map(|way| way.schemes).map_err(|error| error.to_string())
    }

    #[tokio::test]
    async fn each_scheme_has_its_place() {
        let key = || Config::new().api_key("k&y");
        let bearer = applied(&[BEARER], Config::new().bearer_token("t")).await;
        assert_eq!(bearer.headers["authorization"], "Bearer t");
        assert!(bearer.headers["authorization"].is_sensitive());
        let basic = applied(&[BASIC], Config::new().basic("Aladdin", "open sesame")).await;
        assert_eq!(basic.headers["authorization"], "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
        assert_eq!(applied(&[Auth::ApiKeyHeader("k", "x-key", None)], key()).await.headers["x-key"], "k&y");
        let prefixed = applied(&[Auth::ApiKeyHeader("k", "authorization", Some("ApiKey"))], key()).await;
        assert_eq!(prefixed.headers["authorization"], "ApiKey k&y");
        assert_eq!(applied(&[Auth::ApiKeyQuery("k", "key")], key()).await.uri, "https://host/path?a=b&key=k%26y");
        assert_eq!(applied(&[Auth::ApiKeyCookie("k", "key")], key()).await.headers["cookie"], "key=k&y");
        let named = key().api_key_named("X-App-Key", "app");
        let app = applied(&[Auth::ApiKeyHeader("k", "x-app-key", None)], named.clone()).await;
        assert_eq!(app.headers["x-app-key"], "app");
        assert_eq!(applied(&[Auth::ApiKeyHeader("k", "x-key", None)], named).await.headers["x-key"], "k&y");
    }

    #[tokio::test]
    async fn one_key_is_not_sent_as_two() {
        static BOTH: Operation = Operation::new("O", "GET", &[])
            .auth(&[&[Auth::ApiKeyHeader("app", "X-App", None), Auth::ApiKeyQuery("user", "user")]]);
        chosen(&BOTH, &Config::new().api_key("k")).expect_err("one of them is missing");
        let by_place = Config::new().api_key_named("x-app", "a").api_key_named("user", "u");
        let by_scheme = Config::new().scheme("app", Credential::api_key("a")).api_key_named("user", "u");
        for config in [by_place, by_scheme] {
            let parts = applied(chosen(&BOTH, &config).expect("a way"), config).await;
            assert_eq!(
                (&parts.headers["x-app"], parts.uri.query()),
                (&HeaderValue::from_static("a"), Some("a=b&user=u"))
            );
        }
    }

    #[tokio::test]
    async fn schemes_of_one_kind_have_secrets_of_their_own() {
        let config = Config::new().bearer_token("t").scheme("admin", Credential::bearer("a"));
        assert_eq!(applied(&[ADMIN], config.clone()).await.headers["authorization"], "Bearer a");
        assert_eq!(applied(&[BEARER], config.clone()).await.headers["authorization"], "Bearer t");
        static ADMINS: Operation = Operation::new("O", "GET", &[]).auth(&[&[ADMIN]]);
        assert!(chosen(&ADMINS, &Config::new().scheme("admin", Credential::basic("u", "p"))).is_err(), "another kind");
    }

    #[tokio::test]
    async fn secrets_are_not_sent_in_the_clear() {
        let config = Config::new().bearer_token("t");
        for url in ["https://host/", "http://localhost:1/", "http://127.0.0.1/", "http://[::1]:8080/"] {
            sent(&[BEARER], url, &config).await.expect(url);
        }
        for url in ["http://host/", "http://10.0.0.1/", "http://localhost.example/"] {
            let error = sent(&[BEARER], url, &config).await.expect_err(url).to_string();
            assert!(error.contains("in the clear"), "{error}");
        }
        sent(&[BEARER], "http://host/", &config.plaintext_credentials(true)).await.expect("allowed");
    }

    #[test]
    fn the_first_way_that_is_ready_is_taken() {
        static EITHER: Operation = Operation::new("O", "GET", &[]).auth(&[&[BEARER, BASIC], &[BASIC]]);
        let basic = Config::new().basic("user", "password");
        assert_eq!(chosen(&EITHER, &basic).expect("a way"), [BASIC]);
        assert_eq!(chosen(&EITHER, &basic.bearer_token("t")).expect("a way"), [BEARER, BASIC]);
        static BOTH: Operation = Operation::new("O", "GET", &[]).auth(&[&[BASIC], &[BEARER]]);
        let both = Config::new().basic("user", "password").bearer_token("t");
        assert_eq!(chosen(&BOTH, &both).expect("a way"), [BEARER]);
        let from_variables = Config { variable_prefix: Some("BOX".to_owned()), ..Config::new() };
        let text = chosen(&EITHER, &from_variables).expect_err("none");
        assert!(text.contains("`Config::bearer_token` (`BOX_TOKEN`) and `Config::basic` (`BOX_USERNAME`)"), "{text}");
        let text = chosen(&EITHER, &Config::new()).expect_err("none");
        assert_eq!(text, "no way to authenticate: set `Config::bearer_token` and `Config::basic`, or `Config::basic`");
    }

    #[test]
    fn nothing_is_the_last_resort() {
        static OPTIONAL: Operation =
            Operation::new("O", "GET", &[]).auth(&[&[], &[Auth::ApiKeyHeader("k", "x-key", None)]]);
        assert_eq!(chosen(&OPTIONAL, &Config::new()).expect("a way"), []);
        assert_eq!(chosen(&OPTIONAL, &Config::new().api_key("k")).expect("a way").len(), 1);
    }

    #[test]
    fn what_a_call_brings_goes_before_the_client() {
        static EITHER: Operation = Operation::new("O", "GET", &[]).auth(&[&[BEARER], &[BASIC]]);
        let own = Arc::new(Secrets { basic: Some(Credential::basic("u", "p")), ..Secrets::default() });
        let way = Way::choose(&EITHER, &Config::new().bearer_token("t"), Some(&own)).expect("a way");
        assert_eq!(way.schemes, [BASIC]);
    }

    #[tokio::test]
    async fn a_rejected_token_is_replaced() {
        let count = Arc::new(AtomicU32::new(0));
        let config = Config::new().token_source(move || {
            let number = count.fetch_add(1, Ordering::Relaxed);
            async move { Ok(Token::new(format!("t{number}"))) }
        });
        let way = Way { schemes: &[BEARER], own: None };
        for (rejected, expected) in
            [(None, "Bearer t0"), (Some("Bearer x"), "Bearer t0"), (Some("Bearer t0"), "Bearer t1")]
        {
            if let Some(rejected) = rejected {
                assert!(way.renew(&config, Some(&HeaderValue::from_static(rejected))));
            }
            assert_eq!(applied(way.schemes, config.clone()).await.headers["authorization"], expected);
        }
        assert!(!way.renew(&Config::new().bearer_token("t"), None), "there is no other");
    }
}
