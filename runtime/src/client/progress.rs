//! How far a call has come, for the errors that end it from outside: a limit of time knows no more.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU32, Ordering};
use std::time::Duration;

use http::uri::Authority;
use tokio::time::Instant;

use crate::error::{Error, Step};

/// The steps, as they are kept.
const STEPS: [Step; 6] = [Step::Prepare, Step::Authorize, Step::Connect, Step::Send, Step::Receive, Step::Pause];

/// The step of a call, and the host that it turned out to be for.
pub(super) struct Progress {
    begun: Instant,
    step: AtomicU8,
    host: OnceLock<Authority>,
    attempts: AtomicU32,
    expired: AtomicBool,
}

impl Progress {
    /// A call begins.
    pub(super) fn new() -> Self {
        Self {
            begun: Instant::now(),
            step: AtomicU8::default(),
            host: OnceLock::new(),
            attempts: AtomicU32::default(),
            expired: AtomicBool::default(),
        }
    }

    /// How long the call has taken so far.
    pub(super) fn elapsed(&self) -> Duration {
        self.begun.elapsed()
    }

    /// The host is chosen; it stays the same for all attempts.
    pub(super) fn chose(&self, host: Authority) {
        self.host.get_or_init(|| host);
    }

    /// An attempt begins, of which this is the number.
    pub(super) fn begin(&self, number: u32) {
        self.attempts.store(number, Ordering::Relaxed);
    }

    /// How many attempts were begun.
    pub(super) fn attempts(&self) -> u32 {
        self.attempts.load(Ordering::Relaxed)
    }

    /// The host, and the port where it is not the usual one.
    pub(super) fn address(&self) -> (&str, Option<u16>) {
        self.host.get().map_or(("", None), |host| (host.host(), host.port_u16()))
    }

    /// The call runs out of time.
    pub(super) fn expire(&self) {
        self.expired.store(true, Ordering::Relaxed);
    }

    /// Whether the call has run out of time.
    pub(super) fn expired(&self) -> &AtomicBool {
        &self.expired
    }

    /// A step begins.
    pub(super) fn enter(&self, step: Step) {
        let index = STEPS.iter().position(|known| *known == step).unwrap_or_default();
        self.step.store(index as u8, Ordering::Relaxed);
    }

    /// The host and port; empty before they are chosen.
    pub(super) fn host(&self) -> &str {
        self.host.get().map_or("", Authority::as_str)
    }

    /// An error, with the host and the step at which it ended the call.
    pub(super) fn located(&self, error: Error) -> Error {
        let step = STEPS.get(usize::from(self.step.load(Ordering::Relaxed))).copied().unwrap_or(Step::Prepare);
        let error = error.during(step);
        match self.host.get() {
            Some(host) => error.at(host.as_str()),
            None => error,
        }
    }
}
