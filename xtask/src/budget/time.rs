//! How long `cargo xtask codegen` and `cargo xtask diff` take for Bedrock.

use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use super::line::{Limit, Line};
use crate::single;

/// The best of five runs: what else the machine does only ever adds to it.
const RUNS: usize = 5;

/// Runs this very program, as it was built.
pub(super) fn measure() -> Result<Vec<Line>> {
    let out = tempfile::tempdir().context("cannot make a folder for what is generated")?;
    let folder = out.path().display().to_string();
    let generation = best(&["codegen", "bedrock", "--out", &folder])?;
    let comparison = best(&["diff", "specs", "specs", "bedrock"])?;
    let details = format!("best of {RUNS}");
    Ok(vec![
        Line::new("code generation for Bedrock", Limit::Below(0.3), generation).unit(" s").details(details.clone()),
        Line::new("comparison of Bedrock with itself", Limit::Below(0.5), comparison).unit(" s").details(details),
    ])
}

/// The seconds that the fastest of some runs of a command takes.
fn best(arguments: &[&str]) -> Result<f64> {
    let mut best = f64::INFINITY;
    for _ in 0..RUNS {
        let begin = Instant::now();
        let status = Command::new(std::env::current_exe()?)
            .args(arguments)
            .current_dir(single::repository())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()?;
        ensure!(status.success(), "`cargo xtask {}` fails", arguments.join(" "));
        best = best.min(begin.elapsed().as_secs_f64());
    }
    Ok(best)
}
