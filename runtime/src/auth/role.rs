//! Roles of AWS, taken with other credentials.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::chain::{Chain, sts};
use super::web::Web;
use super::{ProvideCredentials, ProvidedCredentials};
use crate::transport::SharedTransport;

/// A source of credentials: a role that is taken with others (AWS Security Token Service, `AssumeRole`).
///
/// ```
/// use ferrosmith_runtime::Config;
/// use ferrosmith_runtime::auth::AssumeRole;
///
/// let role = AssumeRole::new("arn:aws:iam::123456789012:role/reader").session_name("nightly");
/// let config = Config::new().region("eu-central-1").credentials(role);
/// ```
#[derive(Clone)]
pub struct AssumeRole {
    role: sts::Role,
    region: String,
    source: Option<Arc<dyn ProvideCredentials>>,
    transport: Option<SharedTransport>,
}

impl AssumeRole {
    /// Creates a source of the credentials of a role, which is taken with those that the environment leads to.
    pub fn new(arn: impl Into<String>) -> Self {
        let role = sts::Role { arn: arn.into(), session: sts::session(), external_id: None, seconds: None };
        Self { role, region: "us-east-1".to_owned(), source: None, transport: None }
    }

    /// Sets the name of the session, which logs of AWS show.
    #[must_use]
    pub fn session_name(mut self, name: impl Into<String>) -> Self {
        self.role.session = name.into();
        self
    }

    /// Sets the external id that the role asks for.
    #[must_use]
    pub fn external_id(mut self, id: impl Into<String>) -> Self {
        self.role.external_id = Some(id.into());
        self
    }

    /// Sets how long the credentials are to last: 15 minutes to 12 hours, one hour by default.
    #[must_use]
    pub fn duration(mut self, duration: Duration) -> Self {
        self.role.seconds = Some(duration.as_secs().to_string());
        self
    }

    /// Sets the region whose token service is asked; `us-east-1` by default.
    #[must_use]
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = region.into();
        self
    }

    /// Sets the credentials, or the provider of those, that the role is taken with.
    #[must_use]
    pub fn source(mut self, source: impl ProvideCredentials + 'static) -> Self {
        self.source = Some(Arc::new(source));
        self
    }

    /// Sets the transport, in place of one of its own.
    #[must_use]
    pub fn transport(mut self, transport: SharedTransport) -> Self {
        self.transport = Some(transport);
        self
    }
}

impl ProvideCredentials for AssumeRole {
    fn credentials(&self) -> ProvidedCredentials {
        let this = self.clone();
        Box::pin(async move {
            let with = match &this.source {
                Some(source) => source.credentials().await?,
                None => Chain::from_env()?.credentials().await?,
            };
            sts::assume(&Web::new(this.transport)?, &with, &this.role, &this.region).await
        })
    }
}

impl fmt::Debug for AssumeRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AssumeRole").field("arn", &self.role.arn).field("region", &self.region).finish_non_exhaustive()
    }
}
