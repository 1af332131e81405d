//! Bodies that are sent no longer than somebody waits for the response.
//!
//! Over HTTP/1.1 closing the connection does that. Over HTTP/2 the connection stays, and a transport goes on sending
//! what it was given even when the response was let go: an endless stream of events would never end.

use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use http_body::{Frame, SizeHint};

use super::{Body, Coming, Inner};
use crate::error::BoxError;

/// A body under way. Dropping this ends it with an error, unless it has ended already.
pub(crate) struct Upload(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    cut: bool,
    /// Who waits for more of the body.
    waker: Option<Waker>,
}

/// Makes a body last as long as what is given with it. One that is in memory needs nothing of that.
pub(crate) fn hold(body: Body) -> (Body, Option<Upload>) {
    match body.inner {
        Inner::Coming(body) => {
            let state = Arc::<Mutex<State>>::default();
            let upload = Upload(Arc::clone(&state));
            (Body { inner: Inner::Coming(Box::pin(Held { body, state })) }, Some(upload))
        }
        Inner::Whole(body) => (Body { inner: Inner::Whole(body) }, None),
    }
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
        self.body.as_mut().poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
