//! The credentials that a program prints ("Process credential provider").

use std::process::Command;

use super::response;
use crate::auth::Credentials;
use crate::error::Error;

/// Runs a command in the shell, as the profile's author expects, and reads what it prints.
///
/// Runs in a thread of its own: a program may wait for somebody to touch a key.
pub(super) async fn credentials(command: &str) -> Result<Credentials, Error> {
    let command = command.to_owned();
    let (done, output) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || done.send(run(&command)));
    output.await.map_err(|_| Error::credentials("the `credential_process` did not end"))?
}

fn run(command: &str) -> Result<Credentials, Error> {
    let (shell, flag) = if cfg!(windows) { ("cmd.exe", "/C") } else { ("sh", "-c") };
    let output = Command::new(shell).args([flag, command]).output();
    let output = output.map_err(|error| Error::credentials(format!("the `credential_process` cannot run: {error}")))?;
    if !output.status.success() {
        let why: String = String::from_utf8_lossy(&output.stderr).chars().take(300).collect();
        return Err(Error::credentials(format!(
            "the `credential_process` ends with {}: {}",
            output.status,
            why.trim()
        )));
    }
    response::credentials(&output.stdout)
}
