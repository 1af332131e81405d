//! What waiters wait for (Smithy 2.0, "Waiters").

use super::Jmes;

/// What calls an operation until a state is reached.
#[derive(Debug)]
pub struct Waiter {
    /// The name in the description.
    pub(crate) name: &'static str,
    /// The shortest and the longest pause between two calls, in seconds.
    pub(crate) delays: (u32, u32),
    /// What ends the waiting: the first that matches decides.
    pub(crate) acceptors: &'static [Acceptor],
}

/// What a call may lead to.
#[derive(Clone, Copy, Debug)]
pub struct Acceptor {
    pub(crate) state: State,
    pub(crate) matcher: Matcher,
    /// Leads to a text, or to texts, in the output.
    pub(crate) message: Option<&'static Jmes>,
}

/// What follows a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Success,
    Failure,
    Retry,
}

/// A condition of what a call led to.
#[derive(Clone, Copy, Debug)]
pub enum Matcher {
    /// Whether there is an output.
    Success(bool),
    /// An error of this name, or with this code.
    Error(&'static str),
    /// Something about the output.
    Output(&'static Jmes, Expected),
    /// Something about an object of which `input` is the request, and `output` the output.
    InputOutput(&'static Jmes, Expected),
}

/// What the value of an expression must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// This text.
    Text(&'static str),
    /// This truth value.
    Bool(bool),
    /// A list of at least one text, all of them this one.
    All(&'static str),
    /// A list in which this text is.
    Any(&'static str),
}

impl Waiter {
    /// Creates a waiter that pauses from `min` to `max` seconds between calls.
    pub const fn new(name: &'static str, min: u32, max: u32, acceptors: &'static [Acceptor]) -> Self {
        Self { name, delays: (min, max), acceptors }
    }
}

impl Acceptor {
    const fn new(state: State, matcher: Matcher) -> Self {
        Self { state, matcher, message: None }
    }

    /// What was waited for has happened.
    #[must_use]
    pub const fn success(matcher: Matcher) -> Self {
        Self::new(State::Success, matcher)
    }

    /// It will not happen.
    #[must_use]
    pub const fn failure(matcher: Matcher) -> Self {
        Self::new(State::Failure, matcher)
    }

    /// It may happen yet.
    #[must_use]
    pub const fn retry(matcher: Matcher) -> Self {
        Self::new(State::Retry, matcher)
    }

    /// Sets what leads to the reason of a failure.
    #[must_use]
    pub const fn message(mut self, message: &'static Jmes) -> Self {
        self.message = Some(message);
        self
    }
}
