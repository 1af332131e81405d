//! The body of an HTTP message on its way to or from a transport.

mod response;
mod upload;

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::{Bytes, BytesMut};
use http_body::{Frame, SizeHint};

pub(crate) use self::response::Reading;
pub(crate) use self::upload::{Upload, expect_end, hold};
use crate::error::{BoxError, Error};

/// The body of a request or response: bytes in memory, or bytes as they come.
pub struct Body {
    inner: Inner,
}

enum Inner {
    Whole(Bytes),
    Coming(Coming),
}

type Coming = Pin<Box<dyn http_body::Body<Data = Bytes, Error = BoxError> + Send>>;

impl Body {
    /// Creates a body that comes frame by frame.
    pub fn new<B>(body: B) -> Self
    where
        B: http_body::Body<Data = Bytes> + Send + 'static,
        B::Error: Into<BoxError>,
    {
        Self { inner: Inner::Coming(Box::pin(BoxedError(Box::pin(body)))) }
    }

    /// Returns the bytes, where they are all in memory.
    pub fn bytes(&self) -> Option<&Bytes> {
        match &self.inner {
            Inner::Whole(bytes) => Some(bytes),
            Inner::Coming(_) => None,
        }
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self { inner: Inner::Whole(bytes) }
    }
}

impl Default for Body {
    fn default() -> Self {
        Self::from(Bytes::new())
    }
}

impl fmt::Debug for Body {
    /// The length only: nobody knows what the bytes hold.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.inner {
            Inner::Whole(bytes) => write!(f, "Body({} bytes)", bytes.len()),
            Inner::Coming(_) => f.write_str("Body(stream)"),
        }
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        match &mut self.inner {
            Inner::Whole(bytes) if bytes.is_empty() => Poll::Ready(None),
            Inner::Whole(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            Inner::Coming(body) => body.as_mut().poll_frame(cx),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.inner {
            Inner::Whole(bytes) => bytes.is_empty(),
            Inner::Coming(body) => body.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.inner {
            Inner::Whole(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Inner::Coming(body) => body.size_hint(),
        }
    }
}

/// A body whose errors are boxed.
struct BoxedError<B>(Pin<Box<B>>);

impl<B> http_body::Body for BoxedError<B>
where
    B: http_body::Body<Data = Bytes>,
    B::Error: Into<BoxError>,
{
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        self.0.as_mut().poll_frame(cx).map_err(Into::into)
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}

/// All the bytes of a body, unless they are more than a limit.
pub(crate) async fn collect(body: Body, limit: usize) -> Result<Bytes, Error> {
    let (bytes, is_whole) = collect_some(body, limit).await?;
    if is_whole { Ok(bytes) } else { Err(too_long(limit)) }
}

/// The bytes of a body up to a limit; the rest is not read.
pub(crate) async fn collect_beginning(body: Body, limit: usize) -> Result<Bytes, Error> {
    collect_some(body, limit).await.map(|(bytes, _)| bytes)
}

/// The bytes of a body up to a limit, and whether they are all.
async fn collect_some(body: Body, limit: usize) -> Result<(Bytes, bool), Error> {
    let mut coming = match body.inner {
        Inner::Whole(mut bytes) => {
            let is_whole = bytes.len() <= limit;
            bytes.truncate(limit);
            return Ok((bytes, is_whole));
        }
        Inner::Coming(coming) => coming,
    };
    let mut first = Bytes::new();
    let mut rest: Option<BytesMut> = None;
    while let Some(frame) = poll_fn(|cx| coming.as_mut().poll_frame(cx)).await {
        let Ok(mut data) = frame.map_err(error)?.into_data() else { continue };
        let before = rest.as_ref().map_or(first.len(), BytesMut::len);
        let is_whole = data.len() <= limit - before;
        data.truncate(limit - before);
        let length = before + data.len();
        match &mut rest {
            Some(rest) => rest.extend_from_slice(&data),
            // Most responses are one frame: they are not copied.
            None if first.is_empty() => first = data,
            None => {
                let announced = coming.size_hint().lower().min(1 << 20) as usize;
                let mut all = BytesMut::with_capacity(length + announced);
                all.extend_from_slice(&first);
                all.extend_from_slice(&data);
                rest = Some(all);
            }
        }
        if !is_whole {
            return Ok((rest.map_or(first, BytesMut::freeze), false));
        }
    }
    Ok((rest.map_or(first, BytesMut::freeze), true))
}

/// What a body's error means to the caller; errors of our own (a limit of time) are kept as they are.
pub(crate) fn error(error: BoxError) -> Error {
    match error.downcast::<Error>() {
        Ok(own) => *own,
        Err(other) => Error::transport(other),
    }
}

fn too_long(limit: usize) -> Error {
    Error::decode(format!("the response is longer than {limit} bytes (the limit can be set: `max_response_bytes`)"))
}
