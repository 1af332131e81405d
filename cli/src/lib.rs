//! The commands of Ferrosmith, one per file; `ferrosmith` and `cargo xtask` both call them.
//!
//! This is the only part of the project that reads and writes files. Exit codes: 0 fine, 1 findings, 2 cannot run;
//! there are no others.

pub mod c2j;
pub mod cargo;
mod changes;
mod codegen;
mod diff;
pub mod disk;
mod explain;
mod lint;
mod new;
mod project;
pub mod references;
mod runtime;
mod shell;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};

pub use shell::{MessageFormat, Shell, progress};

/// The commands that users call.
#[derive(Subcommand)]
pub enum Command {
    /// Generates client crates from API descriptions
    Codegen(codegen::Options),
    /// Adds a client for an API description, and creates the project if there is none
    New(new::Options),
    /// Checks API descriptions and their constraints
    Lint(lint::Options),
    /// Shows the model of a client, an operation or type of it, or explains a diagnostic
    Explain(explain::Options),
    /// Compares two versions of API descriptions and reports what breaks
    Diff(diff::Options),
}

impl Command {
    /// Runs the command.
    ///
    /// # Errors
    /// The command cannot be run, for a reason that no description is to blame for.
    pub fn run(&self, shell: &Shell) -> Result<Outcome> {
        match self {
            Self::Codegen(options) => codegen::run(options, shell),
            Self::New(options) => new::run(options, shell),
            Self::Lint(options) => lint::run(options, shell),
            Self::Explain(options) => explain::run(options, shell),
            Self::Diff(options) => diff::run(options, shell),
        }
    }
}

/// Where descriptions are and where crates go.
#[derive(Args, Clone)]
struct Folders {
    /// Folder with the descriptions and `clients.toml`
    #[arg(long, value_name = "DIR", default_value = "specs")]
    specs: PathBuf,
    /// Folder for the generated crates
    #[arg(long, value_name = "DIR", default_value = "generated")]
    out: PathBuf,
}

impl Folders {
    /// What a command line must contain to mean these folders; nothing for those that it means anyway.
    fn arguments(&self) -> String {
        let options = [("--specs", &self.specs, "specs"), ("--out", &self.out, "generated")];
        let given = options.into_iter().filter(|(_, folder, usual)| *folder != std::path::Path::new(usual));
        given.map(|(option, folder, _)| format!(" {option} {}", folder.display())).collect()
    }
}

/// How a command ended that could be run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All is well.
    Fine,
    /// It found something.
    Findings,
    /// The descriptions forbid to go on; the diagnostics have been shown.
    Rejected,
}

#[derive(Parser)]
#[command(about = "Generates Rust clients from API descriptions", version, max_term_width = 100)]
struct Cli<C: Subcommand> {
    #[command(subcommand)]
    command: C,
    /// Format of diagnostics
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, global = true)]
    message_format: MessageFormat,
}

/// Runs a program of commands which users call by a name: `ferrosmith`, `cargo xtask`.
pub fn main<C: Subcommand>(program: &'static str, run: impl FnOnce(&C, &Shell) -> Result<Outcome>) -> ExitCode {
    let code = catch_unwind(AssertUnwindSafe(|| {
        let command = Cli::<C>::command().name(program).bin_name(program);
        let parsed = command.try_get_matches().and_then(|matches| Cli::<C>::from_arg_matches(&matches));
        match parsed {
            Ok(cli) => {
                let shell = Shell::new(program, cli.message_format);
                let result = run(&cli.command, &shell);
                exit_code(result, &shell)
            }
            Err(usage) => shell::usage(&usage),
        }
    }));
    // A panic has printed its message.
    ExitCode::from(code.unwrap_or(2))
}

fn exit_code(result: Result<Outcome>, shell: &Shell) -> u8 {
    let code = match result {
        Ok(Outcome::Fine) => 0,
        Ok(Outcome::Findings) => 1,
        Ok(Outcome::Rejected) => 2,
        Err(error) => {
            // What cannot be printed makes the exit code 2, which it is.
            let _ = shell.failure(&error);
            2
        }
    };
    if shell.is_sound() { code } else { 2 }
}
