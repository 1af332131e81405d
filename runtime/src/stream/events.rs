//! The object-safe side of typed event streams.

#[cfg(feature = "events")]
use std::fmt;
#[cfg(feature = "events")]
use std::pin::Pin;
#[cfg(feature = "events")]
use std::sync::{Arc, Mutex, PoisonError};
#[cfg(feature = "events")]
use std::task::{Context, Poll};

#[cfg(feature = "events")]
use futures_core::Stream;

use http::uri::Authority;

use super::{ByteStream, Resume};
use crate::error::{Error, Step};
use crate::schema::{Codec, Operation, Shape};

/// Events as they come; the object-safe side of a typed event stream.
pub trait Events: Send + Sync {
    /// Returns the events to be sent as messages of an operation; each is given out once. Those that are one of the
    /// operation's errors are written as exceptions.
    #[cfg(feature = "events")]
    fn messages(&self, operation: &'static Operation) -> Messages {
        // Those that only arrive are never sent.
        let _ = operation;
        Messages::new(Nothing)
    }

    /// Becomes the stream of the events that a body holds; exceptions among them are one of the operation's errors.
    fn receive(&mut self, arriving: Arriving);

    /// Gives back the body that it became the stream of, if it can.
    fn arriving(&mut self) -> Option<Arriving> {
        None
    }

    /// Connects again, so many times without an event in between, where the stream ends; only some streams can.
    fn reconnect(&mut self, resume: Box<dyn Resume>, times: u32) {
        let _ = (resume, times);
    }
}

/// Where a response comes from.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The service's name.
    pub service: &'static str,
    /// The host and port.
    pub host: Option<Authority>,
}

impl Origin {
    /// An error of one of the operations, located.
    pub(crate) fn locate(&self, error: Error, operation: &'static str) -> Error {
        let error = error.of(self.service, operation).during(Step::Receive);
        match &self.host {
            Some(host) => error.at(host.as_str()),
            None => error,
        }
    }
}

/// A body of events, and what their errors say of the call.
#[derive(Debug)]
pub struct Arriving {
    /// The body.
    pub body: ByteStream,
    /// Where it comes from.
    pub origin: Origin,
    /// The operation whose events they are.
    pub operation: &'static Operation,
    /// How they are written.
    pub codec: Codec,
    /// The shape of each.
    pub shape: &'static Shape,
    /// The most bytes that one may have.
    pub limit: usize,
    /// The id under which the service's owner finds the request.
    pub request_id: Option<String>,
}

/// The messages of an event stream on their way out, not signed yet.
///
/// Clones share the messages: each is given out once.
#[cfg(feature = "events")]
#[derive(Clone)]
pub struct Messages(Arc<Mutex<Pin<Box<Coming>>>>);

#[cfg(feature = "events")]
type Coming = dyn Stream<Item = Result<crate::events::Message, Error>> + Send;

#[cfg(feature = "events")]
impl Messages {
    /// Creates the messages of a stream.
    pub fn new(messages: impl Stream<Item = Result<crate::events::Message, Error>> + Send + 'static) -> Self {
        Self(Arc::new(Mutex::new(Box::pin(messages))))
    }

    /// The messages after another one; none are those that are not there.
    pub(crate) fn after(first: crate::events::Message, rest: Option<Self>) -> Self {
        Self::new(After { first: Some(first), rest })
    }
}

/// No messages.
#[cfg(feature = "events")]
struct Nothing;

#[cfg(feature = "events")]
impl Stream for Nothing {
    type Item = Result<crate::events::Message, Error>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}

/// A message, and those that come after it.
#[cfg(feature = "events")]
struct After {
    first: Option<crate::events::Message>,
    rest: Option<Messages>,
}

#[cfg(feature = "events")]
impl Stream for After {
    type Item = Result<crate::events::Message, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Some(first) = self.first.take() {
            return Poll::Ready(Some(Ok(first)));
        }
        self.rest.as_mut().map_or(Poll::Ready(None), |rest| Pin::new(rest).poll_next(cx))
    }
}

#[cfg(feature = "events")]
impl fmt::Debug for Messages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Messages")
    }
}

#[cfg(feature = "events")]
impl Stream for Messages {
    type Item = Result<crate::events::Message, Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).as_mut().poll_next(cx)
    }
}
