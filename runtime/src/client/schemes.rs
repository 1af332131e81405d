//! Which of the ways to authenticate a call takes, and the simple ones among them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::{AUTHORIZATION, COOKIE, HeaderName, HeaderValue};
use http::request::Parts;
use http::uri::PathAndQuery;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::Config;
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
    let ready = |way: &&&'static [Auth]| way.iter().all(|scheme| lacks(scheme, config).is_none());
    let bearer = operation.auth.iter().filter(ready).find(|way| way.contains(&Auth::Bearer));
    bearer.or_else(|| operation.auth.iter().find(ready)).copied().ok_or_else(|| {
        let ways: Vec<String> = operation.auth.iter().map(|way| missing(way, config)).collect();
        Error::config(format!("no way to authenticate: set {}", ways.join(", or ")))
    })
}

fn missing(way: &[Auth], config: &Config) -> String {
    let lacking: Vec<&str> = way.iter().filter_map(|scheme| lacks(scheme, config)).collect();
    lacking.join(" and ")
}

/// The setting that a scheme needs and does not have.
fn lacks(scheme: &Auth, config: &Config) -> Option<&'static str> {
    let (present, setting) = match scheme {
        Auth::SigV4(_) => (cfg!(feature = "aws") && config.credentials.is_some(), "`Config::credentials`"),
        Auth::Bearer => (config.bearer_token.is_some(), "`Config::bearer_token`"),
        Auth::Basic => (config.basic.is_some(), "`Config::basic`"),
        Auth::ApiKeyHeader(..) | Auth::ApiKeyQuery(_) | Auth::ApiKeyCookie(_) => {
            (config.api_key.is_some(), "`Config::api_key`")
        }
        Auth::Other(_) => (config.transport.is_some(), "`Config::transport`, one that authenticates by itself"),
    };
    (!present).then_some(setting)
}

/// Authenticates by what is not a signature.
pub(super) fn apply(scheme: &Auth, config: &Config, parts: &mut Parts) -> Result<(), Error> {
    match (scheme, &config.bearer_token, &config.basic, &config.api_key) {
        (Auth::Bearer, Some(token), _, _) => header(parts, AUTHORIZATION, format!("Bearer {}", token.expose())),
        (Auth::Basic, _, Some((user, password)), _) => {
            let pair = STANDARD.encode(format!("{user}:{}", password.expose()));
            header(parts, AUTHORIZATION, format!("Basic {pair}"))
        }
        (Auth::ApiKeyHeader(name, prefix), _, _, Some(key)) => {
            let name = HeaderName::try_from(*name).map_err(Error::credentials)?;
            let prefix = prefix.map(|prefix| format!("{prefix} ")).unwrap_or_default();
            header(parts, name, format!("{prefix}{}", key.expose()))
        }
        (Auth::ApiKeyQuery(name), _, _, Some(key)) => query(parts, name, key.expose()),
        (Auth::ApiKeyCookie(name), _, _, Some(key)) => {
            let before = parts.headers.get(COOKIE).and_then(|cookies| cookies.to_str().ok());
            let before = before.map(|cookies| format!("{cookies}; ")).unwrap_or_default();
            header(parts, COOKIE, format!("{before}{name}={}", key.expose()))
        }
        _ => Ok(()),
    }
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
        apply(&scheme, &config, &mut parts).expect("applied");
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
        let text = choose(&EITHER, &Config::new()).expect_err("none").to_string();
        assert_eq!(text, "no way to authenticate: set `Config::bearer_token` and `Config::basic`, or `Config::basic`");
    }
}
