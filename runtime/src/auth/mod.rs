//! Who is asking: credentials, and how requests carry them.

mod credentials;
mod secret;

pub use credentials::{Credentials, ProvideCredentials, ProvidedCredentials};
pub use secret::Secret;
