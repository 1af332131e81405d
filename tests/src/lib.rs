//! Helpers shared by the test files of this crate.

mod cases;

pub use cases::{Case, cases};
