//! The time of a call with the network taken out, and the speed at which a long response is read.

use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::line::{Limit, Line, median};
use super::workspace::Workspace;

/// How often both programs run, in turn.
const RUNS: usize = 7;

/// What a program of `programs/*_bench.rs` prints.
struct Times {
    /// Microseconds for a call with a short response.
    call: f64,
    /// Microseconds for a call with a response of a thousand entries.
    long: f64,
    /// The bytes of the long response.
    bytes: f64,
}

impl Times {
    /// Megabytes a second, without what a call costs in any case.
    fn speed(&self) -> f64 {
        self.bytes / (self.long - self.call)
    }
}

pub(super) fn measure(workspace: &Workspace) -> Result<Vec<Line>> {
    for package in ["ours", "theirs"] {
        workspace.cargo(&["build", "--release", "--package", package, "--bin", &format!("{package}-bench")])?;
    }
    let mut runs = Vec::new();
    for _ in 0..RUNS {
        runs.push((run(workspace, "ours-bench")?, run(workspace, "theirs-bench")?));
    }
    let of = |pick: fn(&(Times, Times)) -> f64| median(runs.iter().map(pick));
    let (ours, theirs) = (of(|run| run.0.call), of(|run| run.1.call));
    let call = Line::new("call without network", Limit::AtMost(1.0 / 3.0), of(|run| run.0.call / run.1.call))
        .unit(" x")
        .details(format!("{ours:.2} us against {theirs:.2} us"));
    let (ours, theirs) = (of(|run| run.0.speed()), of(|run| run.1.speed()));
    let parse = Line::new("reading a list of 1000", Limit::AtLeast(2.5), of(|run| run.0.speed() / run.1.speed()))
        .unit(" x")
        .details(format!("{ours:.0} MB/s against {theirs:.0} MB/s"));
    Ok(vec![call, parse])
}

fn run(workspace: &Workspace, program: &str) -> Result<Times> {
    let output = Command::new(workspace.program(program)).output().with_context(|| format!("cannot run {program}"))?;
    ensure!(output.status.success(), "{program} failed: {}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8_lossy(&output.stdout);
    let numbers: Vec<f64> = printed.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    let [call, long, bytes] = numbers[..] else { anyhow::bail!("{program} printed `{printed}`") };
    Ok(Times { call, long, bytes })
}
