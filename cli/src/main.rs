//! `ferrosmith <command>`: the commands of the library.

use std::process::ExitCode;

use clap::Parser;

#[derive(Parser)]
#[command(name = "ferrosmith", about = "Writes Rust clients from API descriptions", version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: ferrosmith::Command,
}

fn main() -> ExitCode {
    ferrosmith::exit_code(Cli::parse().command.run())
}
