//! Cargo, which compiles what the tool has written.

use std::process::Command;

/// Returns a command that calls the cargo that this was started by, or else the one on the path.
pub fn command() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}
