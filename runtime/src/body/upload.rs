//! Bodies that are sent no longer than somebody waits for the response, and as long as they were said to be.
//!
//! Over HTTP/1.1 closing the connection does that. Over HTTP/2 the connection stays, and a transport goes on sending
//! what it was given even when the response was let go: an endless stream of events would never end.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker, ready};

use bytes::Bytes;
use http_body::{Body as _, Frame, SizeHint};

use super::{Body, Coming, Inner};
use crate::error::{BoxError, Error, ErrorKind};

/// A body under way. Dropping this ends it with an error, unless it has ended already.
pub(crate) struct Upload(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    cut: bool,
    /// Who waits for more of the body.
    waker: Option<Waker>,
}

/// Makes a body last as long as what is given with it, and fail if it is not as long as it or `declared` says: a transport
/// would cut what is too long. One that is in memory needs nothing of that.
pub(crate) fn hold(body: Body, declared: Option<u64>) -> (Body, Option<Upload>) {
    match body.inner {
        Inner::Coming(body) => {
            let state = Arc::<Mutex<State>>::default();
            let upload = Upload(Arc::clone(&state));
            let left = declared.or_else(|| body.size_hint().exact());
            (Body { inner: Inner::Coming(Box::pin(Held { body, state, left, last: None })) }, Some(upload))
        }
        Inner::Whole(body) => (Body { inner: Inner::Whole(body) }, None),
    }
}

/// Checks that a body that is said to be empty is: transports do not look at it.
pub(crate) async fn expect_end(body: &mut Body) -> Result<(), Error> {
    while let Some(frame) = poll_fn(|cx| Pin::new(&mut *body).poll_frame(cx)).await {
        let frame = frame.map_err(super::error)?;
        if frame.data_ref().is_some_and(|data| !data.is_empty()) {
            return Err(Error::new(ErrorKind::Encode("the body is longer than its stated length, 0 bytes".into())));
        }
    }
    Ok(())
}

impl Drop for Upload {
    fn drop(&mut self) {
        let mut state = lock(&self.0);
        state.cut = true;
        let waker = state.waker.take();
        drop(state);
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

struct Held {
    body: Coming,
    state: Arc<Mutex<State>>,
    /// How many bytes are still to come, where that is known.
    left: Option<u64>,
    /// The frame that completes the stated length. It is held back until the end has come: a transport asks no further once
    /// it has as much as it was promised, and what follows would be lost without an error.
    last: Option<Frame<Bytes>>,
}

impl Held {
    /// Counts a frame, or the end.
    fn count(&mut self, frame: Option<&Frame<Bytes>>) -> Result<(), BoxError> {
        let Some(left) = &mut self.left else { return Ok(()) };
        let data = frame.map(|frame| frame.data_ref().map_or(0, Bytes::len) as u64);
        match data {
            Some(length) => *left = left.checked_sub(length).ok_or("the body is longer than its stated length")?,
            None if *left > 0 => return Err(format!("the body ends {left} bytes before its stated length").into()),
            None => {}
        }
        Ok(())
    }
}

impl http_body::Body for Held {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        {
            let mut state = lock(&self.state);
            if state.cut {
                return Poll::Ready(Some(Err("nobody waits for the response any longer".into())));
            }
            state.waker = Some(cx.waker().clone());
        }
        loop {
            let frame = ready!(self.body.as_mut().poll_frame(cx)).transpose()?;
            self.count(frame.as_ref())?;
            match frame {
                Some(frame) if self.left == Some(0) && frame.is_data() => {
                    // What follows a complete body can only be empty.
                    self.last.get_or_insert(frame);
                }
                Some(frame) if self.last.is_none() => return Poll::Ready(Some(Ok(frame))),
                // No trailers go with a stated length (RFC 9112, section 6.5).
                Some(_) => {}
                None => return Poll::Ready(self.last.take().map(Ok)),
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.last.is_none() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.left.map_or_else(|| self.body.size_hint(), SizeHint::with_exact)
    }
}
