//! `ferrosmith <command>`: the commands of the library.

use std::process::ExitCode;

use ferrosmith::Command;

fn main() -> ExitCode {
    ferrosmith::main("ferrosmith", Command::run)
}
