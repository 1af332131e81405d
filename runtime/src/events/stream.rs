//! Typed streams of events.

use std::fmt::{Debug, Formatter, Result as Written};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::{Decoder, Message, Received, binding, initial};
use crate::error::{Error, ErrorKind, ErrorMeta, ErrorResponse};
use crate::retry;
use crate::schema::{Operation, Retry};
use crate::stream::{Arriving, Events, Messages, next};
use crate::value::{Mut, Ref, Value};

/// Events as they come, to be sent or received.
///
/// One to be sent is made of a [`Stream`] of events, or of a list of them; one that was received is itself a stream of
/// events, in which an error of the service is the last item. Clones share the events: each is given out once.
pub struct EventStream<T> {
    source: Arc<Mutex<Source<T>>>,
}

enum Source<T> {
    Nothing,
    Outgoing(Pin<Box<dyn Stream<Item = T> + Send>>),
    Incoming(Incoming),
}

struct Incoming {
    arriving: Arriving,
    decoder: Decoder,
}

impl<T: Value + Default + 'static> EventStream<T> {
    /// Creates a stream of events to be sent.
    pub fn new(events: impl Stream<Item = T> + Send + 'static) -> Self {
        Self::from_source(Source::Outgoing(Box::pin(events)))
    }

    /// Returns the next event; `None` after the last one and after an error.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        next(self).await
    }

    fn from_source(source: Source<T>) -> Self {
        Self { source: Arc::new(Mutex::new(source)) }
    }
}

impl<T: Value + Default + Unpin + 'static> From<Vec<T>> for EventStream<T> {
    fn from(events: Vec<T>) -> Self {
        Self::new(Listed(events.into_iter()))
    }
}

/// Events that are all there.
struct Listed<T>(std::vec::IntoIter<T>);

impl<T: Unpin> Stream for Listed<T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<T>> {
        Poll::Ready(self.0.next())
    }
}

impl<T> Clone for EventStream<T> {
    fn clone(&self) -> Self {
        Self { source: Arc::clone(&self.source) }
    }
}

impl<T> Default for EventStream<T> {
    fn default() -> Self {
        Self { source: Arc::new(Mutex::new(Source::Nothing)) }
    }
}

impl<T> Debug for EventStream<T> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Written {
        formatter.write_str("EventStream")
    }
}

impl<T: Value + Default + 'static> Value for EventStream<T> {
    type Class = crate::value::fields::Converted;

    fn get(&self) -> Ref<'_> {
        Ref::Events(self)
    }

    fn as_mut(&mut self) -> Mut<'_> {
        Mut::Events(self)
    }
}

impl<T: Value + Default + 'static> Events for EventStream<T> {
    fn messages(&self, operation: &'static Operation) -> Messages {
        let mut source = self.source.lock().unwrap_or_else(PoisonError::into_inner);
        let events = match std::mem::replace(&mut *source, Source::Nothing) {
            Source::Outgoing(events) => Some(events),
            Source::Nothing | Source::Incoming(_) => None,
        };
        Messages::new(Encoding { events, operation })
    }

    fn receive(&mut self, arriving: Arriving) {
        *self = Self::from_source(Source::Incoming(Incoming { arriving, decoder: Decoder::default() }));
    }
}

/// Events on their way to messages.
struct Encoding<T> {
    events: Option<Pin<Box<dyn Stream<Item = T> + Send>>>,
    operation: &'static Operation,
}

impl<T: Value> Stream for Encoding<T> {
    type Item = Result<Message, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let operation = self.operation;
        let Some(events) = &mut self.events else { return Poll::Ready(None) };
        let Some(mut event) = ready!(events.as_mut().poll_next(context)) else {
            self.events = None;
            return Poll::Ready(None);
        };
        let message = match event.as_mut() {
            Mut::Union(union) => binding::encode(union, operation),
            _ => return Poll::Ready(Some(Err(Error::config("the events of a stream must be a union")))),
        };
        Poll::Ready(Some(message.map_err(|error| Error::new(ErrorKind::Encode(error)))))
    }
}

impl<T: Value + Default + 'static> Stream for EventStream<T> {
    type Item = Result<T, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut source = self.source.lock().unwrap_or_else(PoisonError::into_inner);
        let item = match &mut *source {
            Source::Nothing => return Poll::Ready(None),
            Source::Outgoing(events) => ready!(events.as_mut().poll_next(context)).map(Ok),
            Source::Incoming(incoming) => ready!(incoming.poll(context)).map(|message| {
                let mut event = T::default();
                let read = message.and_then(|message| incoming.read(&message, event.as_mut()));
                read.map(|()| event).map_err(|error| incoming.located(error))
            }),
        };
        // After an error nothing that follows can be trusted.
        if !matches!(item, Some(Ok(_))) {
            *source = Source::Nothing;
        }
        Poll::Ready(item)
    }
}

impl Incoming {
    /// The next message. An initial response that no member waits for is stepped over.
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Message, Error>>> {
        loop {
            match self.decoder.message() {
                Ok(Some(message)) if initial::is_response(&message) => continue,
                Ok(Some(message)) => return Poll::Ready(Some(Ok(message))),
                Ok(None) => {}
                Err(error) => return Poll::Ready(Some(Err(Error::decode(error)))),
            }
            match ready!(Pin::new(&mut self.arriving.body).poll_next(context)) {
                Some(Ok(bytes)) => self.decoder.feed(&bytes),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None if self.decoder.is_empty() => return Poll::Ready(None),
                None => return Poll::Ready(Some(Err(Error::decode("the stream ends within a message")))),
            }
        }
    }

    fn read(&self, message: &Message, event: Mut<'_>) -> Result<(), Error> {
        let Mut::Union(union) = event else {
            return Err(Error::config("the events of a stream must be a union"));
        };
        match binding::decode(message, union, self.arriving.operation).map_err(Error::decode)? {
            Received::Event => Ok(()),
            Received::Failure { code, message, modeled, retry } => {
                let meta = self.meta(code, message, retry);
                let response =
                    ErrorResponse { meta, modeled, headers: http::HeaderMap::default(), body: bytes::Bytes::default() };
                Err(Error::new(ErrorKind::Service(Box::new(response))))
            }
        }
    }

    /// What an error among the events contains. The exchange itself went well: there is no status of its own.
    fn meta(&self, code: String, message: Option<String>, modeled: Option<Retry>) -> ErrorMeta {
        let status = self.arriving.operation.status;
        ErrorMeta {
            service: self.arriving.origin.service,
            operation: self.arriving.operation.name,
            host: self.arriving.origin.host.as_ref().map(ToString::to_string),
            retryable: retry::classify(status, Some(&code), modeled, None).is_some(),
            code: Some(code),
            message,
            status,
            request_id: self.arriving.request_id.clone(),
            retry_after: None,
        }
    }

    fn located(&self, error: Error) -> Error {
        self.arriving.origin.locate(error, self.arriving.operation.name)
    }
}
