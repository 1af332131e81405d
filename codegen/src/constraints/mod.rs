//! What values must satisfy: patterns translated for Rust's engines, and everything decided that can be.
//!
//! [`check_api`] walks over a model, reports what it finds and gives back [`ConstraintFacts`], from which the
//! emitter takes the translation of each pattern. [`analyze_pattern`] does one pattern: a value is fine when every
//! [`Clause`] that is not negated matches somewhere in it, and none that is negated. [`example`] finds a short
//! string that satisfies. All questions are decided exactly or not at all: where the budget ends, there is a note.
//!
//! The kinds of findings are those of [`crate::diagnostics::codes`].

mod automaton;
mod charset;
mod check;
mod example;
mod findings;
mod language;
mod pattern;
mod print;
mod readable;
mod sites;
mod split;
mod translate;
mod universal;
mod unsound;

pub use check::{ConstraintFacts, check_api};
pub use example::example;
pub use findings::{Finding, Occurrence, check_length, check_pattern, check_range, check_same_name, check_together};
pub use language::{Inclusion, TextLanguage};
pub use pattern::{PatternError, Remark, RemarkKind};
pub use translate::{Clause, Engine, Features, Pattern, analyze_pattern};
pub use universal::asks_nothing;
