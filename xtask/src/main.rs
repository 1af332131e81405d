//! The command line of Ferrosmith: `cargo xtask <command>`. One command per file.
//!
//! This is the only part of the project that reads and writes files. Exit codes: 0 fine, 1 findings, 2 cannot run.

mod budget;
mod codegen;
mod conformance;
mod disk;
mod explain;
mod lint;
mod new;
mod project;
mod report;
mod single;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Writes Rust clients from API descriptions", version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Writes the client crates from the descriptions
    Codegen(codegen::Options),
    /// Adds a client for a description of your own
    New(new::Options),
    /// Tells what is wrong with descriptions and their constraints
    Lint(lint::Options),
    /// Holds the project against what others wrote
    Conformance(conformance::Options),
    /// Measures what the project promises about size and speed
    Budget(budget::Options),
    /// Shows the model that a client is written from
    Explain(explain::Options),
}

/// Where descriptions are and where crates go.
#[derive(Args, Clone)]
struct Folders {
    /// The folder of the descriptions, with `clients.toml` in it
    #[arg(long, value_name = "DIR", default_value = "specs")]
    specs: PathBuf,
    /// The folder that the crates are written to
    #[arg(long, value_name = "DIR", default_value = "generated")]
    out: PathBuf,
}

/// How a command ended that could be run.
enum Outcome {
    /// All is well.
    Fine,
    /// It found something.
    Findings,
    /// The descriptions forbid to go on; the diagnostics have been shown.
    Refused,
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Codegen(options) => codegen::run(&options),
        Command::New(options) => new::run(&options),
        Command::Lint(options) => lint::run(&options),
        Command::Conformance(options) => conformance::run(&options),
        Command::Budget(options) => budget::run(&options),
        Command::Explain(options) => explain::run(&options),
    };
    match result {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Ok(Outcome::Refused) => ExitCode::from(2),
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}
