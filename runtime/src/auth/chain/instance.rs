//! The credentials of an EC2 instance, from its metadata service, version 2 ("IMDS credential provider").

use std::time::Duration;

use bytes::Bytes;
use http::{Method, Request};

use super::answer;
use super::web::{Web, request};
use crate::auth::Credentials;
use crate::environment::Environment;
use crate::error::Error;

/// The service is on the machine itself: where it does not answer at once, there is none.
const LIMIT: Duration = Duration::from_secs(1);
const ROLES: &str = "latest/meta-data/iam/security-credentials/";

/// Asks the metadata service; none where it is switched off or knows no role.
pub(super) async fn credentials(environment: &Environment, web: &Web) -> Result<Option<Credentials>, Error> {
    if environment.is_true("AWS_EC2_METADATA_DISABLED") {
        return Ok(None);
    }
    let base = environment.get("AWS_EC2_METADATA_SERVICE_ENDPOINT");
    let base = base.as_deref().unwrap_or("http://169.254.169.254").trim_end_matches('/');
    let ask = |method: Method, path: &str, header: (&'static str, &str)| {
        let asking = Request::builder().method(method).uri(format!("{base}/{path}")).header(header.0, header.1);
        let asking = request(asking.body(Bytes::new()));
        async { text(web.fetch(asking?, LIMIT).await?) }
    };
    let token = ask(Method::PUT, "latest/api/token", ("x-aws-ec2-metadata-token-ttl-seconds", "21600")).await?;
    let token = ("x-aws-ec2-metadata-token", token.as_str());
    let roles = ask(Method::GET, ROLES, token).await?;
    let Some(role) = roles.lines().next().map(str::trim).filter(|role| !role.is_empty()) else { return Ok(None) };
    let found = ask(Method::GET, &format!("{ROLES}{role}"), token).await?;
    answer::credentials(found.as_bytes()).map(Some)
}

fn text(bytes: Bytes) -> Result<String, Error> {
    String::from_utf8(bytes.into()).map_err(|_| Error::credentials("the instance metadata are no text"))
}
