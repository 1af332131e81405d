//! Waiters: an operation called again until what it is about has reached a state.

use serde::Serialize;

use super::JmesPath;
use crate::diagnostics::Origin;

/// What calls an operation until a state is reached (Smithy 2.0, "Waiters").
#[derive(Clone, Debug, Serialize)]
pub struct Waiter {
    /// The name in the description: `BucketExists`.
    pub name: String,
    /// What is waited for.
    pub docs: String,
    /// Where it was written.
    #[serde(skip)]
    pub origin: Origin,
    /// Whether it should not be used any more.
    pub deprecated: bool,
    /// The shortest pause between two calls, in seconds.
    pub min_delay: u32,
    /// The longest pause between two calls, in seconds; not below the shortest.
    pub max_delay: u32,
    /// What ends the waiting: the first that matches decides, and one of them is a success. Where none matches, an
    /// error ends it, and an output does not.
    pub acceptors: Vec<Acceptor>,
}

/// What a call may lead to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Acceptor {
    /// What follows where it matches.
    pub state: WaiterState,
    /// What it matches.
    pub matcher: Matcher,
    /// Leads to a text, or to texts, in the output: why waiting failed.
    pub message: Option<JmesPath>,
}

/// What follows a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum WaiterState {
    /// What was waited for has happened.
    Success,
    /// It will not happen.
    Failure,
    /// It may happen yet.
    Retry,
}

/// A condition of what a call led to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Matcher {
    /// Whether there is an output.
    Success(bool),
    /// An error of this name, or with this code.
    Error(String),
    /// Something about the output.
    Output(JmesPath, Expected),
    /// Something about an object of which `input` is the request, and `output` the output.
    InputOutput(JmesPath, Expected),
}

/// What the value of an expression must be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Expected {
    /// This text.
    Text(String),
    /// This truth value.
    Bool(bool),
    /// A list of at least one text, all of them this one.
    All(String),
    /// A list in which this text is.
    Any(String),
}
