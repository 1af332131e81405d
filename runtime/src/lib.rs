//! What every client crate written by Ferrosmith calls.

pub mod schema;
pub mod stream;
pub mod value;
