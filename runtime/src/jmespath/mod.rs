//! JMESPath, evaluated (jmespath.org, "Specification").
//!
//! An expression is evaluated over a document: that of a structure has its members under the names of the description,
//! text in place of bytes, and seconds in place of points in time (Smithy 2.0, "Waiters", "JMESPath data model").

mod compare;
mod document;
mod evaluate;
mod functions;
mod numbers;

pub use document::{Shown, document};
pub use evaluate::evaluate;
