//! Waiters (Smithy 2.0, "Waiters"). The checks have seen to it that they are well-formed.

use super::operations::Call;
use super::{Lowering, traits};
use crate::ir::{Acceptor, Expected, JmesPath, Matcher, Waiter, WaiterState};
use crate::smithy::jmespath;
use crate::smithy::node::Node;

/// What the trait's members are where they are not given.
const MIN_DELAY: u32 = 2;
const MAX_DELAY: u32 = 120;

impl<'a> Lowering<'a> {
    /// The waiters of an operation, in the order of the trait.
    pub(super) fn lower_waiters(&self, call: Call<'a>) -> Vec<Waiter> {
        let Some(applied) = call.shape.traits.get(traits::WAITABLE) else { return Vec::new() };
        let waiters = applied.value.as_object().into_iter().flat_map(|waiters| waiters.iter());
        let waiters = waiters.map(|(name, waiter)| {
            let delay = |key, default| {
                let seconds = waiter.get(key).and_then(Node::as_i64);
                seconds.map_or(default, |seconds| u32::try_from(seconds.max(1)).unwrap_or(u32::MAX))
            };
            let (min_delay, max_delay) = (delay("minDelay", MIN_DELAY), delay("maxDelay", MAX_DELAY));
            let acceptors = waiter.get("acceptors").and_then(Node::as_array).unwrap_or_default();
            Waiter {
                name: name.to_owned(),
                docs: text(waiter, "documentation").unwrap_or_default(),
                origin: applied.origin.clone(),
                deprecated: waiter.get("deprecated").and_then(Node::as_bool).unwrap_or_default(),
                min_delay,
                max_delay,
                acceptors: acceptors.iter().filter_map(acceptor).collect(),
            }
        });
        waiters.collect()
    }
}

fn acceptor(node: &Node) -> Option<Acceptor> {
    let state = match node.get("state")?.as_str()? {
        "success" => WaiterState::Success,
        "failure" => WaiterState::Failure,
        _ => WaiterState::Retry,
    };
    let (kind, value) = node.get("matcher")?.as_object()?.iter().next()?;
    let matcher = match kind {
        "success" => Matcher::Success(value.as_bool()?),
        // Of an absolute id the name counts.
        "errorType" => Matcher::Error(value.as_str()?.rsplit('#').next()?.to_owned()),
        "output" => Matcher::Output(path(value.get("path")?)?, expected(value)?),
        _ => Matcher::InputOutput(path(value.get("path")?)?, expected(value)?),
    };
    Some(Acceptor { state, matcher, message: node.get("message").and_then(path) })
}

fn path(node: &Node) -> Option<JmesPath> {
    jmespath::parse(node.as_str()?).ok()
}

fn expected(matcher: &Node) -> Option<Expected> {
    let expected = text(matcher, "expected")?;
    Some(match matcher.get("comparator")?.as_str()? {
        "booleanEquals" => Expected::Bool(expected == "true"),
        "allStringEquals" => Expected::All(expected),
        "anyStringEquals" => Expected::Any(expected),
        _ => Expected::Text(expected),
    })
}

fn text(node: &Node, key: &str) -> Option<String> {
    node.get(key)?.as_str().map(str::to_owned)
}
