//! Waiters: an operation, called again until what it is about has reached a state (Smithy 2.0, "Waiters").
//!
//! A waiter begins when it is awaited, and ends with [`Waited`] or a [`WaitError`].

mod decide;
mod delay;
mod ended;
mod repeat;

use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

pub use ended::{WaitError, WaitErrorKind, Waited};

use self::delay::Delays;
use self::ended::{End, typed_end};
use self::repeat::{Polling, repeat};
use super::Request;
use super::sending::empty;
use crate::error::Error;
use crate::schema::Waiter;
use crate::value::Structure;

/// A waiter that has not begun. Await it to begin.
///
/// What ends the waiting stands in the description of the service: an output that shows the state that is waited for, or
/// one that shows that it will not be reached; an error, unless it is one that is waited for or passes. Errors of the
/// connection, and what a client cannot send, always end it.
#[must_use = "nothing is sent until this is awaited"]
pub struct Wait<O, E> {
    polling: Polling,
    types: PhantomData<fn() -> (O, E)>,
}

impl<O: Structure + Default, E: From<Error>> Wait<O, E> {
    /// Creates a waiter that repeats a request.
    #[doc(hidden)]
    pub fn new<R: Request<Output = O, Error = E>>(mut request: R, waiter: &'static Waiter, longest: Duration) -> Self {
        let call = std::mem::take(request.call());
        let polling = Polling {
            call,
            operation: R::operation(),
            waiter,
            input: Box::new(request),
            output: empty::<O>,
            longest,
            delays: Delays::of(waiter),
        };
        Self { polling, types: PhantomData }
    }

    /// Sets the shortest pause between two calls.
    pub fn min_delay(mut self, delay: Duration) -> Self {
        self.polling.delays.set_min(delay);
        self
    }

    /// Sets the longest pause between two calls. Pauses grow up to it, each a random part of twice the one before.
    pub fn max_delay(mut self, delay: Duration) -> Self {
        self.polling.delays.set_max(delay);
        self
    }
}

#[cfg(feature = "blocking")]
impl<O, E> Wait<O, E> {
    /// The name of what is waited for.
    pub(crate) fn name(&self) -> &'static str {
        self.polling.waiter.name
    }
}

impl<O: Structure, E: From<Error>> IntoFuture for Wait<O, E> {
    type Output = Result<Waited<O, E>, WaitError<O, E>>;
    type IntoFuture = Waiting<O, E>;

    fn into_future(self) -> Waiting<O, E> {
        Waiting { name: self.polling.waiter.name, end: Box::pin(repeat(self.polling)), types: PhantomData }
    }
}

impl<O, E> fmt::Debug for Wait<O, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Wait for {}", self.polling.waiter.name)
    }
}

/// A waiter in progress.
#[must_use = "nothing is sent until this is awaited"]
pub struct Waiting<O, E> {
    name: &'static str,
    end: Pin<Box<dyn Future<Output = End> + Send>>,
    types: PhantomData<fn() -> (O, E)>,
}

impl<O: Structure, E: From<Error>> Future for Waiting<O, E> {
    type Output = Result<Waited<O, E>, WaitError<O, E>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let end = ready!(self.end.as_mut().poll(cx));
        Poll::Ready(typed_end(self.name, end))
    }
}

impl<O, E> fmt::Debug for Waiting<O, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Waiting for {}", self.name)
    }
}
