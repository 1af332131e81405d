//! Connections that are made again where a stream of server-sent events ends (HTML, section 9.2.3).

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use super::Arriving;
use crate::error::Error;

/// How long clients wait before they connect again where the server does not say.
const USUAL_PAUSE: Duration = Duration::from_secs(3);

/// The longest pause that is waited for; a stream whose server asks for a longer one ends.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// Asks for the events after the last one that came.
pub trait Resume: Send {
    /// Sends the request again after a pause.
    fn resume(self: Box<Self>, last_id: Option<Arc<str>>, pause: Duration) -> Resuming;
}

/// The request under way: gives back what asks, and the events that follow; `None` where there are no more.
pub type Resuming = Pin<Box<dyn Future<Output = (Box<dyn Resume>, Result<Option<Arriving>, Error>)> + Send>>;

/// The connections that a stream may still make.
pub(super) struct Reconnection {
    state: State,
    /// How many may fail or end without an event, one after the other.
    allowed: u32,
    left: u32,
}

enum State {
    Idle(Box<dyn Resume>),
    Busy(Resuming),
    Over,
}

impl Reconnection {
    pub(super) fn new(resume: Box<dyn Resume>, allowed: u32) -> Self {
        Self { state: State::Idle(resume), allowed, left: allowed }
    }

    pub(super) fn is_busy(&self) -> bool {
        matches!(self.state, State::Busy(_))
    }

    /// An event came.
    pub(super) fn succeed(&mut self) {
        self.left = self.allowed;
    }

    /// Begins to connect again; returns whether it may.
    pub(super) fn begin(&mut self, last_id: Option<Arc<str>>, pause: Option<Duration>) -> bool {
        let pause = pause.unwrap_or(USUAL_PAUSE);
        if self.left == 0 || pause > LONGEST_PAUSE {
            return false;
        }
        self.left -= 1;
        match std::mem::replace(&mut self.state, State::Over) {
            State::Idle(resume) => {
                self.state = State::Busy(resume.resume(last_id, pause));
                true
            }
            State::Busy(_) | State::Over => false,
        }
    }

    /// The events of the new connection.
    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Result<Option<Arriving>, Error>> {
        let State::Busy(resuming) = &mut self.state else { return Poll::Ready(Ok(None)) };
        let (resume, arriving) = ready!(resuming.as_mut().poll(context));
        self.state = State::Idle(resume);
        Poll::Ready(arriving)
    }
}
