//! The parts of HTTP messages from and into values, by their tables.
//!
//! [`request::encode`] and [`response::decode`] are the client's two halves of a call; with the
//! feature `server` there is the other side too. Nothing here touches the network.

mod body;
pub(crate) mod body_form;
mod checksum;
pub(crate) mod choice;
pub(crate) mod codec;
mod encoded;
mod error;
pub mod error_response;
mod form;
#[cfg(feature = "gzip")]
mod gzip;
pub(crate) mod headers;
mod multipart;
pub(crate) mod path;
mod query;
pub mod request;
pub mod response;
#[cfg(feature = "server")]
pub mod server;
mod styles;
pub(crate) mod text;

pub use error::{DecodeError, EncodeError};
