//! The credentials of single sign-on: those for which `aws sso login` has left a token ("IAM Identity Center credential
//! provider").

use std::fs;
use std::time::Duration;

use bytes::Bytes;
use http::Request;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use ring::digest;
use serde_json::Value;

use super::{Profile, Profiles, response};
use crate::Timestamp;
use crate::auth::Credentials;
use crate::auth::web::{Web, request};
use crate::environment::Environment;
use crate::error::Error;

const LIMIT: Duration = Duration::from_secs(10);

/// Who signs on, and where.
pub(super) struct SignOn {
    /// What the token's file is named after.
    key: String,
    region: String,
    account: String,
    role: String,
}

impl SignOn {
    /// The sign-on of a profile; none if it has none.
    pub(super) fn of(profiles: &Profiles, profile: &Profile) -> Result<Option<Self>, Error> {
        let Some(account) = profile.get("sso_account_id") else { return Ok(None) };
        let missing = |name: &str| Error::credentials(format!("the profile has `sso_account_id`, but no `{name}`"));
        let session = profile.get("sso_session");
        let settings = match session {
            Some(name) => profiles.session(name).ok_or_else(|| missing(&format!("[sso-session {name}]")))?,
            None => profile,
        };
        let url = settings.get("sso_start_url").ok_or_else(|| missing("sso_start_url"))?;
        Ok(Some(Self {
            key: session.unwrap_or(url).to_owned(),
            region: settings.get("sso_region").ok_or_else(|| missing("sso_region"))?.to_owned(),
            account: account.to_owned(),
            role: profile.get("sso_role_name").ok_or_else(|| missing("sso_role_name"))?.to_owned(),
        }))
    }
}

/// Exchanges the token that `aws sso login` left for credentials.
pub(super) async fn credentials(environment: &Environment, web: &Web, sign_on: &SignOn) -> Result<Credentials, Error> {
    let token = token(environment, sign_on)?;
    let escaped = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let uri = format!(
        "https://portal.sso.{}.amazonaws.com/federation/credentials?account_id={}&role_name={}",
        sign_on.region,
        escaped(&sign_on.account),
        escaped(&sign_on.role),
    );
    let asking = Request::get(uri).header("x-amz-sso_bearer_token", token);
    read(&web.fetch(request(asking.body(Bytes::new()))?, LIMIT).await?)
}

/// The token of the file that is named after the SHA-1 of the session's name or the start URL.
fn token(environment: &Environment, sign_on: &SignOn) -> Result<String, Error> {
    let sum = digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, sign_on.key.as_bytes());
    let name: String = sum.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
    let stale = || Error::credentials("there is no valid sign-on: run `aws sso login`");
    let path = environment.home(&format!(".aws/sso/cache/{name}.json")).ok_or_else(stale)?;
    let file = fs::read(path).map_err(|_| stale())?;
    let value: Value = serde_json::from_slice(&file).map_err(|_| stale())?;
    let text = |name: &str| value.get(name).and_then(Value::as_str);
    let expires = text("expiresAt").map(response::time).transpose()?;
    if expires.is_some_and(|expires| expires < Timestamp::now()) {
        return Err(stale());
    }
    text("accessToken").map(str::to_owned).ok_or_else(stale)
}

/// Reads the response, which is not written as other responses with credentials are.
fn read(json: &[u8]) -> Result<Credentials, Error> {
    let value: Value = serde_json::from_slice(json).map_err(|_| Error::credentials("the response is not JSON"))?;
    let part = |name: &str| value.get("roleCredentials").and_then(|credentials| credentials.get(name));
    let text = |name: &str| part(name).and_then(Value::as_str);
    let (Some(id), Some(secret)) = (text("accessKeyId"), text("secretAccessKey")) else {
        return Err(Error::credentials("the response holds no access key"));
    };
    let mut credentials = Credentials::new(id, secret);
    credentials.session_token = text("sessionToken").map(Into::into);
    let expires = part("expiration").and_then(Value::as_i64);
    credentials.expires = expires.and_then(|milliseconds| Timestamp::from_millisecond(milliseconds).ok());
    Ok(credentials)
}
