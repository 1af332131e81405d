//! Who is asking: credentials, and how requests carry them.

mod credentials;
mod secret;
#[cfg(feature = "aws")]
pub mod sigv4;

pub use credentials::{Credentials, ProvideCredentials, ProvidedCredentials};
pub use secret::Secret;
