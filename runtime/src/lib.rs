//! What every client crate written by Ferrosmith calls.

pub mod auth;
pub mod body;
pub mod client;
pub mod error;
pub mod presign;
mod random;
pub mod schema;
pub mod stream;
pub mod timeouts;
pub mod transport;
pub mod value;

pub use client::{Client, Config};
pub use error::Error;
