//! Placeholder until the pipeline writes this crate.
