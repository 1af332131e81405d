//! Who is asking: credentials, and how requests carry them.

#[cfg(feature = "aws")]
pub(crate) mod cache;
#[cfg(feature = "aws")]
pub mod chain;
mod credentials;
mod secret;
#[cfg(feature = "aws")]
pub mod sigv4;

pub use credentials::{Credentials, ProvideCredentials, ProvidedCredentials};
pub use secret::Secret;
#[cfg(feature = "aws")]
pub(crate) use sigv4::EventSigner;

/// Without signatures there is nothing that signs events.
#[cfg(not(feature = "aws"))]
pub(crate) enum EventSigner {}
