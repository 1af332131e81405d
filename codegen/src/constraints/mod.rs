//! What values must satisfy: patterns translated for Rust's engines.
//!
//! [`analyze_pattern`] reads a pattern in the dialect it was written in and gives back the clauses that a
//! generated validator checks; a value is fine when every [`Clause`] that is not negated matches somewhere in it,
//! and none that is negated.

mod automaton;
mod charset;
mod example;
mod findings;
mod pattern;
mod print;
mod split;
mod translate;

pub use example::example;
pub use findings::{Finding, check_length, check_pattern, check_range, check_same_name};
pub use pattern::{PatternError, Remark, RemarkKind};
pub use translate::{Clause, Engine, Features, Pattern, analyze_pattern};
