//! Bodies that are not held in memory as a whole: bytes and events as they come.

use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use http_body::{Body as _, Frame, SizeHint};

use crate::body::Body;
use crate::error::{BoxError, Error};

#[cfg(feature = "events")]
pub use crate::events::EventStream;
#[cfg(feature = "events")]
use crate::schema::ErrorCase;
use crate::schema::Operation;

/// Events as they come; the object-safe side of a typed event stream.
pub trait Events: Send + Sync {
    /// The events that are to be sent, as messages; each is given out once. Those that are one of `errors` are written
    /// as exceptions.
    #[cfg(feature = "events")]
    fn messages(&self, errors: &'static [ErrorCase]) -> Messages;

    /// Becomes the stream of the events that a body holds; exceptions among them are one of the operation's errors.
    fn receive(&mut self, arriving: Arriving);
}

/// A body of events, and what their errors say of the call.
#[derive(Debug)]
pub struct Arriving {
    /// The body.
    pub body: ByteStream,
    /// The service's name.
    pub service: &'static str,
    /// The operation that answers.
    pub operation: &'static Operation,
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
    /// The messages of a stream.
    pub fn new(messages: impl Stream<Item = Result<crate::events::Message, Error>> + Send + 'static) -> Self {
        Self(Arc::new(Mutex::new(Box::pin(messages))))
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

/// Bytes as they come: the body of a request or response that may be too large for memory.
///
/// Made from bytes in memory, from a [`Stream`], or from a function that opens the bytes anew for every attempt. Only a
/// body from memory or from a function can be sent a second time: a call with any other is not tried again.
///
/// A clone of a stream that can be read only once shares it with the original: what one has read, the other does not
/// see. Clones of all others are independent.
///
/// ```
/// use ferrosmith_runtime::stream::ByteStream;
///
/// # async fn example(answer: ByteStream) -> Result<(), ferrosmith_runtime::Error> {
/// let body = ByteStream::from("a body from memory");
/// assert_eq!(body.len(), Some(18));
/// let bytes = answer.collect().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct ByteStream {
    source: Source,
}

#[derive(Clone)]
enum Source {
    Whole(Bytes),
    Once(Shared),
    Anew(Opener),
}

/// A body that can be read once, by whichever clone comes first.
#[derive(Clone)]
struct Shared {
    body: Arc<Mutex<Option<Body>>>,
    length: Option<u64>,
}

/// Opens the bytes anew.
#[derive(Clone)]
struct Opener {
    open: Arc<dyn Fn() -> Body + Send + Sync>,
    length: Option<u64>,
}

impl ByteStream {
    /// The bytes of a stream. They can be sent once: the call is not tried again.
    pub fn from_stream<S, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<BoxError>,
    {
        Self::from_body(Body::new(Frames(Box::pin(stream))))
    }

    /// The bytes of an HTTP body. They can be sent once, unless they are all in memory.
    pub fn from_body(body: Body) -> Self {
        match body.bytes() {
            Some(bytes) => Self::from(bytes.clone()),
            None => {
                let length = body.size_hint().exact();
                Self { source: Source::Once(Shared { body: Arc::new(Mutex::new(Some(body))), length }) }
            }
        }
    }

    /// The bytes of the streams that a function opens, of this length where it is known. It is called for every
    /// attempt, so that the call can be tried again.
    pub fn from_fn<F, S, E>(length: Option<u64>, open: F) -> Self
    where
        F: Fn() -> S + Send + Sync + 'static,
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<BoxError>,
    {
        let open = Arc::new(move || Body::new(Frames(Box::pin(open()))));
        Self { source: Source::Anew(Opener { open, length }) }
    }

    /// How many bytes there are, where that is known before they are read.
    pub fn len(&self) -> Option<u64> {
        match &self.source {
            Source::Whole(bytes) => Some(bytes.len() as u64),
            Source::Once(shared) => shared.length,
            Source::Anew(opener) => opener.length,
        }
    }

    /// Whether it is known that there are no bytes.
    pub fn is_empty(&self) -> bool {
        self.len() == Some(0)
    }

    /// The bytes, where they are all in memory.
    pub fn bytes(&self) -> Option<&Bytes> {
        match &self.source {
            Source::Whole(bytes) => Some(bytes),
            Source::Once(_) | Source::Anew(_) => None,
        }
    }

    /// Whether the bytes can be sent a second time.
    pub fn is_replayable(&self) -> bool {
        !matches!(self.source, Source::Once(_))
    }

    /// All the bytes, in memory.
    ///
    /// # Errors
    /// The connection broke before the end, or was silent for too long.
    pub async fn collect(self) -> Result<Bytes, Error> {
        self.collect_at_most(usize::MAX).await
    }

    /// All the bytes, in memory, unless they are more than a limit.
    ///
    /// # Errors
    /// The connection broke before the end, was silent for too long, or there are more bytes than the limit.
    pub async fn collect_at_most(self, limit: usize) -> Result<Bytes, Error> {
        crate::body::collect(self.to_body(), limit).await
    }

    /// A body with these bytes, for one attempt. Reading fails if the bytes were read before and cannot be had again.
    pub fn to_body(&self) -> Body {
        match &self.source {
            Source::Whole(bytes) => Body::from(bytes.clone()),
            Source::Anew(opener) => (opener.open)(),
            Source::Once(shared) => shared.take().unwrap_or_else(|| Body::new(Consumed)),
        }
    }
}

impl Shared {
    fn take(&self) -> Option<Body> {
        self.body.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Default for ByteStream {
    fn default() -> Self {
        Self::from(Bytes::new())
    }
}

macro_rules! from_memory {
    ($($ty:ty),*) => {$(
        impl From<$ty> for ByteStream {
            fn from(bytes: $ty) -> Self {
                Self { source: Source::Whole(Bytes::from(bytes)) }
            }
        }
    )*};
}

from_memory!(Bytes, BytesMut, Vec<u8>, String, &'static str, &'static [u8]);

impl fmt::Debug for ByteStream {
    /// The length only: nobody knows what the bytes hold.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.len() {
            Some(length) => write!(f, "ByteStream({length} bytes)"),
            None => f.write_str("ByteStream"),
        }
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if !matches!(self.source, Source::Once(_)) {
            let body = self.to_body();
            self.source = Source::Once(Shared { body: Arc::new(Mutex::new(Some(body))), length: None });
        }
        let Source::Once(shared) = &self.source else { return Poll::Ready(None) };
        let mut body = shared.body.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let Some(reading) = body.as_mut() else { return Poll::Ready(None) };
            match ready!(Pin::new(reading).poll_frame(cx)) {
                None => {
                    *body = None;
                    return Poll::Ready(None);
                }
                Some(Err(error)) => {
                    *body = None;
                    return Poll::Ready(Some(Err(crate::body::error(error))));
                }
                Some(Ok(frame)) => {
                    // Trailers tell nothing that an API describes.
                    if let Ok(data) = frame.into_data() {
                        return Poll::Ready(Some(Ok(data)));
                    }
                }
            }
        }
    }
}

/// The frames of a stream of bytes.
struct Frames<S>(Pin<Box<S>>);

impl<S, E> http_body::Body for Frames<S>
where
    S: Stream<Item = Result<Bytes, E>>,
{
    type Data = Bytes;
    type Error = E;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, E>>> {
        self.0.as_mut().poll_next(cx).map_ok(Frame::data)
    }
}

/// The body of a stream that was read before.
struct Consumed;

impl http_body::Body for Consumed {
    type Data = Bytes;
    type Error = &'static str;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, &'static str>>> {
        Poll::Ready(Some(Err("the stream was read before and cannot be read again")))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::default()
    }
}
