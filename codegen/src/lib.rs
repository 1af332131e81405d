//! Reads Smithy and OpenAPI descriptions, lowers both into one model, and writes Rust client crates.
//!
//! The library does no input or output of its own: it takes texts and gives back texts.

pub mod clients;
pub mod constraints;
pub mod description;
pub mod diagnostics;
pub mod ir;
pub mod merge;
pub mod openapi;
pub mod passes;
pub mod smithy;
