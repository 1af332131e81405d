//! Where AWS credentials are looked for when the caller names no source: the variables of the environment, the profile,
//! a web identity, the container, the instance. The first source that is set up decides, well or badly.
//!
//! Written here and not taken from a library: the one that fits (`reqsign-aws-v4`) brings 37 crates, as many as the
//! rest of a client has without them, and its requests would go another way than through the client's transport.

mod container;
mod file;
pub(crate) mod instance;
mod process;
mod profile;
mod response;
mod sso;
pub(super) mod sts;

use std::fmt;
use std::sync::{Arc, Mutex};

pub use file::{Profile, Profiles};

use super::web::Web;
use super::{Credentials, ProvideCredentials, ProvidedCredentials};
use crate::environment::Environment;
use crate::error::Error;
use crate::transport::SharedTransport;

/// The chain of sources.
#[derive(Clone)]
pub struct Chain {
    inner: Arc<Inner>,
}

pub(crate) struct Inner {
    environment: Environment,
    profiles: Profiles,
    transport: Option<SharedTransport>,
    /// Whether the caller chose the profile, so that nothing else is asked.
    is_chosen: bool,
    /// The last credentials of the instance.
    of_instance: Mutex<Option<Credentials>>,
}

impl Chain {
    /// Creates a chain of the sources that an environment and its profiles name.
    pub fn new(environment: Environment, profiles: Profiles) -> Self {
        Self::of(environment, profiles, None, false)
    }

    fn of(environment: Environment, profiles: Profiles, transport: Option<SharedTransport>, is_chosen: bool) -> Self {
        Self { inner: Arc::new(Inner { environment, profiles, transport, is_chosen, of_instance: Mutex::default() }) }
    }

    /// Creates a chain of the sources of this process.
    ///
    /// # Errors
    /// A profile file that cannot be understood.
    pub fn from_env() -> Result<Self, Error> {
        let environment = Environment::process();
        let profiles = Profiles::load(&environment)?;
        Ok(Self::new(environment, profiles))
    }

    /// Creates a source of the credentials of one profile, whatever the variables of the environment hold.
    ///
    /// # Errors
    /// A profile file that cannot be understood.
    pub fn profile(environment: Environment, name: &str) -> Result<Self, Error> {
        let profiles = Profiles::load(&environment)?.with_active(name);
        Ok(Self::of(environment, profiles, None, true))
    }

    /// Returns the profiles.
    pub(crate) fn profiles(&self) -> &Profiles {
        &self.inner.profiles
    }

    /// Sets the transport over which sources are asked.
    #[must_use]
    pub fn transport(self, transport: SharedTransport) -> Self {
        let Inner { environment, profiles, is_chosen, .. } = &*self.inner;
        let (environment, profiles, is_chosen) = (environment.clone(), profiles.clone(), *is_chosen);
        Self::of(environment, profiles, Some(transport), is_chosen)
    }
}

impl fmt::Debug for Chain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Chain")
    }
}

impl ProvideCredentials for Chain {
    fn credentials(&self) -> ProvidedCredentials {
        let inner = Arc::clone(&self.inner);
        Box::pin(async move { find(&inner).await })
    }
}

async fn find(chain: &Inner) -> Result<Credentials, Error> {
    let environment = &chain.environment;
    if chain.is_chosen {
        let found = profile::credentials(chain, &Web::new(chain.transport.clone())?).await?;
        let none = || format!("the profile `{}` names no credentials", chain.profiles.active_name());
        return found.ok_or_else(|| Error::credentials(none()));
    }
    if let Some(credentials) = from_variables(environment)? {
        return Ok(credentials);
    }
    let web = Web::new(chain.transport.clone())?;
    if let Some(credentials) = profile::credentials(chain, &web).await? {
        return Ok(credentials);
    }
    if let Some(role) = sts::Identity::from_variables(environment) {
        return sts::assume_with_web_identity(&web, &role, &chain.region()).await;
    }
    if let Some(credentials) = container::credentials(environment, &web).await? {
        return Ok(credentials);
    }
    match instance::credentials(chain, &web).await {
        Ok(Some(credentials)) => Ok(credentials),
        Ok(None) => Err(nowhere("this is not an EC2 instance with a role")),
        Err(error) => Err(nowhere(&error.to_string())),
    }
}

fn nowhere(instance: &str) -> Error {
    Error::credentials(format!(
        "looked in `AWS_ACCESS_KEY_ID`, the profile in `~/.aws`, `AWS_WEB_IDENTITY_TOKEN_FILE`, \
         `AWS_CONTAINER_CREDENTIALS_FULL_URI` and the instance metadata: none are set ({instance})"
    ))
}

/// `AWS_ACCESS_KEY_ID` and its companions.
fn from_variables(environment: &Environment) -> Result<Option<Credentials>, Error> {
    let id = environment.get("AWS_ACCESS_KEY_ID");
    let secret = environment.get("AWS_SECRET_ACCESS_KEY");
    let (id, secret) = match (id, secret) {
        (Some(id), Some(secret)) => (id, secret),
        (None, None) => return Ok(None),
        (Some(_), None) => {
            return Err(Error::credentials("`AWS_ACCESS_KEY_ID` is set, `AWS_SECRET_ACCESS_KEY` is not"));
        }
        (None, Some(_)) => {
            return Err(Error::credentials("`AWS_SECRET_ACCESS_KEY` is set, `AWS_ACCESS_KEY_ID` is not"));
        }
    };
    let credentials = Credentials::new(id, secret);
    Ok(Some(match environment.get("AWS_SESSION_TOKEN") {
        Some(token) => credentials.session_token(token),
        None => credentials,
    }))
}

impl Inner {
    /// The region in which the token service is asked.
    fn region(&self) -> String {
        let variable = |name| self.environment.get(name);
        variable("AWS_REGION")
            .or_else(|| variable("AWS_DEFAULT_REGION"))
            .or_else(|| self.profiles.active()?.get("region").map(str::to_owned))
            .unwrap_or_else(|| "us-east-1".to_owned())
    }
}
