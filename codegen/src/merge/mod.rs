//! Several descriptions of one API: the first is the authority, the others are held against it.
//!
//! Operations are matched by name, then by method and path; types by where they stand, whatever their names. What only
//! a later source knows is added where it cannot contradict: summaries, servers. Everything else in which the two
//! differ becomes a [`Disagreement`]. A source may describe a part of the API, so operations that it leaves out are
//! none; members and errors that it leaves out of an operation it does describe are.

mod additions;
mod constraints;
mod counterpart;
mod disagreement;
mod operations;
mod types;

pub use disagreement::{Disagreement, Kind, to_text};

use crate::ir::Api;

/// Holds the other descriptions against the authority, and adds to it what they alone know.
pub fn merge(mut authority: Api, others: &[Api]) -> (Api, Vec<Disagreement>) {
    let mut disagreements = Vec::new();
    for other in others {
        disagreements.extend(operations::compare(&authority, other));
        additions::add(&mut authority, other);
    }
    (authority, disagreements)
}
