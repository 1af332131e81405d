//! The credentials of a container: ECS, EKS Pod Identity ("Container credential provider").

use std::fs;
use std::net::IpAddr;
use std::time::Duration;

use bytes::Bytes;
use http::header::AUTHORIZATION;
use http::{Request, Uri};

use super::response;
use crate::auth::Credentials;
use crate::auth::web::{Web, request};
use crate::environment::Environment;
use crate::error::Error;

const LIMIT: Duration = Duration::from_secs(5);

/// Asks the agent of the container, if the variables name one.
pub(super) async fn credentials(environment: &Environment, web: &Web) -> Result<Option<Credentials>, Error> {
    let relative = environment.get("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
    let full = environment.get("AWS_CONTAINER_CREDENTIALS_FULL_URI");
    let uri = match (relative, full) {
        (Some(path), _) => format!("http://169.254.170.2{path}"),
        (None, Some(uri)) => uri,
        (None, None) => return Ok(None),
    };
    let uri: Uri =
        uri.parse().map_err(|_| Error::credentials(format!("`{uri}` is not a URL of a container's agent")))?;
    if !is_trusted(&uri) {
        return Err(Error::credentials(format!(
            "`{uri}` is neither https nor on this machine: no token is sent there"
        )));
    }
    let mut asking = Request::get(uri);
    if let Some(token) = token(environment)? {
        asking = asking.header(AUTHORIZATION, token);
    }
    let body = web.fetch(request(asking.body(Bytes::new()))?, LIMIT).await?;
    response::credentials(&body).map(Some)
}

/// Tokens go over TLS, to this machine, or to the addresses of the agents of ECS and EKS.
fn is_trusted(uri: &Uri) -> bool {
    const AGENTS: [&str; 3] = ["169.254.170.2", "169.254.170.23", "fd00:ec2::23"];
    let host = uri.host().unwrap_or_default().trim_matches(['[', ']']);
    let loopback = host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    uri.scheme_str() == Some("https") || loopback || host == "localhost" || AGENTS.contains(&host)
}

/// The token that the agent wants; read anew each time, since it changes.
fn token(environment: &Environment) -> Result<Option<String>, Error> {
    let Some(path) = environment.get("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE") else {
        return Ok(environment.get("AWS_CONTAINER_AUTHORIZATION_TOKEN"));
    };
    let token = fs::read_to_string(&path).map_err(|error| Error::credentials(format!("`{path}`: {error}")))?;
    Ok(Some(token.trim().to_owned()))
}
