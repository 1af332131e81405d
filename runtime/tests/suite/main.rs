//! The runtime from outside, as generated code uses it: by tables that are written by hand. One program, because each
//! would be linked with all that the runtime depends on.

#![allow(missing_docs, unreachable_pub, dead_code)]

#[cfg(feature = "serde")]
mod bridge;
#[cfg(feature = "cbor")]
mod cbor;
#[cfg(feature = "events")]
mod events;
mod http;
mod json;
mod multipart;
#[cfg(all(feature = "aws", feature = "hyper"))]
mod net;
mod sample;
#[cfg(feature = "server")]
mod server;
mod tuples;
mod validate;
#[cfg(feature = "xml")]
mod xml;
