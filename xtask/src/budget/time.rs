//! How long `cargo xtask codegen` takes for Bedrock.

use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use super::line::{Limit, Line};
use crate::single;

/// The best of five runs: what else the machine does only ever adds to it.
const RUNS: usize = 5;

/// Runs this very program, as it was built.
pub(super) fn measure() -> Result<Line> {
    let out = tempfile::tempdir().context("cannot make a folder for what is generated")?;
    let mut best = f64::INFINITY;
    for _ in 0..RUNS {
        let begin = Instant::now();
        let status = Command::new(std::env::current_exe()?)
            .args(["codegen", "bedrock", "--out"])
            .arg(out.path())
            .current_dir(single::repository())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()?;
        ensure!(status.success(), "`cargo xtask codegen bedrock` fails");
        best = best.min(begin.elapsed().as_secs_f64());
    }
    Ok(Line::new("code generation for Bedrock", Limit::Below(0.3), best).unit(" s").details(format!("best of {RUNS}")))
}
