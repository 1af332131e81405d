//! `cargo xtask <command>`: the commands of Ferrosmith, and those that only its developers need.

mod budget;
mod conformance;
mod single;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Writes Rust clients from API descriptions", version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    #[command(flatten)]
    Shared(ferrosmith::Command),
    /// Holds the project against what others wrote
    Conformance(conformance::Options),
    /// Measures what the project promises about size and speed
    Budget(budget::Options),
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Shared(command) => command.run(),
        Command::Conformance(options) => conformance::run(&options),
        Command::Budget(options) => budget::run(&options),
    };
    ferrosmith::exit_code(result)
}
