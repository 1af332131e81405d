//! The time of a call with the network taken out, and the speed at which a long response is read.

use std::process::Command;

use anyhow::{Context, Result, anyhow, ensure};

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

/// What only ours prints.
struct Alone {
    /// The bytes of the future of a call.
    future: f64,
    /// The middle of single calls, in microseconds.
    middle: f64,
    /// The 99th part in a hundred of them.
    late: f64,
    json: Json,
}

/// Microseconds for the long response without a call.
struct Json {
    read: f64,
    write: f64,
}

/// All programs, one after the other.
struct Run {
    ours: Times,
    alone: Alone,
    theirs: Times,
    peer: Json,
}

pub(super) fn measure(workspace: &Workspace) -> Result<Vec<Line>> {
    for package in ["ours", "theirs", "peer"] {
        workspace.cargo(&["build", "--release", "--package", package, "--bin", &format!("{package}-bench")])?;
    }
    let mut runs = Vec::new();
    for _ in 0..RUNS {
        let [call, long, bytes, future, middle, late, read, write] = run(workspace, "ours-bench")?;
        let alone = Alone { future, middle, late, json: Json { read, write } };
        let ours = Times { call, long, bytes };
        let [call, long, bytes] = run(workspace, "theirs-bench")?;
        let theirs = Times { call, long, bytes };
        let [read, write] = run(workspace, "peer-bench")?;
        runs.push(Run { ours, alone, theirs, peer: Json { read, write } });
    }
    let mut lines = against_theirs(&runs);
    lines.extend(alone(&runs));
    lines.extend(codec(&runs, "reading", |json| json.read));
    lines.extend(codec(&runs, "writing", |json| json.write));
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
    let (middle, late) = (of(runs, |run| run.alone.middle), of(runs, |run| run.alone.late));
    let spread = of(runs, |run| run.alone.late / run.alone.middle);
    vec![
        Line::new("call without network, alone", Limit::AtMost(5.0), middle).unit(" us"),
        Line::new("call without network, p99/p50", Limit::AtMost(1.5), spread).details(format!("p99 {late:.2} us")),
        Line::new("future of a call", Limit::AtMost(512.0), of(runs, |run| run.alone.future))
            .unit(" B")
            .details("what it points to not counted"),
    ]
}

/// What a codec does in a second, against the fastest one known and alone.
fn codec(runs: &[Run], what: &str, time: fn(&Json) -> f64) -> [Line; 2] {
    let bytes = of(runs, |run| run.ours.bytes);
    let (ours, peer) = (of(runs, |run| time(&run.alone.json)), of(runs, |run| time(&run.peer)));
    let ratio = of(runs, |run| time(&run.peer) / time(&run.alone.json));
    let details = format!("{:.0} MB/s against {:.0} MB/s", bytes / ours, bytes / peer);
    [
        Line::new(&format!("{what} JSON, against sonic-rs"), Limit::AtLeast(0.8), ratio).unit(" x").details(details),
        Line::new(&format!("{what} JSON, alone"), Limit::AtLeast(1.0), bytes / ours / 1000.0).unit(" GB/s"),
    ]
}

/// The numbers that a program prints, so many of them.
fn run<const N: usize>(workspace: &Workspace, program: &str) -> Result<[f64; N]> {
    let output = Command::new(workspace.program(program)).output().with_context(|| format!("cannot run {program}"))?;
    ensure!(output.status.success(), "{program} failed: {}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8_lossy(&output.stdout);
    let numbers: Vec<f64> = printed.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    numbers.try_into().map_err(|_| anyhow!("{program} printed `{}`", printed.trim()))
}
