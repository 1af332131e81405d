//! Calls of a hand-written client: with the network taken out, and over loopback.
#![cfg(all(feature = "aws", feature = "hyper"))]

mod calls;
mod chain;
#[cfg(feature = "events")]
mod events;
mod loopback;
mod proxy;
mod secure;
mod service;
mod tls;
