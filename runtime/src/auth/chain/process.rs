//! The credentials that a program prints ("Process credential provider").

use std::io::{self, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use tokio::sync::oneshot;

use super::response;
use crate::auth::Credentials;
use crate::error::Error;

/// How long a program may take: it may wait for somebody to touch a key.
const LIMIT: Duration = Duration::from_secs(60);
/// How much a program may print, in bytes. Session tokens have some thousands.
const LONGEST: u64 = 64 << 10;
/// How often it is looked whether a program has ended that prints nothing any more.
const PAUSE: Duration = Duration::from_millis(5);

/// Runs a command in the shell, as the profile's author expects, and reads what it prints, which is never shown. What it has
/// to say to people is its error output, which is that of this process.
pub(super) async fn credentials(command: &str) -> Result<Credentials, Error> {
    let output = tokio::time::timeout(LIMIT, output(command)).await;
    let late = |_| Err(failed(format!("takes longer than {} s", LIMIT.as_secs())));
    response::credentials(&output.unwrap_or_else(late)?)
}

async fn output(command: &str) -> Result<Vec<u8>, Error> {
    let (shell, flag) = if cfg!(windows) { ("cmd.exe", "/C") } else { ("sh", "-c") };
    let child = Command::new(shell).args([flag, command]).stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
    let mut running = Running(child.map_err(cannot_run)?);
    let printed = read(&mut running)?.await.map_err(|_| failed("cannot be read"))?.map_err(cannot_run)?;
    if printed.len() as u64 > LONGEST {
        return Err(failed(format!("prints more than {} KiB", LONGEST >> 10)));
    }
    let status = running.end().await.map_err(cannot_run)?;
    if status.success() { Ok(printed) } else { Err(failed(format!("ends with {status}"))) }
}

/// Reads what a program prints in a thread of its own, but for the rest of what is too long.
fn read(running: &mut Running) -> Result<oneshot::Receiver<io::Result<Vec<u8>>>, Error> {
    let stdout = running.0.stdout.take().ok_or_else(|| failed("cannot be read"))?;
    let (done, printed) = oneshot::channel();
    std::thread::spawn(move || {
        let mut text = Vec::new();
        let read = stdout.take(LONGEST + 1).read_to_end(&mut text).map(|_| text);
        // Nobody may be waiting any more.
        drop(done.send(read));
    });
    Ok(printed)
}

/// A program that is ended when nobody waits for it any more.
struct Running(Child);

impl Running {
    async fn end(&mut self) -> io::Result<ExitStatus> {
        loop {
            match self.0.try_wait()? {
                Some(status) => return Ok(status),
                None => tokio::time::sleep(PAUSE).await,
            }
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Ok(None) = self.0.try_wait() {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }
}

fn cannot_run(error: io::Error) -> Error {
    failed(format!("cannot run: {error}"))
}

fn failed(why: impl std::fmt::Display) -> Error {
    Error::credentials(format!("the `credential_process` {why}"))
}
