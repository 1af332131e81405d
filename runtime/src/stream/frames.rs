//! Bodies made of streams.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Frame, SizeHint};

use crate::body::Body;
use crate::error::BoxError;

/// The frames of a stream of bytes.
pub(super) struct Frames<S> {
    stream: Pin<Box<S>>,
    /// How many bytes are left, where that is known: it becomes the `Content-Length`.
    left: Option<u64>,
}

impl<S> Frames<S> {
    pub(super) fn new(stream: S, length: Option<u64>) -> Self {
        Self { stream: Box::pin(stream), left: length }
    }
}

impl<S, E> http_body::Body for Frames<S>
where
    S: Stream<Item = Result<Bytes, E>>,
{
    type Data = Bytes;
    type Error = E;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, E>>> {
        let item = ready!(self.stream.as_mut().poll_next(cx));
        if let (Some(left), Some(Ok(bytes))) = (&mut self.left, &item) {
            *left = left.saturating_sub(bytes.len() as u64);
        }
        Poll::Ready(item.map(|item| item.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        self.left.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

/// Bodies one after the other.
pub(super) struct Joined(VecDeque<Body>);

impl FromIterator<Body> for Joined {
    fn from_iter<I: IntoIterator<Item = Body>>(bodies: I) -> Self {
        Self(bodies.into_iter().collect())
    }
}

impl http_body::Body for Joined {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        while let Some(body) = self.0.front_mut() {
            if let Some(frame) = ready!(Pin::new(body).poll_frame(cx)) {
                return Poll::Ready(Some(frame));
            }
            self.0.pop_front();
        }
        Poll::Ready(None)
    }

    fn size_hint(&self) -> SizeHint {
        let exact: Option<u64> = self.0.iter().map(|body| body.size_hint().exact()).sum();
        exact.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

/// The body of a stream that was read before.
pub(super) struct Consumed;
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
