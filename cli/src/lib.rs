//! The commands of Ferrosmith, one per file; `ferrosmith` and `cargo xtask` both call them.
//!
//! This is the only part of the project that reads and writes files. Exit codes: 0 fine, 1 findings, 2 cannot run.

mod codegen;
pub mod disk;
mod explain;
mod lint;
mod new;
mod project;
pub mod report;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Subcommand};

/// The commands that users call.
#[derive(Subcommand)]
pub enum Command {
    /// Writes the client crates from the descriptions
    Codegen(codegen::Options),
    /// Adds a client for a description of your own
    New(new::Options),
    /// Reports what is wrong with descriptions and their constraints
    Lint(lint::Options),
    /// Shows the model that a client is written from
    Explain(explain::Options),
}

impl Command {
    /// Runs the command.
    ///
    /// # Errors
    /// The command cannot be run, for a reason that no description is to blame for.
    pub fn run(&self) -> Result<Outcome> {
        match self {
            Self::Codegen(options) => codegen::run(options),
            Self::New(options) => new::run(options),
            Self::Lint(options) => lint::run(options),
            Self::Explain(options) => explain::run(options),
        }
    }
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All is well.
    Fine,
    /// It found something.
    Findings,
    /// The descriptions forbid to go on; the diagnostics have been shown.
    Refused,
}

/// Turns the result of a command into the exit code of the process, and prints the error if there is one.
pub fn exit_code(result: Result<Outcome>) -> ExitCode {
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
