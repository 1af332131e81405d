//! Roles, taken with other credentials or with a token of somebody else's (AWS Security Token Service, version
//! 2011-06-15).

use std::fs;
use std::time::Duration;

use bytes::Bytes;
use http::Request;
use http::header::CONTENT_TYPE;

use super::Profile;
use super::response;
use crate::Timestamp;
use crate::auth::Credentials;
use crate::auth::sigv4::{Keys, Payload, Signer};
use crate::auth::web::{Form, Web, request};
use crate::environment::Environment;
use crate::error::Error;

const LIMIT: Duration = Duration::from_secs(10);

/// A role to take.
#[derive(Clone)]
pub(in crate::auth) struct Role {
    pub(in crate::auth) arn: String,
    pub(in crate::auth) session: String,
    pub(in crate::auth) external_id: Option<String>,
    pub(in crate::auth) seconds: Option<String>,
}

impl Role {
    /// The role of a profile.
    pub(super) fn of(profile: &Profile) -> Option<Self> {
        let setting = |name| profile.get(name).map(str::to_owned);
        Some(Self {
            arn: setting("role_arn")?,
            session: setting("role_session_name").unwrap_or_else(session),
            external_id: setting("external_id"),
            seconds: setting("duration_seconds"),
        })
    }
}

/// A role that is taken with a token.
pub(super) struct Identity {
    arn: String,
    session: String,
    file: String,
}

impl Identity {
    /// The role of the variables.
    pub(super) fn from_variables(environment: &Environment) -> Option<Self> {
        let session_name = environment.get("AWS_ROLE_SESSION_NAME").unwrap_or_else(session);
        let (arn, file) = (environment.get("AWS_ROLE_ARN")?, environment.get("AWS_WEB_IDENTITY_TOKEN_FILE")?);
        Some(Self { arn, session: session_name, file })
    }

    /// The role of a profile.
    pub(super) fn of(profile: &Profile) -> Option<Self> {
        let setting = |name| profile.get(name).map(str::to_owned);
        let session = setting("role_session_name").unwrap_or_else(session);
        Some(Self { arn: setting("role_arn")?, session, file: setting("web_identity_token_file")? })
    }
}

/// A name for a session.
pub(in crate::auth) fn session() -> String {
    format!("ferrosmith-{}", Timestamp::now().as_second())
}

/// Takes a role with other credentials.
pub(in crate::auth) async fn assume(
    web: &Web,
    with: &Credentials,
    role: &Role,
    region: &str,
) -> Result<Credentials, Error> {
    let mut fields = vec![("Action", "AssumeRole"), ("RoleArn", &role.arn), ("RoleSessionName", &role.session)];
    fields.extend(role.external_id.as_deref().map(|id| ("ExternalId", id)));
    fields.extend(role.seconds.as_deref().map(|seconds| ("DurationSeconds", seconds)));
    let (mut parts, body) = ask(&fields, region)?.into_parts();
    let keys = Keys::new();
    let signer =
        Signer { credentials: with, region, service: "sts", raw_path: false, time: Timestamp::now(), keys: &keys };
    signer.sign(&mut parts, Payload::Bytes(&body))?;
    read(&web.fetch(Request::from_parts(parts, body), LIMIT).await?)
}

/// Takes a role with a token; the file is read each time, since the token changes.
pub(super) async fn assume_with_web_identity(web: &Web, role: &Identity, region: &str) -> Result<Credentials, Error> {
    let unreadable = |error| Error::credentials(format!("`{}`: {error}", role.file));
    let token = fs::read_to_string(&role.file).map_err(unreadable)?;
    let fields = [
        ("Action", "AssumeRoleWithWebIdentity"),
        ("RoleArn", &role.arn),
        ("RoleSessionName", &role.session),
        ("WebIdentityToken", token.trim()),
    ];
    read(&web.fetch(ask(&fields, region)?, LIMIT).await?)
}

/// A request to the token service of a region.
fn ask(fields: &[(&str, &str)], region: &str) -> Result<Request<Bytes>, Error> {
    let mut form = Form::default();
    form.add("Version", "2011-06-15");
    for (name, value) in fields {
        form.add(name, value);
    }
    let endpoint = crate::endpoint::of_aws("sts", region)?;
    let asking = Request::post(endpoint).header(CONTENT_TYPE, Form::MEDIA_TYPE);
    request(asking.body(form.into()))
}

/// Reads the credentials in a response. Their elements occur once, and hold nothing that XML escapes.
fn read(xml: &[u8]) -> Result<Credentials, Error> {
    let xml = std::str::from_utf8(xml).unwrap_or_default();
    let element = |name: &str| {
        let (_, rest) = xml.split_once(&format!("<{name}>"))?;
        rest.split_once(&format!("</{name}>")).map(|(text, _)| text.trim())
    };
    let (Some(id), Some(secret), Some(token)) =
        (element("AccessKeyId"), element("SecretAccessKey"), element("SessionToken"))
    else {
        return Err(Error::credentials("the token service's response holds no credentials"));
    };
    let mut credentials = Credentials::new(id, secret).session_token(token);
    credentials.expires = element("Expiration").map(response::time).transpose()?;
    Ok(credentials)
}
