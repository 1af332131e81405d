//! The processor time it takes to compile a generated crate: alone, and together with a program that makes a call.
//!
//! The second keeps the first honest: what a client leaves to be compiled where it is called is counted there.

use anyhow::Result;

use super::line::{Limit, Line, median};
use super::meter::children_seconds;
use super::workspace::Workspace;
use ferrosmith::progress;

/// How often ours and theirs are compiled, in turn.
const RUNS: usize = 3;

/// What is compiled, on our side and on theirs.
struct Subject {
    what: &'static str,
    limit: Limit,
    ours: Target,
    theirs: Target,
}

/// Packages that are compiled anew, the last of them on top of the others.
#[derive(Clone, Copy)]
struct Target {
    packages: &'static [&'static str],
    /// The program to build, in place of the last package's library.
    program: Option<&'static str>,
}

const SUBJECTS: [Subject; 2] = [
    Subject {
        what: "compiling a client alone",
        limit: Limit::AtMost(0.1),
        ours: Target { packages: &["bedrock"], program: None },
        theirs: Target { packages: &["aws-sdk-bedrock"], program: None },
    },
    Subject {
        what: "compiling it and a program on it",
        limit: Limit::AtMost(0.2),
        ours: Target { packages: &["bedrock", "ours"], program: Some("ours-once") },
        theirs: Target { packages: &["aws-sdk-bedrock", "theirs"], program: Some("theirs-once") },
    },
];
const PROFILES: [(&str, &str); 2] = [("dev", "debug"), ("release", "release")];

pub(super) fn measure(workspace: &Workspace) -> Result<Vec<Line>> {
    let reason = match (workspace.same_model, children_seconds()) {
        (false, _) => Some("needs the corpus: both must be made from one model"),
        (_, None) => Some("needs /proc"),
        _ => None,
    };
    let mut lines = Vec::new();
    for subject in &SUBJECTS {
        for (profile, shown) in PROFILES {
            let what = format!("{}, {shown}", subject.what);
            lines.push(match reason {
                Some(reason) => Line::unmeasured(&what, subject.limit, reason),
                None => compare(workspace, profile, &what, subject)?,
            });
        }
    }
    Ok(lines)
}

fn compare(workspace: &Workspace, profile: &str, what: &str, subject: &Subject) -> Result<Line> {
    let mut runs = Vec::new();
    for run in 1..=RUNS {
        progress(&format!("{what}: {run} of {RUNS}"));
        runs.push((seconds(workspace, profile, subject.ours)?, seconds(workspace, profile, subject.theirs)?));
    }
    let ours = median(runs.iter().map(|run| run.0));
    let theirs = median(runs.iter().map(|run| run.1));
    let ratio = median(runs.iter().map(|run| run.0 / run.1));
    let details = format!("{ours:.2} s against {theirs:.2} s of processor time");
    Ok(Line::new(what, subject.limit, ratio).unit(" x").details(details))
}

/// What the compiler alone takes for a target: what cargo takes to find that all is done is not counted.
fn seconds(workspace: &Workspace, profile: &str, target: Target) -> Result<f64> {
    let mut build = vec!["build", "--profile", profile];
    build.extend(target.packages.last().iter().flat_map(|top| ["--package", top]));
    build.extend(target.program.iter().flat_map(|program| ["--bin", program]));
    let build = || workspace.cargo(&build);
    build()?;
    for package in target.packages {
        workspace.cargo(&["clean", "--profile", profile, "--package", package])?;
    }
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
