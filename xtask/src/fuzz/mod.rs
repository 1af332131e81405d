//! `cargo xtask fuzz`: builds the fuzz targets, makes their corpora, and runs them.

mod seeds;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use clap::Args;

use ferrosmith::{Outcome, cargo};

use crate::single;

#[derive(Args)]
pub(crate) struct Options {
    /// Run only the targets whose names contain one of these texts
    #[arg(value_name = "TARGET")]
    targets: Vec<String>,
    /// Seconds that each target looks for new inputs; without it the corpora are replayed
    #[arg(long, value_name = "SECONDS")]
    seconds: Option<u64>,
    /// Longest input, in bytes
    #[arg(long, value_name = "BYTES", default_value = "4096")]
    length: usize,
}

/// What makes the compiler count the edges that an input takes, and note what it compares. All of it is stable; sanitizers
/// would not be, and there is no `unsafe` to be looked at.
const INSTRUMENTATION: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing";

/// How long one input may take, in seconds: the machine may be busy.
const LIMIT: u32 = 60;
/// How much memory one input may take, in MB.
const MEMORY: u32 = 2048;

pub(crate) fn run(options: &Options) -> Result<Outcome> {
    let folder = single::repository().join("target/fuzz");
    let program = build(&folder)?;
    let names = String::from_utf8(Command::new(&program).output().context("cannot run the fuzz targets")?.stdout)?;
    let is_wanted = |name: &&str| options.targets.is_empty() || options.targets.iter().any(|part| name.contains(part));
    let wanted: Vec<&str> = names.lines().filter(is_wanted).collect();
    ensure!(!wanted.is_empty(), "no such target; there are: {}", names.lines().collect::<Vec<_>>().join(", "));
    println!("{:<14} {:>8} {:>12} {:>10}", "", "inputs", "executions", "a second");
    let (mut all, mut failed) = (0, 0);
    for name in wanted {
        let corpus = folder.join("corpus").join(name);
        fs::create_dir_all(&corpus).with_context(|| format!("cannot make `{}`", corpus.display()))?;
        seeds::write(name, &corpus)?;
        let start = Instant::now();
        let output = explore(&program, name, &corpus, &folder, options)?;
        let said = String::from_utf8_lossy(&output.stderr);
        let executions = executions(&said);
        all += executions;
        let rate = executions as f64 / start.elapsed().as_secs_f64();
        println!("{name:<14} {:>8} {executions:>12} {rate:>10.0}", fs::read_dir(&corpus)?.count());
        if !output.status.success() {
            failed += 1;
            println!("FAILED {name}:\n{}", excerpt(&said));
        }
    }
    println!("{all} executions, {failed} targets failed");
    Ok(if failed == 0 { Outcome::Fine } else { Outcome::Findings })
}

/// Builds the program that all targets are in.
fn build(folder: &Path) -> Result<PathBuf> {
    let host = host()?;
    let status = cargo::command()
        // Named, so that build scripts and macros are not instrumented.
        .args(["build", "--quiet", "--target", &host, "--target-dir"])
        .arg(folder)
        .current_dir(single::repository().join("fuzz"))
        .env("RUSTFLAGS", INSTRUMENTATION)
        .status()
        .context("cannot run cargo")?;
    ensure!(status.success(), "the fuzz targets do not compile (they need a C++ compiler)");
    Ok(folder.join(host).join("debug").join(format!("ferrosmith-fuzz{}", std::env::consts::EXE_SUFFIX)))
}

/// The target that this compiler compiles for by default.
fn host() -> Result<String> {
    let output = Command::new("rustc").arg("-vV").output().context("cannot run rustc")?;
    let version = String::from_utf8_lossy(&output.stdout).into_owned();
    match version.lines().find_map(|line| line.strip_prefix("host: ")) {
        Some(host) => Ok(host.to_owned()),
        None => bail!("rustc does not name its host"),
    }
}

/// Replays a corpus and what was found before and, if there is time for it, goes on from there.
fn explore(program: &Path, name: &str, corpus: &Path, folder: &Path, options: &Options) -> Result<Output> {
    let found = folder.join("found").join(name);
    fs::create_dir_all(&found).with_context(|| format!("cannot make `{}`", found.display()))?;
    let how_long = match options.seconds {
        None | Some(0) => "-runs=0".to_owned(),
        Some(seconds) => format!("-max_total_time={seconds}"),
    };
    let mut command = Command::new(program);
    command.env("FUZZ_TARGET", name).env("FUZZ_SEEDS", corpus).args([corpus, &found]).arg(how_long);
    command.arg(format!("-max_len={}", options.length)).arg(format!("-artifact_prefix={}/", found.display()));
    command.args([format!("-timeout={LIMIT}"), format!("-rss_limit_mb={MEMORY}")]);
    command.args(["-print_final_stats=1", "-verbosity=1", "-close_fd_mask=0"]).stdin(Stdio::null());
    command.output().with_context(|| format!("cannot run `{name}`"))
}

/// How many inputs were looked at.
fn executions(said: &str) -> u64 {
    let count = said.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
    count.and_then(|count| count.trim().parse().ok()).unwrap_or(0)
}

/// What is worth reading of what a failed target says: from the panic on.
fn excerpt(said: &str) -> String {
    let from = said.find("panicked at").or_else(|| said.find("ERROR: libFuzzer")).unwrap_or(0);
    let start = said[..from].rfind('\n').map_or(0, |at| at + 1);
    let is_frame = |line: &&str| !line.trim_start().starts_with(|first: char| first.is_ascii_digit() || first == '#');
    let lines = said[start..].lines().filter(is_frame).filter(|line| !line.trim_start().starts_with("at "));
    let shown = |letter: char| if letter.is_control() { '.' } else { letter };
    lines.take(30).map(|line| line.chars().take(600).map(shown).collect::<String>() + "\n").collect()
}
