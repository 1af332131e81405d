//! Providers of the official SDK as sources of credentials.

use std::fmt;
use std::sync::Arc;

use aws_credential_types::provider;

use super::{Credentials, ProvideCredentials, ProvidedCredentials};
use crate::Timestamp;
use crate::error::Error;

/// A provider of the official SDK (`aws-config`, `aws-credential-types`) as a source of credentials.
///
/// ```
/// use ferrosmith_runtime::Config;
/// use ferrosmith_runtime::auth::AwsProvider;
///
/// # fn example(provider: aws_credential_types::provider::SharedCredentialsProvider) -> Config {
/// Config::new().credentials(AwsProvider::new(provider))
/// # }
/// ```
#[derive(Clone)]
pub struct AwsProvider(Arc<dyn provider::ProvideCredentials>);

impl AwsProvider {
    /// Creates a source of what a provider gives.
    pub fn new(provider: impl provider::ProvideCredentials + 'static) -> Self {
        Self(Arc::new(provider))
    }
}

impl ProvideCredentials for AwsProvider {
    fn credentials(&self) -> ProvidedCredentials {
        let provider = Arc::clone(&self.0);
        Box::pin(async move {
            let given = provider.provide_credentials().await.map_err(Error::credentials)?;
            let mut credentials = Credentials::new(given.access_key_id(), given.secret_access_key());
            credentials.session_token = given.session_token().map(Into::into);
            // A time before 1970 or after 9999 is none at which anything expires.
            credentials.expires = given.expiry().and_then(|time| Timestamp::try_from(time).ok());
            Ok(credentials)
        })
    }
}

impl fmt::Debug for AwsProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AwsProvider")
    }
}
