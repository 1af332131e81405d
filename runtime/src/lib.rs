//! What every client crate written by Ferrosmith calls.

pub mod auth;
#[cfg(feature = "blocking")]
pub mod blocking;
pub mod body;
#[cfg(feature = "serde")]
pub mod bridge;
pub mod client;
pub mod document;
pub mod endpoint;
pub mod environment;
pub mod equal;
pub mod error;
#[cfg(feature = "events")]
pub mod events;
pub mod fmt;
pub mod http;
pub mod json;
mod macros;
mod macros_enums;
mod md5;
mod numbers;
pub mod presign;
mod random;
pub mod retry;
pub mod schema;
pub mod stream;
pub mod timeouts;
mod timestamps;
pub mod transport;
pub mod validate;
pub mod value;

pub use client::{Call, Client, Config};
pub use error::Error;
pub use value::Number;

// The types of others that members of generated types have.
pub use bytes::Bytes;
pub use jiff::{Timestamp, civil::Date};
pub use serde_json::Value as Json;

/// Without the feature `serde`, nothing.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($type:ident) => {};
}
