//! `cargo xtask <command>`: the commands of Ferrosmith, and those that only its developers need.

mod budget;
mod conformance;
mod folders;
mod fuzz;
mod single;

use std::process::ExitCode;

use clap::Subcommand;

#[derive(Subcommand)]
enum Command {
    #[command(flatten)]
    Shared(ferrosmith::Command),
    /// Runs conformance suites over a corpus of descriptions
    Conformance(conformance::Options),
    /// Replays the corpora of the fuzz targets, and looks for inputs that break something
    Fuzz(fuzz::Options),
    /// Measures size and speed against their budgets
    Budget(budget::Options),
}

fn main() -> ExitCode {
    ferrosmith::main("cargo xtask", |command: &Command, shell| match command {
        Command::Shared(command) => command.run(shell),
        Command::Conformance(options) => conformance::run(options),
        Command::Fuzz(options) => fuzz::run(options),
        Command::Budget(options) => budget::run(options),
    })
}
