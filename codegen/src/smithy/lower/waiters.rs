//! Waiters (Smithy 2.0, "Waiters").

use super::{Lowering, traits};
use crate::ir::{Acceptor, Matcher, Waiter, WaiterState};
use crate::smithy::model::Shape;
use crate::smithy::node::Node;

/// The pauses that hold when a waiter does not say, in seconds.
const DEFAULT_DELAYS: (u32, u32) = (2, 120);

impl Lowering<'_> {
    /// The things that an operation lets one wait for.
    pub(super) fn lower_waiters(&mut self, operation: &Shape) -> Vec<Waiter> {
        let waiters = operation.trait_value(traits::WAITABLE).and_then(Node::as_object);
        let waiters = waiters.into_iter().flat_map(|waiters| waiters.iter());
        waiters.map(|(name, waiter)| lower_waiter(name, waiter)).collect()
    }
}

fn lower_waiter(name: &str, waiter: &Node) -> Waiter {
    let delay = |key| waiter.get(key).and_then(Node::as_i64).and_then(|value| u32::try_from(value).ok());
    let acceptors = waiter.get("acceptors").and_then(Node::as_array).unwrap_or_default();
    Waiter {
        name: name.to_owned(),
        docs: waiter.get("documentation").and_then(Node::as_str).unwrap_or_default().to_owned(),
        min_delay: delay("minDelay").unwrap_or(DEFAULT_DELAYS.0),
        max_delay: delay("maxDelay").unwrap_or(DEFAULT_DELAYS.1),
        acceptors: acceptors.iter().filter_map(lower_acceptor).collect(),
    }
}

fn lower_acceptor(acceptor: &Node) -> Option<Acceptor> {
    let state = match acceptor.get("state")?.as_str()? {
        "success" => WaiterState::Success,
        "failure" => WaiterState::Failure,
        _ => WaiterState::Retry,
    };
    Some(Acceptor { state, matcher: lower_matcher(acceptor.get("matcher")?)? })
}

fn lower_matcher(matcher: &Node) -> Option<Matcher> {
    let (kind, value) = matcher.as_object()?.iter().next()?;
    match kind {
        "success" => Some(Matcher::Success(value.as_bool()?)),
        "errorType" => {
            let name = value.as_str()?;
            Some(Matcher::ErrorType(name.rsplit_once('#').map_or(name, |(_, name)| name).to_owned()))
        }
        _ => {
            let text = |key| value.get(key).and_then(Node::as_str).map(str::to_owned);
            Some(Matcher::Path {
                input_output: kind == "inputOutput",
                path: text("path")?,
                comparator: text("comparator")?,
                expected: text("expected")?,
            })
        }
    }
}
