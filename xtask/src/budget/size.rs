//! The size of a program that makes one call.

use std::fs;

use anyhow::{Context, Result};

use super::line::{Limit, Line};
use super::workspace::Workspace;

/// Builds both programs in release, without their symbols.
pub(super) fn measure(workspace: &Workspace) -> Result<Vec<Line>> {
    let ours = size(workspace, "ours", "ours-once")?;
    let theirs = size(workspace, "theirs", "theirs-once")?;
    let line = Line::new("stripped program that makes one call", Limit::AtMost(1.0 / 3.0), ours / theirs)
        .unit(" x")
        .details(format!("{:.2} MB against {:.2} MB", ours / 1e6, theirs / 1e6));
    let whole = Line::new("stripped program, alone", Limit::AtMost(3.0), ours / 1e6).unit(" MB");
    Ok(vec![line, whole])
}

/// In bytes.
fn size(workspace: &Workspace, package: &str, program: &str) -> Result<f64> {
    workspace.cargo(&["build", "--release", "--package", package, "--bin", program])?;
    let path = workspace.program(program);
    let file = fs::metadata(&path).with_context(|| format!("cannot read `{}`", path.display()))?;
    Ok(file.len() as f64)
}
