//! The runtime of every client crate that Ferrosmith generates.
//!
//! A generated crate re-exports what its users need:
//!
//! - [`Config`] holds the settings of a [`Client`]; [`Call`] overrides them for one call.
//! - [`Error`] is everything that a call can fail with; [`error::ErrorMeta`] is what an error response contains, and
//!   [`Violations`] are the constraints that an input does not meet.
//! - [`retry`] and [`timeouts`] say when a call is tried again and how long it may take.
//! - [`auth`] holds credentials and the chain that finds them; [`endpoint`] is where requests go; [`presign`] makes
//!   URLs that others can use.
//! - [`transport`] is how requests reach a server: the built-in one, your own, or [`transport::Recorded`] for tests.
//! - [`client::Pages`] and [`client::Items`] fetch long results page by page; [`stream::ByteStream`] is a body that is
//!   read or sent piece by piece; with the feature `events`, `events::EventStream` is a stream of typed events.
//! - With the feature `waiters`, `client::Wait` calls again until a state is reached.
//! - [`Number`], [`Unknown`] and [`Json`] are types of members.
//!
//! Generated code needs more: tables, the traits that its types implement, and interpreters. They are in the hidden
//! module `inner`, and change without notice.

pub mod auth;
#[cfg(feature = "blocking")]
pub mod blocking;
pub mod body;
#[cfg(feature = "serde")]
mod bridge;
#[cfg(feature = "cbor")]
mod cbor;
pub mod client;
#[cfg(feature = "checksums")]
mod digests;
mod document;
mod encoding;
pub mod endpoint;
pub mod environment;
mod equal;
pub mod error;
mod escape;
#[cfg(feature = "events")]
pub mod events;
mod fmt;
mod http;
#[doc(hidden)]
pub mod inner;
#[cfg(feature = "waiters")]
mod jmespath;
mod json;
mod macros;
mod macros_enums;
mod md5;
mod numbers;
pub mod presign;
mod random;
pub mod retry;
mod schema;
pub mod stream;
pub mod timeouts;
mod timestamp;
pub mod transport;
mod unions;
mod validate;
mod value;
pub mod webhooks;
mod xml;

pub use client::{Call, Client, Config};
pub use error::Error;
pub use schema::Validation;
pub use timestamp::{Timestamp, TimestampError};
pub use validate::{Violation, Violations};
pub use value::{IntoField, InvalidNumber, Null, Number, Unknown, WithRest};

// The types of others that members of generated types have.
pub use bytes::Bytes;
pub use jiff::civil::Date;
pub use serde_json::Value as Json;

/// Without the feature `serde`, nothing.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($type:ident) => {};
}
