//! Server-sent events as a typed stream (HTML, section 9.2 "Server-sent events").

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;

use super::event_lines::{EventLines, RawEvent};
use super::reconnect::{Reconnection, Resume};
use super::typed::{Located, read_item, received_stream};
use super::{Arriving, Events, next};
use crate::error::Error;
use crate::value::Value;

/// What some services send as the data of the last event.
const DONE: &str = "[DONE]";

/// An event that a server sent.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ServerEvent<T> {
    /// The type of the event; `None` for a plain message.
    pub event: Option<String>,
    /// The id of the last event that had one.
    pub id: Option<Arc<str>>,
    /// How long the server wants clients to wait before they connect again.
    pub retry: Option<Duration>,
    /// The data.
    pub data: T,
}

/// Server-sent events as they come; a stream of [`ServerEvent`]s.
///
/// An event whose data cannot be read is an error item, after which the stream goes on; the end of the connection, or
/// an event `[DONE]`, ends it. With `customize(|call| call.reconnect(times))` it connects again at the end of a
/// connection, and continues after the last event. Clones share the events: each is given out once.
pub struct ServerEvents<T> {
    source: Arc<Mutex<Option<Incoming>>>,
    item: std::marker::PhantomData<fn() -> T>,
}

struct Incoming {
    arriving: Arriving,
    lines: EventLines,
    reconnection: Option<Reconnection>,
}

impl<T: Value + Default + 'static> ServerEvents<T> {
    /// Returns the next event, or `None` after the last.
    pub async fn next(&mut self) -> Option<Result<ServerEvent<T>, Error>> {
        next(self).await
    }

    /// Returns the id of the last event that had one, with which a request continues after it: the header
    /// `Last-Event-ID`.
    pub fn last_event_id(&self) -> Option<String> {
        let source = self.source.lock().unwrap_or_else(PoisonError::into_inner);
        source.as_ref().and_then(|incoming| incoming.lines.last_id().map(|id| id.as_ref().to_owned()))
    }
}

received_stream!(ServerEvents);

impl<T: Value + Default + 'static> Events for ServerEvents<T> {
    fn receive(&mut self, arriving: Arriving) {
        let lines = EventLines::new(arriving.limit);
        self.source = Arc::new(Mutex::new(Some(Incoming { arriving, lines, reconnection: None })));
    }

    fn arriving(&mut self) -> Option<Arriving> {
        let incoming = self.source.lock().unwrap_or_else(PoisonError::into_inner).take();
        incoming.map(|incoming| incoming.arriving)
    }

    fn reconnect(&mut self, resume: Box<dyn Resume>, times: u32) {
        if let Some(incoming) = self.source.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
            incoming.reconnection = Some(Reconnection::new(resume, times));
        }
    }
}

impl<T: Value + Default + 'static> Stream for ServerEvents<T> {
    type Item = Result<ServerEvent<T>, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut source = self.source.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(incoming) = source.as_mut() else { return Poll::Ready(None) };
        let item = match ready!(incoming.poll(context)) {
            Some(Ok(raw)) if raw.data != DONE => {
                let data = read_item(&raw.data, incoming.arriving.shape);
                let event = data.map(|data| ServerEvent { event: raw.event, id: raw.id, retry: raw.retry, data });
                return Poll::Ready(Some(event.located(&incoming.arriving)));
            }
            Some(Ok(_)) | None => None,
            Some(Err(error)) => Some(Err(error).located(&incoming.arriving)),
        };
        *source = None;
        Poll::Ready(item)
    }
}

impl Incoming {
    /// The next event that has data.
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<RawEvent, Error>>> {
        loop {
            if let Some(reconnection) = self.reconnection.as_mut().filter(|reconnection| reconnection.is_busy()) {
                match ready!(reconnection.poll(context)) {
                    Ok(Some(arriving)) => self.continue_with(arriving),
                    Ok(None) => return Poll::Ready(None),
                    Err(error) if error.response().is_none() && self.connect_again() => {}
                    Err(error) => return Poll::Ready(Some(Err(error))),
                }
                continue;
            }
            match self.lines.event() {
                Ok(Some(event)) => {
                    self.reconnection.iter_mut().for_each(Reconnection::succeed);
                    return Poll::Ready(Some(Ok(event)));
                }
                Ok(None) => {}
                Err(limit) => return Poll::Ready(Some(Err(Error::decode(limit)))),
            }
            match ready!(Pin::new(&mut self.arriving.body).poll_next(context)) {
                Some(Ok(bytes)) => self.lines.feed(&bytes),
                // What precedes the end without an empty line is no event (section 9.2.6).
                Some(Err(_)) | None if self.connect_again() => {}
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }

    fn connect_again(&mut self) -> bool {
        let (last_id, pause) = (self.lines.last_id().cloned(), self.lines.pause());
        self.reconnection.as_mut().is_some_and(|reconnection| reconnection.begin(last_id, pause))
    }

    fn continue_with(&mut self, arriving: Arriving) {
        self.lines = self.lines.continued();
        self.arriving = arriving;
    }
}
