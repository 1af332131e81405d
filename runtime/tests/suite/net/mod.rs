//! Calls of a hand-written client: with the network taken out, and over loopback.

mod calls;
mod cancelled;
mod chain;
#[cfg(all(feature = "events", feature = "http2"))]
mod chain_of_signatures;
mod connections;
mod errors;
#[cfg(feature = "events")]
mod events;
mod faults;
#[cfg(all(feature = "events", feature = "http2"))]
mod http2;
mod identity;
#[cfg(feature = "events")]
mod initial;
mod loopback;
mod proxy;
mod secure;
mod service;
mod tls;
