//! How waiting ends.

use std::fmt;

use super::decide::Outcome;
use crate::client::sending::typed;
use crate::error::Error;
use crate::escape;
use crate::value::Structure;

/// How waiting ended, without types. Without a kind it ended well.
pub(super) struct End {
    pub(super) kind: Option<WaitErrorKind>,
    pub(super) last: Option<Outcome>,
    pub(super) message: Option<String>,
    pub(super) calls: u32,
}

/// The state that was waited for.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Waited<O, E> {
    /// What the last call led to: an error where that is what was waited for, such as `NotFound` of what is deleted.
    pub last: Result<O, E>,
    /// How many calls there were.
    pub calls: u32,
}

impl<O, E> Waited<O, E> {
    /// Returns the output that shows the state; none where an error did.
    pub fn into_output(self) -> Option<O> {
        self.last.ok()
    }
}

/// What was waited for has not happened.
pub struct WaitError<O, E> {
    inner: Box<Inner<O, E>>,
}

struct Inner<O, E> {
    waiter: &'static str,
    kind: WaitErrorKind,
    last: Option<Result<O, E>>,
    message: Option<String>,
    calls: u32,
}

/// Why waiting ended without success.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WaitErrorKind {
    /// A state was reached from which the one that is waited for is not reached any more.
    Failed,
    /// A call failed, and not as the waiter expects.
    Call,
    /// It took longer than it may.
    TimedOut,
}

impl<O, E> WaitError<O, E> {
    /// Returns why waiting ended.
    pub fn kind(&self) -> WaitErrorKind {
        self.inner.kind
    }

    /// Returns what the last call that came to an end led to; none if none did.
    pub fn last(&self) -> Option<&Result<O, E>> {
        self.inner.last.as_ref()
    }

    /// Returns what the last call that came to an end led to, by value.
    pub fn into_last(self) -> Option<Result<O, E>> {
        self.inner.last
    }

    /// Returns the reason of the failure, if the service gives one where its description says.
    pub fn message(&self) -> Option<&str> {
        self.inner.message.as_deref()
    }

    /// Returns how many calls there were.
    pub fn calls(&self) -> u32 {
        self.inner.calls
    }
}

#[cfg(feature = "blocking")]
impl<O, E: From<Error>> WaitError<O, E> {
    /// Waiting could not begin.
    pub(crate) fn before(waiter: &'static str, error: Error) -> Self {
        let last = Some(Err(E::from(error)));
        Self { inner: Box::new(Inner { waiter, kind: WaitErrorKind::Call, last, message: None, calls: 0 }) }
    }
}

impl<O, E: fmt::Display> fmt::Display for WaitError<O, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { waiter, kind, last, message, calls } = &*self.inner;
        let plural = if *calls == 1 { "" } else { "s" };
        write!(f, "{waiter}: {kind} after {calls} call{plural}")?;
        if let Some(message) = message {
            escape::write(f, format_args!(": {message}"))?;
        }
        match last {
            Some(Err(error)) => write!(f, ": {error}"),
            Some(Ok(_)) | None => Ok(()),
        }
    }
}

impl fmt::Display for WaitErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Failed => "cannot be reached any more",
            Self::Call => "a call failed",
            Self::TimedOut => "not reached in time",
        })
    }
}

/// Leaves the output out: nobody knows what it holds.
impl<O, E: fmt::Debug> fmt::Debug for WaitError<O, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let error = self.inner.last.as_ref().and_then(|last| last.as_ref().err());
        let mut debug = f.debug_struct("WaitError");
        debug.field("waiter", &self.inner.waiter).field("kind", &self.inner.kind).field("calls", &self.inner.calls);
        debug.field("message", &self.inner.message).field("error", &error).finish_non_exhaustive()
    }
}

impl<O, E: std::error::Error + 'static> std::error::Error for WaitError<O, E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.inner.last {
            Some(Err(error)) => Some(error),
            Some(Ok(_)) | None => None,
        }
    }
}

/// The end in the types of the operation.
pub(super) fn typed_end<O: Structure, E: From<Error>>(
    waiter: &'static str,
    end: End,
) -> Result<Waited<O, E>, WaitError<O, E>> {
    let End { kind, last, message, calls } = end;
    let last = last.map(|last| last.and_then(typed::<O>).map_err(E::from));
    match (kind, last) {
        (None, Some(last)) => Ok(Waited { last, calls }),
        (kind, last) => {
            let kind = kind.unwrap_or(WaitErrorKind::TimedOut);
            Err(WaitError { inner: Box::new(Inner { waiter, kind, last, message, calls }) })
        }
    }
}
