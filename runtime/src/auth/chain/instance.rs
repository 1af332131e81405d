//! What an EC2 instance knows of itself: its credentials and its region, from its metadata service, version 2 ("IMDS
//! credential provider").

use std::sync::PoisonError;
use std::time::Duration;

use bytes::Bytes;
use http::{Method, Request, Response, StatusCode};
use tracing::debug;

use super::{Inner, response};
use crate::auth::Credentials;
use crate::auth::web::{Web, request};
use crate::environment::Environment;
use crate::error::Error;
use crate::{Timestamp, random};

/// The service is on the machine itself: where it does not respond at once, there is none.
const LIMIT: Duration = Duration::from_secs(1);
/// How often a request is sent, unless `AWS_METADATA_SERVICE_NUM_ATTEMPTS` says otherwise.
const ATTEMPTS: u32 = 3;
/// The pause before the second attempt; each further one is twice as long.
const PAUSE: Duration = Duration::from_millis(50);
/// How much longer credentials are used that have expired, and at most this much more, so that not all instances ask again
/// at once.
const EXTENSION: Duration = Duration::from_secs(15 * 60);
const SPREAD: Duration = Duration::from_secs(5 * 60);
const ROLES: &str = "latest/meta-data/iam/security-credentials/";
const REGION: &str = "latest/meta-data/placement/region";

/// Asks for credentials; none where the service is switched off or knows no role. The last ones serve on while the service
/// fails, and while it has none but expired ones: whoever checks them decides whether they are good ("IMDS credential
/// provider", static stability).
pub(super) async fn credentials(chain: &Inner, web: &Web) -> Result<Option<Credentials>, Error> {
    let found = fetch(&chain.environment, web).await;
    let mut last = chain.of_instance.lock().unwrap_or_else(PoisonError::into_inner);
    match (found, &*last) {
        (Ok(Some(found)), _) => *last = Some(found),
        (Err(error), Some(_)) => debug!(%error, "no new credentials of the instance: the old ones serve on"),
        (other, _) => return other,
    }
    Ok(last.clone().map(|credentials| extended(credentials, Timestamp::now())))
}

/// Credentials that are used a while longer if they have expired.
fn extended(credentials: Credentials, now: Timestamp) -> Credentials {
    if credentials.expires.is_none_or(|expires| expires > now) {
        return credentials;
    }
    let extension = EXTENSION + SPREAD.mul_f64(random::fraction());
    debug!(seconds = extension.as_secs(), "credentials of the instance have expired: they are used a while longer");
    credentials.expires(now + extension)
}

async fn fetch(environment: &Environment, web: &Web) -> Result<Option<Credentials>, Error> {
    let Some(mut metadata) = Metadata::open(environment, web).await? else { return Ok(None) };
    let roles = metadata.get(ROLES).await?;
    let Some(role) = roles.lines().next().map(str::trim).filter(|role| !role.is_empty()) else { return Ok(None) };
    let found = metadata.get(&format!("{ROLES}{role}")).await?;
    response::credentials(found.as_bytes()).map(Some)
}

/// Asks for the region; none where the service is switched off, or there is none: most machines are no instances.
pub(crate) async fn region(environment: &Environment) -> Option<String> {
    let web = Web::new(None).ok()?;
    let mut metadata = Metadata::open(environment, &web).await.ok()??;
    let region = metadata.get(REGION).await.ok()?.trim().to_owned();
    (!region.is_empty()).then_some(region)
}

/// The metadata service, with the token that it wants to see.
struct Metadata<'a> {
    web: &'a Web,
    base: String,
    limit: Duration,
    attempts: u32,
    token: String,
}

impl<'a> Metadata<'a> {
    /// Fetches a token; none where the service is switched off.
    async fn open(environment: &Environment, web: &'a Web) -> Result<Option<Self>, Error> {
        if environment.is_true("AWS_EC2_METADATA_DISABLED") {
            return Ok(None);
        }
        let base = environment.get("AWS_EC2_METADATA_SERVICE_ENDPOINT");
        let base = base.as_deref().unwrap_or("http://169.254.169.254").trim_end_matches('/').to_owned();
        let number = |name| environment.get(name)?.trim().parse::<u32>().ok().filter(|number| *number > 0);
        let limit = number("AWS_METADATA_SERVICE_TIMEOUT").map_or(LIMIT, |seconds| Duration::from_secs(seconds.into()));
        let attempts = number("AWS_METADATA_SERVICE_NUM_ATTEMPTS").unwrap_or(ATTEMPTS);
        let mut metadata = Self { web, base, limit, attempts, token: String::new() };
        metadata.renew_token().await?;
        Ok(Some(metadata))
    }

    /// Fetches a token. No response at all is no reason to ask again: most machines are no instances.
    async fn renew_token(&mut self) -> Result<(), Error> {
        let mut attempt = 1;
        loop {
            let asking = Request::builder().method(Method::PUT).uri(format!("{}/latest/api/token", self.base));
            let asking = asking.header("x-aws-ec2-metadata-token-ttl-seconds", "21600").body(Bytes::new());
            let response = self.web.ask(request(asking)?, self.limit).await?;
            if response.status().is_server_error() && attempt < self.attempts {
                pause(attempt).await;
                attempt += 1;
                continue;
            }
            self.token = text(self.web.body_of(&self.base, response)?)?;
            return Ok(());
        }
    }

    /// Fetches a text. The service is there: what goes wrong may pass, and a token may have expired.
    async fn get(&mut self, path: &str) -> Result<String, Error> {
        let mut attempt = 1;
        loop {
            let asking = Request::get(format!("{}/{path}", self.base));
            let asking = asking.header("x-aws-ec2-metadata-token", &self.token).body(Bytes::new());
            let asked = self.web.ask(request(asking)?, self.limit).await;
            let status = asked.as_ref().ok().map(Response::status);
            let may_pass = status.is_none_or(|status| status.is_server_error() || status == StatusCode::UNAUTHORIZED);
            if !may_pass || attempt >= self.attempts {
                return text(self.web.body_of(&self.base, asked?)?);
            }
            pause(attempt).await;
            attempt += 1;
            if status == Some(StatusCode::UNAUTHORIZED) {
                self.renew_token().await?;
            }
        }
    }
}

async fn pause(attempt: u32) {
    tokio::time::sleep(PAUSE * 2_u32.saturating_pow((attempt - 1).min(5))).await;
}

fn text(bytes: Bytes) -> Result<String, Error> {
    String::from_utf8(bytes.into()).map_err(|_| Error::credentials("the instance metadata are not text"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_expired_is_used_between_15_and_20_minutes_longer() {
        let now = Timestamp::from_second(1_000_000).expect("a time");
        let at = |seconds: i64| Timestamp::from_second(1_000_000 + seconds).ok();
        for (expires, expected) in [(None, None), (at(1), at(1)), (at(3600), at(3600))] {
            let mut credentials = Credentials::new("A", "s");
            credentials.expires = expires;
            assert_eq!(extended(credentials, now).expires, expected);
        }
        for expired in [0, -1, -86_400] {
            let credentials = Credentials::new("A", "s").expires(at(expired).expect("a time"));
            let expires = extended(credentials, now).expires;
            assert!(expires >= at(900) && expires < at(1200), "{expires:?}");
        }
    }
}
