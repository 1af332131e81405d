//! The one loop that all waiters are (Smithy 2.0, "Waiter workflow").

use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};
use tracing::debug;

use super::decide::{Outcome, decide};
use super::delay::Delays;
use super::ended::{End, WaitErrorKind};
use crate::client::Call;
use crate::client::drive::drive;
use crate::random;
use crate::schema::{Operation, State, Waiter};
use crate::value::Structure;

/// What a waiter repeats, and how long.
pub(super) struct Polling {
    pub(super) call: Call,
    pub(super) operation: &'static Operation,
    pub(super) waiter: &'static Waiter,
    pub(super) input: Box<dyn Structure>,
    pub(super) output: fn() -> Box<dyn Structure>,
    /// How long it may take.
    pub(super) longest: Duration,
    pub(super) delays: Delays,
}

/// Calls until an end is reached. A call may take until the time is over, and at least the shortest pause: the last one
/// begins when the time is over.
pub(super) async fn repeat(polling: Polling) -> End {
    let Polling { call, operation, waiter, mut input, output, longest, delays } = polling;
    let begun = Instant::now();
    let remaining = || longest.saturating_sub(begun.elapsed());
    let mut calls = 0;
    let mut last: Option<Outcome> = None;
    loop {
        calls += 1;
        let exchange = drive(call.clone(), operation, input, output);
        let Ok((returned, response)) = timeout(remaining().max(delays.min()), exchange).await else {
            return End { kind: Some(WaitErrorKind::TimedOut), last, message: None, calls };
        };
        input = returned;
        let outcome = response.map(|received| received.output);
        let (state, message) = decide(waiter, &*input, &outcome);
        last = Some(outcome);
        let kind = match state {
            Some(State::Success) => None,
            Some(State::Failure) => Some(WaitErrorKind::Failed),
            None => Some(WaitErrorKind::Call),
            Some(State::Retry) if remaining().is_zero() => Some(WaitErrorKind::TimedOut),
            Some(State::Retry) => {
                let pause = delays.pause(calls, remaining(), random::fraction());
                debug!(waiter = waiter.name, calls, ?pause, "waiting");
                sleep(pause).await;
                continue;
            }
        };
        return End { kind, last, message, calls };
    }
}
