//! The crates that come with a generated client.

use std::collections::BTreeSet;

use anyhow::Result;

use super::line::{Limit, Line};
use super::workspace::cargo;
use crate::single;

/// Counts what is compiled into a program by a client with its default features, the client itself included.
pub(super) fn measure() -> Result<Line> {
    let tree = cargo(
        &single::repository(),
        &["tree", "--package", "bedrock", "--edges", "normal", "--prefix", "none", "--no-dedupe"],
    )?;
    let crates: BTreeSet<&str> = tree.lines().filter(|line| !line.is_empty()).collect();
    Ok(Line::new("crates in the tree of a client", Limit::AtMost(45.0), crates.len() as f64).details("bedrock"))
}
