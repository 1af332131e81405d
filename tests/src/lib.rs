//! Helpers shared by the test files of this crate.
