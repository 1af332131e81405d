//! Data-driven tests: one trial for each directory under `cases/`, for each crate that is emitted from one, and for
//! each file of the corpus.
//!
//! `cargo test -p ferrosmith-tests --test cases twins::string-enum` runs a single one.

mod c2j;
mod choices;
mod clients;
mod constraints;
mod corrupt_patterns;
mod diff;
mod docs;
mod emit;
mod emit_corpus;
mod examples;
mod guide;
mod jmespath;
mod measures;
mod merge;
mod names;
mod openapi;
mod patterns;
mod rustdoc;
mod smithy;
mod smithy_corpus;
mod twins;

use std::process::ExitCode;

use ferrosmith_tests::{Goal, compile_trials};
use libtest_mimic::Arguments;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let trials = [
        c2j::trials(),
        choices::trials(),
        constraints::trials(),
        corrupt_patterns::trials(),
        diff::trials(),
        docs::trials(),
        emit::trials(),
        emit_corpus::trials(),
        examples::trials(),
        jmespath::trials(),
        measures::trials(),
        merge::trials(),
        names::trials(),
        openapi::trials(),
        patterns::trials(),
        rustdoc::trials(),
        smithy::trials(),
        smithy_corpus::trials(),
        twins::trials(),
        compile_trials(
            &arguments,
            Goal::Lints,
            [choices::crates(), emit::crates(), emit_corpus::crates(), names::crates()].into_iter().flatten().collect(),
        ),
        compile_trials(
            &arguments,
            Goal::Tests,
            [examples::crates(), guide::crates(), clients::crates()].into_iter().flatten().collect(),
        ),
    ];
    libtest_mimic::run(&arguments, trials.into_iter().flatten().collect()).exit_code()
}
