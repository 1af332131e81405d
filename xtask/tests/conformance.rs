//! The loader held against the public corpora, where this machine has them.

use std::path::Path;
use std::process::{Command, ExitCode};

use ferrosmith_tests::{corpus_trial, trial};
use libtest_mimic::Arguments;

fn main() -> ExitCode {
    let trials =
        vec![trial("predictions_hold", predictions_hold), corpus_trial("the_loader_conforms", the_loader_conforms)];
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn the_loader_conforms(folder: &Path) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    let output = command.args(["conformance", "loader", "--corpus"]).arg(folder).output().unwrap();
    let table = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{table}\n{}", String::from_utf8_lossy(&output.stderr));
    println!("{}", table.lines().last().unwrap_or_default());
}

/// What a comparison predicts about callers is what the compiler finds, for changes of every kind. All of them, some 600,
/// are compiled by `cargo xtask conformance diff --witnesses 1000`.
fn predictions_hold() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    let output = command.args(["conformance", "diff", "--witnesses", "8"]).output().unwrap();
    let table = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{table}\n{}", String::from_utf8_lossy(&output.stderr));
    println!("{}", table.lines().last().unwrap_or_default());
}
