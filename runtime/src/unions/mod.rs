//! Which variant of a union a value is, where nothing but the value itself shows it.
//!
//! The decision looks at an [`Outline`], a view of the value that every format can make, and at a [`Plan`], which is
//! made once per union from the tables of its variants. Nothing is decoded by way of trial: an outline ends a few
//! levels down, so each byte of a document is looked at a bounded number of times, however deep its unions are nested.
//!
//! A variant fits where the types of the value and of the members that both know are the same, what is required is
//! there, and constants and enumerations list what is there. Among those that fit, the one that knows most members
//! wins; objects may have more than that. Enumerations grow: where no variant lists a value, the only one that would
//! fit but for that is taken. Readers do without required members, and so do constants: where no variant fits because
//! such are missing, the only one whose constants are there is taken.

mod fit;
mod outline;
mod plan;
mod types;

pub(crate) use outline::{Members, Outline};
pub(crate) use plan::Plan;

/// How many objects and lists within one another a decision looks into: those of the value, of its members, and of
/// theirs. Below that only their kind counts.
pub(crate) const LEVELS: u8 = 3;
