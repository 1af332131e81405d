//! The one future that drives every call.

use std::future::Future;
use std::pin::{Pin, pin};

use http::Uri;
use http::response::Parts;
use tracing::{Instrument, debug, debug_span, info_span};

use super::attempt::Attempt;
use super::progress::Progress;
use super::{Call, Client, prepare, telemetry};
use crate::error::{Error, Step, Timeout};
use crate::random;
use crate::retry::{Attempts, Decision, Failure};
use crate::schema::Operation;
use crate::timeouts::Timeouts;
use crate::value::Structure;

/// A call under way: gives the request back, for the next page, with the response.
pub(crate) type Exchange = Pin<Box<dyn Future<Output = (Box<dyn Structure>, Result<Received, Error>)> + Send>>;

/// A successful response.
pub(crate) struct Received {
    pub(crate) output: Box<dyn Structure>,
    pub(crate) head: Parts,
    /// The URL that was asked.
    pub(crate) uri: Uri,
}

/// Sends a request and reads the response into an empty output.
pub(crate) fn drive(
    call: Call,
    operation: &'static Operation,
    input: Box<dyn Structure>,
    output: fn() -> Box<dyn Structure>,
) -> Exchange {
    Box::pin(async move {
        let response = match call.client() {
            Ok(client) => exchange(&client, &call, operation, &*input, output).await,
            Err(error) => Err(error),
        };
        (input, response)
    })
}

async fn exchange(
    client: &Client,
    call: &Call,
    operation: &'static Operation,
    input: &dyn Structure,
    output: fn() -> Box<dyn Structure>,
) -> Result<Received, Error> {
    let service = client.service().name;
    let timeouts = call.overrides().and_then(|overrides| overrides.timeouts).unwrap_or(client.config().timeouts);
    let span = info_span!("call", service, operation = operation.name);
    let progress = Progress::new();
    // Pinned here, since moving a future costs as much as it is large.
    let mut attempts = pin!(attempts(client, call, operation, input, output, timeouts, &progress).instrument(span));
    let response = match timeouts.operation {
        None => attempts.await,
        Some(limit) => match tokio::time::timeout(limit, attempts.as_mut()).await {
            Ok(response) => response,
            Err(_) => {
                progress.expire();
                Err(Error::timeout(Timeout::Operation, limit))
            }
        },
    };
    let response = response.map_err(|error| progress.located(error).of(service, operation.name));
    telemetry::report(service, operation, input, &progress, &response);
    response
}

/// Tries until an attempt goes well, or trying again does not help.
async fn attempts(
    client: &Client,
    call: &Call,
    operation: &'static Operation,
    input: &dyn Structure,
    output: fn() -> Box<dyn Structure>,
    timeouts: Timeouts,
    progress: &Progress,
) -> Result<Received, Error> {
    let shared = client.shared();
    let prepared = prepare(shared, call, operation, input)?;
    prepared.uri.authority().into_iter().for_each(|host| progress.chose(host.clone()));
    let max = call.overrides().and_then(|overrides| overrides.max_attempts).unwrap_or(shared.config.max_attempts);
    let replayable = prepared.is_replayable();
    let mut attempts = Attempts::new(max, &shared.quota, progress.expired());
    let attempt = Attempt { shared, operation, prepared: &prepared, timeouts, progress };
    loop {
        attempts.begin();
        progress.begin(attempts.made());
        let span = debug_span!("attempt", number = attempts.made());
        let failed = match attempt.make(output()).instrument(span).await {
            Ok((output, head)) => {
                attempts.succeed();
                return Ok(Received { output, head, uri: prepared.uri });
            }
            Err(failed) => failed,
        };
        // A body that is gone cannot be sent again, not even with a better signature.
        let failure = Failure { kind: failed.failure.kind.filter(|_| replayable), ..failed.failure };
        let left = timeouts.operation.map(|limit| limit.saturating_sub(progress.elapsed()));
        match attempts.fail(failure, left, random::fraction()) {
            Decision::Stop => return Err(failed.error),
            Decision::Again(pause) => {
                debug!(error = %failed.error, ?pause, attempt = attempts.made(), "trying again");
                progress.enter(Step::Pause);
                if !pause.is_zero() {
                    tokio::time::sleep(pause).await;
                }
            }
        }
    }
}
