//! Which of the ways to authenticate a call takes, and the simple ones among them.

use std::net::IpAddr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::{AUTHORIZATION, COOKIE, HeaderName, HeaderValue};
use http::request::Parts;
use http::uri::{PathAndQuery, Scheme, Uri};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::Config;
use super::variables::{API_KEY, TOKEN, USERNAME};
use crate::auth::Secret;
use crate::error::Error;
use crate::schema::{Auth, Operation};

/// The first way for which the settings hold all it needs; before all others one with a bearer token, if there is a
/// token: nobody has one by accident, as one has credentials of AWS.
///
/// # Errors
/// There is none.
pub(crate) fn choose(operation: &'static Operation, config: &Config) -> Result<&'static [Auth], Error> {
    if operation.auth.is_empty() {
        return Ok(&[]);
    }
    let ready = |way: &&&'static [Auth]| way.iter().all(|scheme| lacks(way, scheme, config).is_none());
    let bearer = operation.auth.iter().filter(ready).find(|way| way.contains(&Auth::Bearer));
    bearer.or_else(|| operation.auth.iter().find(ready)).copied().ok_or_else(|| {
        let ways: Vec<String> = operation.auth.iter().map(|way| missing(way, config)).collect();
        Error::config(format!("no way to authenticate: set {}", ways.join(", or ")))
    })
}

fn missing(way: &[Auth], config: &Config) -> String {
    let lacking: Vec<String> = way.iter().filter_map(|scheme| lacks(way, scheme, config)).collect();
    lacking.join(" and ")
}

/// The setting that a scheme needs and does not have; for a client with settings from the environment, with the variable.
fn lacks(way: &[Auth], scheme: &Auth, config: &Config) -> Option<String> {
    let (present, setting, variable) = match scheme {
        Auth::SigV4(_) => (cfg!(feature = "aws") && config.credentials.is_some(), "`Config::credentials`", None),
        Auth::Bearer => (config.bearer_token.is_some(), "`Config::bearer_token`", Some(TOKEN)),
        Auth::Basic => (config.basic.is_some(), "`Config::basic`", Some(USERNAME)),
        Auth::ApiKeyHeader(name, _) | Auth::ApiKeyQuery(name) | Auth::ApiKeyCookie(name) => {
            (key(way, name, config).is_some(), "`Config::api_key`", Some(API_KEY))
        }
        Auth::Other(_) => (config.transport.is_some(), "`Config::transport`, one that authenticates by itself", None),
    };
    let variable = config.variable_prefix.as_ref().zip(variable).map(|(prefix, name)| format!(" (`{prefix}_{name}`)"));
    (!present).then(|| format!("{setting}{}", variable.unwrap_or_default()))
}

/// The key that a scheme sends under a name. The one without a name serves where the way asks for one key only: where it asks
/// for two, one of them would go out under the other's name.
fn key<'a>(way: &[Auth], name: &str, config: &'a Config) -> Option<&'a Secret> {
    let named = config.api_keys.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, key)| key);
    let is_key =
        |scheme: &&Auth| matches!(scheme, Auth::ApiKeyHeader(..) | Auth::ApiKeyQuery(_) | Auth::ApiKeyCookie(_));
    let is_single = way.iter().filter(is_key).count() == 1;
    named.or_else(|| config.api_key.as_ref().filter(|_| is_single))
}

/// Authenticates in all ways but by a signature.
pub(super) fn apply(way: &[Auth], config: &Config, parts: &mut Parts) -> Result<(), Error> {
    way.iter().try_for_each(|scheme| apply_one(way, scheme, config, parts))
}

fn apply_one(way: &[Auth], scheme: &Auth, config: &Config, parts: &mut Parts) -> Result<(), Error> {
    if !matches!(scheme, Auth::SigV4(_) | Auth::Other(_)) {
        check_secrecy(&parts.uri, config)?;
    }
    // `choose` has seen to it that what a scheme needs is there.
    let key = |name: &str| key(way, name, config).map(Secret::expose).unwrap_or_default();
    match scheme {
        Auth::Bearer => {
            let token = config.bearer_token.as_ref().map(Secret::expose).unwrap_or_default();
            header(parts, AUTHORIZATION, format!("Bearer {token}"))
        }
        Auth::Basic => {
            let (user, password) = config.basic.as_ref().map_or(("", ""), |(user, password)| (user, password.expose()));
            header(parts, AUTHORIZATION, format!("Basic {}", STANDARD.encode(format!("{user}:{password}"))))
        }
        Auth::ApiKeyHeader(name, prefix) => {
            let prefix = prefix.map(|prefix| format!("{prefix} ")).unwrap_or_default();
            let value = format!("{prefix}{}", key(name));
            header(parts, HeaderName::try_from(*name).map_err(Error::credentials)?, value)
        }
        Auth::ApiKeyQuery(name) => query(parts, name, key(name)),
        Auth::ApiKeyCookie(name) => {
            let before = parts.headers.get(COOKIE).and_then(|cookies| cookies.to_str().ok());
            let before = before.map(|cookies| format!("{cookies}; ")).unwrap_or_default();
            header(parts, COOKIE, format!("{before}{name}={}", key(name)))
        }
        // The one is signed later, the other authenticates by its transport.
        Auth::SigV4(_) | Auth::Other(_) => Ok(()),
    }
}

/// A secret that is sent as it is must not pass a network in the clear.
fn check_secrecy(uri: &Uri, config: &Config) -> Result<(), Error> {
    let host = uri.host().unwrap_or_default();
    let is_loopback = host == "localhost"
        || host.ends_with(".localhost")
        || host.trim_matches(['[', ']']).parse().is_ok_and(|address: IpAddr| address.is_loopback());
    if config.plaintext_credentials || is_loopback || uri.scheme() != Some(&Scheme::HTTP) {
        return Ok(());
    }
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
    let wrong = |_| Error::credentials("a query cannot hold the secret");
    let parting = if parts.uri.query().is_some() { '&' } else { '?' };
    let before = parts.uri.path_and_query().map_or("/", PathAndQuery::as_str);
    let encode = |text| utf8_percent_encode(text, NON_ALPHANUMERIC);
    let target = format!("{before}{parting}{}={}", encode(name), encode(value));
    let mut uri = std::mem::take(&mut parts.uri).into_parts();
    uri.path_and_query = Some(PathAndQuery::try_from(target).map_err(wrong)?);
    parts.uri = http::Uri::from_parts(uri).map_err(|_| Error::credentials("a query cannot hold the secret"))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn applied(scheme: Auth, config: Config) -> Parts {
        let mut parts = http::Request::get("https://host/path?a=b").body(()).expect("a request").into_parts().0;
        apply(&[scheme], &config, &mut parts).expect("applied");
        parts
    }

    #[test]
    fn each_scheme_has_its_place() {
        let key = || Config::new().api_key("k&y");
        let bearer = applied(Auth::Bearer, Config::new().bearer_token("t"));
        assert_eq!(bearer.headers["authorization"], "Bearer t");
        assert!(bearer.headers["authorization"].is_sensitive());
        let basic = applied(Auth::Basic, Config::new().basic("Aladdin", "open sesame"));
        assert_eq!(basic.headers["authorization"], "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
        assert_eq!(applied(Auth::ApiKeyHeader("x-key", None), key()).headers["x-key"], "k&y");
        let prefixed = applied(Auth::ApiKeyHeader("authorization", Some("ApiKey")), key());
        assert_eq!(prefixed.headers["authorization"], "ApiKey k&y");
        assert_eq!(applied(Auth::ApiKeyQuery("key"), key()).uri, "https://host/path?a=b&key=k%26y");
        assert_eq!(applied(Auth::ApiKeyCookie("key"), key()).headers["cookie"], "key=k&y");
        let named = key().api_key_named("X-App-Key", "app");
        assert_eq!(applied(Auth::ApiKeyHeader("x-app-key", None), named.clone()).headers["x-app-key"], "app");
        assert_eq!(applied(Auth::ApiKeyHeader("x-key", None), named).headers["x-key"], "k&y");
    }

    #[test]
    fn one_key_is_not_sent_as_two() {
        static BOTH: Operation =
            Operation::new("O", "GET", &[]).auth(&[&[Auth::ApiKeyHeader("X-App", None), Auth::ApiKeyQuery("user")]]);
        choose(&BOTH, &Config::new().api_key("k")).expect_err("one of them is missing");
        let config = Config::new().api_key_named("x-app", "a").api_key_named("user", "u");
        let mut parts = http::Request::get("https://host/").body(()).expect("a request").into_parts().0;
        apply(choose(&BOTH, &config).expect("a way"), &config, &mut parts).expect("applied");
        assert_eq!((&parts.headers["x-app"], parts.uri.query()), (&HeaderValue::from_static("a"), Some("user=u")));
    }

    #[test]
    fn secrets_are_not_sent_in_the_clear() {
        let sent = |url: &str, config: &Config| {
            let mut parts = http::Request::get(url).body(()).expect("a request").into_parts().0;
            apply(&[Auth::Bearer], config, &mut parts).map_err(|error| error.to_string())
        };
        let config = Config::new().bearer_token("t");
        for url in ["https://host/", "http://localhost:1/", "http://127.0.0.1/", "http://[::1]:8080/"] {
            assert_eq!(sent(url, &config), Ok(()), "{url}");
        }
        for url in ["http://host/", "http://10.0.0.1/", "http://localhost.example/"] {
            assert!(sent(url, &config).is_err_and(|error| error.contains("in the clear")), "{url}");
        }
        assert_eq!(sent("http://host/", &config.plaintext_credentials(true)), Ok(()));
    }

    #[test]
    fn the_first_way_that_is_ready_is_taken() {
        static EITHER: Operation =
            Operation::new("O", "GET", &[]).auth(&[&[Auth::Bearer, Auth::Basic], &[Auth::Basic]]);
        let basic = Config::new().basic("user", "password");
        assert_eq!(choose(&EITHER, &basic).expect("a way"), [Auth::Basic]);
        assert_eq!(choose(&EITHER, &basic.bearer_token("t")).expect("a way"), [Auth::Bearer, Auth::Basic]);
        static BOTH: Operation = Operation::new("O", "GET", &[]).auth(&[&[Auth::Basic], &[Auth::Bearer]]);
        let both = Config::new().basic("user", "password").bearer_token("t");
        assert_eq!(choose(&BOTH, &both).expect("a way"), [Auth::Bearer]);
        let from_variables = Config { variable_prefix: Some("BOX".to_owned()), ..Config::new() };
        let text = choose(&EITHER, &from_variables).expect_err("none").to_string();
        assert!(text.contains("`Config::bearer_token` (`BOX_TOKEN`) and `Config::basic` (`BOX_USERNAME`)"), "{text}");
        let text = choose(&EITHER, &Config::new()).expect_err("none").to_string();
        assert_eq!(text, "no way to authenticate: set `Config::bearer_token` and `Config::basic`, or `Config::basic`");
    }
}
