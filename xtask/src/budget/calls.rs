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
    /// What only ours prints.
    more: Vec<f64>,
}

impl Times {
    /// Megabytes a second, without what a call costs in any case.
    fn speed(&self) -> f64 {
        self.bytes / (self.long - self.call)
    }
}

/// All programs, one after the other.
struct Run {
    ours: Times,
    theirs: Times,
    /// Microseconds for reading and for writing the long response.
    peer: Vec<f64>,
}

pub(super) fn measure(workspace: &Workspace) -> Result<Vec<Line>> {
    for package in ["ours", "theirs", "peer"] {
        workspace.cargo(&["build", "--release", "--package", package, "--bin", &format!("{package}-bench")])?;
    }
    let mut runs = Vec::new();
    for _ in 0..RUNS {
        let (ours, theirs) = (times(workspace, "ours-bench")?, times(workspace, "theirs-bench")?);
        runs.push(Run { ours, theirs, peer: run(workspace, "peer-bench")? });
    }
    let mut lines = against_theirs(&runs);
    lines.extend(alone(&runs));
    lines.extend(codec(&runs, "reading", 0));
    lines.extend(codec(&runs, "writing", 1));
    Ok(lines)
}

fn of(runs: &[Run], pick: impl Fn(&Run) -> f64) -> f64 {
    median(runs.iter().map(pick))
}

fn against_theirs(runs: &[Run]) -> Vec<Line> {
    let (ours, theirs) = (of(runs, |run| run.ours.call), of(runs, |run| run.theirs.call));
    let ratio = of(runs, |run| run.ours.call / run.theirs.call);
    let call = Line::new("call without network", Limit::AtMost(1.0 / 3.0), ratio)
        .unit(" x")
        .details(format!("{ours:.2} us against {theirs:.2} us"));
    let (ours, theirs) = (of(runs, |run| run.ours.speed()), of(runs, |run| run.theirs.speed()));
    let ratio = of(runs, |run| run.ours.speed() / run.theirs.speed());
    let parse = Line::new("reading a list of 1000", Limit::AtLeast(2.5), ratio)
        .unit(" x")
        .details(format!("{ours:.0} MB/s against {theirs:.0} MB/s"));
    vec![call, parse]
}

fn alone(runs: &[Run]) -> Vec<Line> {
    let more = |index: usize| of(runs, |run| run.ours.more[index]);
    let late = of(runs, |run| run.ours.more[2] / run.ours.more[1]);
    vec![
        Line::new("call without network, alone", Limit::AtMost(5.0), more(1)).unit(" us"),
        Line::new("call without network, p99/p50", Limit::AtMost(1.5), late).details(format!("p99 {:.2} us", more(2))),
        Line::new("future of a call", Limit::AtMost(512.0), more(0))
            .unit(" B")
            .details("what it points to not counted"),
    ]
}

/// What a codec does in a second, against the fastest one known and alone.
fn codec(runs: &[Run], what: &str, index: usize) -> [Line; 2] {
    let bytes = of(runs, |run| run.ours.bytes);
    let (ours, peer) = (of(runs, |run| run.ours.more[3 + index]), of(runs, |run| run.peer[index]));
    let ratio = of(runs, |run| run.peer[index] / run.ours.more[3 + index]);
    let details = format!("{:.0} MB/s against {:.0} MB/s", bytes / ours, bytes / peer);
    [
        Line::new(&format!("{what} JSON, against sonic-rs"), Limit::AtLeast(0.8), ratio).unit(" x").details(details),
        Line::new(&format!("{what} JSON, alone"), Limit::AtLeast(1.0), bytes / ours / 1000.0).unit(" GB/s"),
    ]
}

fn times(workspace: &Workspace, program: &str) -> Result<Times> {
    match run(workspace, program)?.as_slice() {
        // All programs print the first three, ours five more.
        [call, long, bytes, more @ ..] if matches!(more.len(), 0 | 5) => {
            Ok(Times { call: *call, long: *long, bytes: *bytes, more: more.to_vec() })
        }
        other => anyhow::bail!("{program} printed {} numbers", other.len()),
    }
}

/// The numbers that a program prints.
fn run(workspace: &Workspace, program: &str) -> Result<Vec<f64>> {
    let output = Command::new(workspace.program(program)).output().with_context(|| format!("cannot run {program}"))?;
    ensure!(output.status.success(), "{program} failed: {}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8_lossy(&output.stdout);
    Ok(printed.split_whitespace().filter_map(|word| word.parse().ok()).collect())
}
