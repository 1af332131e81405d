//! Bodies that are not held in memory as a whole: bytes and events as they come.

mod documents;
mod event_lines;
mod events;
mod files;
mod frames;
mod line_buffer;
mod reconnect;
mod server_events;
mod typed;

use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use http_body::Body as _;

pub use self::documents::Documents;
#[cfg(feature = "events")]
pub use self::events::Messages;
pub use self::events::{Arriving, Events, Origin};
pub use self::files::File;
use self::frames::{Consumed, Frames, Joined};
pub use self::reconnect::{Resume, Resuming};
pub use self::server_events::{ServerEvent, ServerEvents};
use crate::body::Body;
use crate::error::{BoxError, Error};
#[cfg(feature = "events")]
pub use crate::events::EventStream;

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
/// # async fn example(response: ByteStream) -> Result<(), ferrosmith_runtime::Error> {
/// let body = ByteStream::from("a body from memory");
/// assert_eq!(body.len(), Some(18));
/// let bytes = response.collect().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct ByteStream {
    source: Source,
    /// What is known of the file that it is.
    file: Option<Box<FileHead>>,
}

/// What is known of a file beside its bytes.
#[derive(Clone, Debug, Default)]
struct FileHead {
    name: Option<String>,
    media_type: Option<String>,
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
    fn of(source: Source) -> Self {
        Self { source, file: None }
    }

    /// Returns the next piece, or `None` after the last one and after an error.
    pub async fn next(&mut self) -> Option<Result<Bytes, Error>> {
        next(self).await
    }

    /// Creates a body from a stream. The bytes can be sent once: the call is not tried again.
    pub fn from_stream<S, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<BoxError>,
    {
        Self::from_body(Body::new(Frames::new(stream, None)))
    }

    /// Creates a body from an HTTP body. The bytes can be sent once, unless they are all in memory.
    pub fn from_body(body: Body) -> Self {
        match body.bytes() {
            Some(bytes) => Self::from(bytes.clone()),
            None => {
                let length = body.size_hint().exact();
                Self::of(Source::Once(Shared { body: Arc::new(Mutex::new(Some(body))), length }))
            }
        }
    }

    /// Creates a body from the streams that a function opens, of this length in bytes if it is known. It is called for
    /// every attempt, so that the call can be tried again.
    pub fn from_fn<F, S, E>(length: Option<u64>, open: F) -> Self
    where
        F: Fn() -> S + Send + Sync + 'static,
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<BoxError>,
    {
        let open = Arc::new(move || Body::new(Frames::new(open(), length)));
        Self::of(Source::Anew(Opener { open, length }))
    }

    /// What a function opens for every attempt, of this length if it is known.
    #[cfg(any(feature = "checksums", feature = "gzip"))]
    pub(crate) fn anew(length: Option<u64>, open: impl Fn() -> Body + Send + Sync + 'static) -> Self {
        Self::of(Source::Anew(Opener { open: Arc::new(open), length }))
    }

    /// One after the other.
    pub(crate) fn join(parts: Vec<Self>) -> Self {
        let length = parts.iter().map(Self::len).sum();
        let replayable = parts.iter().all(Self::is_replayable);
        let open = move || Body::new(parts.iter().map(Self::to_body).collect::<Joined>());
        match replayable {
            true => Self::of(Source::Anew(Opener { open: Arc::new(open), length })),
            false => Self::from_body(open()),
        }
    }

    /// Returns the number of bytes, if it is known before they are read.
    pub fn len(&self) -> Option<u64> {
        match &self.source {
            Source::Whole(bytes) => Some(bytes.len() as u64),
            Source::Once(shared) => shared.length,
            Source::Anew(opener) => opener.length,
        }
    }

    /// Returns whether the body is known to be empty.
    pub fn is_empty(&self) -> bool {
        self.len() == Some(0)
    }

    /// Returns the bytes, if all of them are in memory.
    pub fn bytes(&self) -> Option<&Bytes> {
        match &self.source {
            Source::Whole(bytes) => Some(bytes),
            Source::Once(_) | Source::Anew(_) => None,
        }
    }

    /// Returns whether the bytes can be sent a second time.
    pub fn is_replayable(&self) -> bool {
        !matches!(self.source, Source::Once(_))
    }

    /// Reads all bytes into memory.
    ///
    /// # Errors
    /// The connection broke before the end, or was silent for too long.
    pub async fn collect(self) -> Result<Bytes, Error> {
        self.collect_at_most(usize::MAX).await
    }

    /// Reads all bytes into memory, up to a limit in bytes.
    ///
    /// # Errors
    /// The connection broke before the end, was silent for too long, or there are more bytes than the limit.
    pub async fn collect_at_most(self, limit: usize) -> Result<Bytes, Error> {
        crate::body::collect(self.to_body(), limit).await
    }

    /// Returns a body with these bytes, for one attempt. Reading fails if the bytes were read before and cannot be had
    /// again.
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

/// The next item of a stream.
pub(crate) async fn next<S: Stream + Unpin>(stream: &mut S) -> Option<S::Item> {
    std::future::poll_fn(|context| Pin::new(&mut *stream).poll_next(context)).await
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
                Self::of(Source::Whole(Bytes::from(bytes)))
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
                    // Trailers contain nothing that an API describes.
                    if let Ok(data) = frame.into_data() {
                        return Poll::Ready(Some(Ok(data)));
                    }
                }
            }
        }
    }
}
