//! Smithy's protocol tests as code: what the tests call that `cargo xtask conformance protocols` generates.
//!
//! A case is given as the JSON that the corpus writes. The generated client is driven as a whole: its request goes
//! through settings, checks and signing to a transport that keeps it, or that returns the response of the case. Values
//! are filled and compared through the tables of the generated types, so that the codecs under test are on one side
//! only (Smithy 2.0, "HTTP protocol compliance tests").

mod bodies;
mod cases;
mod compare;
mod events;
mod fill;
mod malformed;
mod placeholder;
mod requests;
mod responses;
#[cfg(test)]
mod samples;
mod wire;

pub use events::{failed_events, received_events, sent_events};
pub use malformed::validation;
pub use requests::request;
pub use responses::{error, response};

/// Fails the test with everything that is wrong, if anything is.
#[track_caller]
fn report(complaints: &[String]) {
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}
