//! The processor time it takes to compile a generated crate alone.

use anyhow::Result;

use super::line::{Limit, Line, median};
use super::meter::children_seconds;
use super::workspace::Workspace;
use crate::report;

/// How often both crates are compiled, in turn.
const RUNS: usize = 3;
const LIMIT: Limit = Limit::AtMost(0.1);

pub(super) fn measure(workspace: &Workspace) -> Result<Vec<Line>> {
    let profiles = [("dev", "compiling a client alone, debug"), ("release", "compiling a client alone, release")];
    let reason = match (workspace.same_model, children_seconds()) {
        (false, _) => Some("needs the corpus: both must be made from one model"),
        (_, None) => Some("needs /proc"),
        _ => None,
    };
    if let Some(reason) = reason {
        return Ok(profiles.map(|(_, what)| Line::unmeasured(what, LIMIT, reason)).into());
    }
    profiles.into_iter().map(|(profile, what)| compare(workspace, profile, what)).collect()
}

fn compare(workspace: &Workspace, profile: &str, what: &str) -> Result<Line> {
    let mut runs = Vec::new();
    for run in 1..=RUNS {
        report::progress(&format!("{what}: {run} of {RUNS}"));
        runs.push((seconds(workspace, profile, "bedrock")?, seconds(workspace, profile, "aws-sdk-bedrock")?));
    }
    let ours = median(runs.iter().map(|run| run.0));
    let theirs = median(runs.iter().map(|run| run.1));
    let ratio = median(runs.iter().map(|run| run.0 / run.1));
    Ok(Line::new(what, LIMIT, ratio).unit(" x").details(format!("{ours:.2} s against {theirs:.2} s of processor time")))
}

/// What the compiler alone takes for one package: what cargo takes to find that all is done is not counted.
fn seconds(workspace: &Workspace, profile: &str, package: &str) -> Result<f64> {
    let build = || workspace.cargo(&["build", "--profile", profile, "--package", package]);
    build()?;
    workspace.cargo(&["clean", "--profile", profile, "--package", package])?;
    let alone = metered(build)?;
    let idle = metered(build)?;
    Ok(alone - idle)
}

/// The processor time of what an action starts.
fn metered(action: impl FnOnce() -> Result<String>) -> Result<f64> {
    let before = children_seconds().unwrap_or_default();
    action()?;
    Ok(children_seconds().unwrap_or_default() - before)
}
