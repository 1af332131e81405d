//! What changed between two descriptions of an API, and what that means for clients that run and for code that calls.
//!
//! `compare` takes two models with the public items of their crates and gives back a [`Report`]. Operations are
//! matched first; the pairs of types that stand in their messages are then visited once each, whatever leads to them
//! (`pairs`), so that a change of a shared type is one finding, with the operations that reach it beside it, and
//! circles need no thought.
//!
//! There are two verdicts, which are never mixed. [`Wire`] is about messages: a request breaks when something that was
//! accepted no longer is, a response when something new can arrive; both are questions of inclusion, and what is not
//! decided is never called compatible. [`Rust`] is about code: it is read off the public items of the two crates
//! (`surface`), which the emitter writes into `API.md`. A finding that breaks messages while all callers compile is
//! silent, and stands first.

mod auth;
mod claims;
mod comparison;
mod definitions;
mod document;
mod fields;
mod finding;
mod inclusion;
mod intervals;
mod limits;
mod lost;
mod matching;
mod operations;
mod pairs;
mod protocols;
pub mod render;
mod report;
mod requests;
mod responses;
mod rules;
mod service;
mod setters;
mod signature;
mod surface;
mod text;
mod values;
mod waiters;
mod witness;
mod written;

pub use finding::{Directions, Finding, ItemChange, Rust, Wire, Witness};
pub use report::Report;
pub use rules::{Rule, all as all_rules, find as find_rule};
pub use witness::program;

use crate::analysis::reached;
use crate::diagnostics::Diagnostic;
use crate::ir::{Api, Protocols};
use crate::openapi::document::Document;
use crate::rust::PublicApi;

/// One side of a comparison.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The model.
    pub api: &'a Api,
    /// The protocols that the service offers.
    pub protocols: &'a Protocols,
    /// The public items of the crate that is written for it.
    pub public: &'a PublicApi,
    /// The OpenAPI documents among its sources.
    pub documents: &'a [Document],
    /// What of them was read otherwise than it was written, or not at all.
    pub warnings: &'a [Diagnostic],
}

/// Compares two descriptions of an API.
pub fn compare(base: Side<'_>, head: Side<'_>) -> Report {
    let (base, head) = protocols::in_one(base, head);
    let mut comparison = comparison::Comparison::new(base, head);
    protocols::compare(&mut comparison, base.protocols, head.protocols);
    lost::compare(&mut comparison, base.warnings, head.warnings);
    operations::collect(&mut comparison);
    service::compare(&mut comparison);
    operations::compare(&mut comparison);
    definitions::compare(&mut comparison);
    document::compare_schemes(&mut comparison);
    document::compare_unreached(&mut comparison);
    definitions::compare_unreachable(&mut comparison, (&reached(base.api), &reached(head.api)));
    let changes = surface::compare(base.public, head.public);
    let verdict = changes.iter().map(|change| change.verdict).max().unwrap_or_default();
    claims::claim(&mut comparison, changes);
    report::finish(comparison, verdict)
}
