//! What an EC2 instance knows of itself: its credentials and its region, from its metadata service, version 2 ("IMDS
//! credential provider").

use std::time::Duration;

use bytes::Bytes;
use http::{Method, Request};

use super::response;
use crate::auth::Credentials;
use crate::auth::web::{Web, request};
use crate::environment::Environment;
use crate::error::Error;

/// The service is on the machine itself: where it does not respond at once, there is none.
const LIMIT: Duration = Duration::from_secs(1);
const ROLES: &str = "latest/meta-data/iam/security-credentials/";
const REGION: &str = "latest/meta-data/placement/region";

/// Asks for credentials; none where the service is switched off or knows no role.
pub(super) async fn credentials(environment: &Environment, web: &Web) -> Result<Option<Credentials>, Error> {
    let Some(metadata) = Metadata::open(environment, web).await? else { return Ok(None) };
    let roles = metadata.get(ROLES).await?;
    let Some(role) = roles.lines().next().map(str::trim).filter(|role| !role.is_empty()) else { return Ok(None) };
    let found = metadata.get(&format!("{ROLES}{role}")).await?;
    response::credentials(found.as_bytes()).map(Some)
}

/// Asks for the region; none where the service is switched off, or there is none: most machines are no instances.
pub(crate) async fn region(environment: &Environment) -> Option<String> {
    let web = Web::new(None).ok()?;
    let metadata = Metadata::open(environment, &web).await.ok()??;
    let region = metadata.get(REGION).await.ok()?.trim().to_owned();
    (!region.is_empty()).then_some(region)
}

/// The metadata service, with the token that it wants to see.
struct Metadata<'a> {
    web: &'a Web,
    base: String,
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
        let asking = Request::builder().method(Method::PUT).uri(format!("{base}/latest/api/token"));
        let asking = asking.header("x-aws-ec2-metadata-token-ttl-seconds", "21600").body(Bytes::new());
        let token = text(web.fetch(request(asking)?, LIMIT).await?)?;
        Ok(Some(Self { web, base, token }))
    }

    async fn get(&self, path: &str) -> Result<String, Error> {
        let asking = Request::get(format!("{}/{path}", self.base));
        let asking = asking.header("x-aws-ec2-metadata-token", &self.token).body(Bytes::new());
        text(self.web.fetch(request(asking)?, LIMIT).await?)
    }
}

fn text(bytes: Bytes) -> Result<String, Error> {
    String::from_utf8(bytes.into()).map_err(|_| Error::credentials("the instance metadata are not text"))
}
