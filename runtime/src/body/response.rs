//! The body of a response: its errors say which call they befell, and silence is one of them.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http::uri::Authority;
use http_body::{Frame, SizeHint};
use tokio::time::Sleep;

use super::{Body, Coming, Inner, Upload, error};
use crate::error::{BoxError, Error, Step, Timeout};

/// How the body of a response is read.
pub(crate) struct Reading {
    /// How long it may be silent.
    pub(crate) limit: Option<Duration>,
    /// The service and the operation that the response belongs to.
    pub(crate) call: (&'static str, &'static str),
    /// The host that it comes from.
    pub(crate) host: Option<Authority>,
    /// What is still being sent; it ends when the response is read or let go.
    pub(crate) upload: Option<Upload>,
}

impl Body {
    /// The same body, read so. One that is in memory needs nothing of that.
    pub(crate) fn read(self, reading: Reading) -> Self {
        match self.inner {
            Inner::Coming(body) => Self { inner: Inner::Coming(Box::pin(Incoming { body, reading, waiting: None })) },
            Inner::Whole(body) => Self { inner: Inner::Whole(body) },
        }
    }
}

struct Incoming {
    body: Coming,
    reading: Reading,
    /// Runs while nothing comes.
    waiting: Option<Pin<Box<Sleep>>>,
}

impl Incoming {
    fn located(&self, error: Error) -> BoxError {
        let (service, operation) = self.reading.call;
        let error = error.of(service, operation).during(Step::Receive);
        match &self.reading.host {
            Some(host) => error.at(host.as_str()).into(),
            None => error.into(),
        }
    }
}

impl http_body::Body for Incoming {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        if let Poll::Ready(frame) = self.body.as_mut().poll_frame(cx) {
            self.waiting = None;
            if frame.is_none() {
                self.reading.upload = None;
            }
            return Poll::Ready(frame.map(|frame| frame.map_err(|wrong| self.located(error(wrong)))));
        }
        let Some(limit) = self.reading.limit else { return Poll::Pending };
        let waiting = self.waiting.get_or_insert_with(|| Box::pin(tokio::time::sleep(limit)));
        ready!(waiting.as_mut().poll(cx));
        Poll::Ready(Some(Err(self.located(Error::timeout(Timeout::Read, limit)))))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
