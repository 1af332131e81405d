//! Who is asking: credentials, and how requests carry them.

pub(crate) mod cache;
#[cfg(feature = "aws")]
pub mod chain;
mod credential;
mod credentials;
#[cfg(feature = "oauth2")]
mod oauth2;
#[cfg(feature = "aws-credential-types")]
mod official;
#[cfg(feature = "aws")]
mod role;
mod secret;
#[cfg(feature = "aws")]
pub mod sigv4;
mod token;
#[cfg(any(feature = "aws", feature = "oauth2"))]
mod web;

use std::net::IpAddr;

use http::Uri;
use http::uri::Scheme;

pub use credential::Credential;
pub(crate) use credential::Kind;
pub use credentials::{Credentials, ProvideCredentials, ProvidedCredentials};
#[cfg(feature = "oauth2")]
pub use oauth2::OAuth2;
#[cfg(feature = "aws-credential-types")]
pub use official::AwsProvider;
#[cfg(feature = "aws")]
pub use role::AssumeRole;
pub use secret::Secret;
#[cfg(feature = "aws")]
pub(crate) use sigv4::EventSigner;
pub use token::{ProvideToken, ProvidedToken, Token};

/// Whether what is sent to a URL can be read by nobody on the way: it is encrypted, or does not leave the machine.
pub(crate) fn is_private(uri: &Uri) -> bool {
    let host = uri.host().unwrap_or_default();
    let is_loopback = host == "localhost"
        || host.ends_with(".localhost")
        || host.trim_matches(['[', ']']).parse().is_ok_and(|address: IpAddr| address.is_loopback());
    is_loopback || uri.scheme() != Some(&Scheme::HTTP)
}

/// Without signatures there is nothing that signs events.
#[cfg(not(feature = "aws"))]
pub(crate) enum EventSigner {}
