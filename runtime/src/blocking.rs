//! Calls from code that is not async: `wait` in place of `await`.
//!
//! One small runtime serves the whole process; it runs on the threads that wait, and starts none of its own.

#[cfg(feature = "waiters")]
use std::future::IntoFuture as _;
use std::future::{Future, poll_fn};
use std::io;
use std::pin::Pin;
use std::sync::OnceLock;

use futures_core::Stream;
use tokio::runtime::{Builder, Handle, Runtime};

use crate::client::{Items, Pages, Sending};
#[cfg(feature = "waiters")]
use crate::client::{Wait, WaitError, Waited};
use crate::error::Error;
use crate::presign::{Presigned, Presigning};
use crate::stream::ByteStream;
use crate::value::Structure;

fn runtime() -> Result<&'static Runtime, Error> {
    static RUNTIME: OnceLock<io::Result<Runtime>> = OnceLock::new();
    if Handle::try_current().is_ok() {
        return Err(Error::config("`wait` would block async code: use `.await` there"));
    }
    let runtime = RUNTIME.get_or_init(|| Builder::new_current_thread().enable_all().build());
    runtime.as_ref().map_err(|error| Error::config(format!("no runtime can be had: {error}")))
}

/// Waits for any future that needs what calls need.
///
/// # Errors
/// The caller is async code itself.
pub fn wait<F: Future>(future: F) -> Result<F::Output, Error> {
    Ok(runtime()?.block_on(future))
}

impl<O: Structure, E: From<Error>> Sending<O, E> {
    /// Sends the request and blocks until the output has arrived.
    ///
    /// # Errors
    /// Whatever the call fails with; also that the caller is async code itself.
    pub fn wait(self) -> Result<O, E> {
        wait(self)?
    }
}

impl<E: From<Error>> Presigning<E> {
    /// Signs the request.
    ///
    /// # Errors
    /// Whatever signing fails with; also that the caller is async code itself.
    pub fn wait(self) -> Result<Presigned, E> {
        wait(self)?
    }
}

impl<O: Structure, E: From<Error>> Pages<O, E> {
    /// Returns an iterator that waits for each page.
    pub fn wait(self) -> Waiting<Self> {
        Waiting(Some(self))
    }
}

impl<O: Structure, T: Unpin, E: From<Error>> Items<O, T, E> {
    /// Returns an iterator over the items that waits for each page.
    pub fn wait(self) -> Waiting<Self> {
        Waiting(Some(self))
    }
}

impl ByteStream {
    /// Returns an iterator over the bytes that waits for each piece.
    pub fn wait(self) -> Waiting<Self> {
        Waiting(Some(self))
    }
}

#[cfg(feature = "waiters")]
impl<O: Structure, E: From<Error>> Wait<O, E> {
    /// Waits, and blocks until waiting has ended.
    ///
    /// # Errors
    /// What was waited for has not happened; also that the caller is async code itself.
    pub fn wait(self) -> Result<Waited<O, E>, WaitError<O, E>> {
        let name = self.name();
        wait(self.into_future()).unwrap_or_else(|error| Err(WaitError::before(name, error)))
    }
}

/// A stream as an iterator that waits.
#[derive(Debug)]
pub struct Waiting<S>(Option<S>);

impl<S, T, E> Iterator for Waiting<S>
where
    S: Stream<Item = Result<T, E>> + Unpin,
    E: From<Error>,
{
    type Item = Result<T, E>;

    fn next(&mut self) -> Option<Self::Item> {
        let stream = self.0.as_mut()?;
        match wait(poll_fn(|cx| Pin::new(&mut *stream).poll_next(cx))) {
            Ok(item) => item,
            Err(error) => {
                self.0 = None;
                Some(Err(error.into()))
            }
        }
    }
}
