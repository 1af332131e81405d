//! The typed shell around a call's future.

use std::any::Any;
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http::HeaderMap;

use super::Call;
use super::drive::Exchange;
use super::reconnect::drive;
use crate::error::Error;
use crate::schema::Operation;
use crate::value::Structure;

/// The request of an operation; written by `operation!`.
pub trait Request: Structure + Sized {
    /// What the operation returns.
    type Output: Structure + Default;
    /// What can go wrong.
    type Error: From<Error>;

    /// Returns the operation's table.
    fn operation() -> &'static Operation;

    /// Through which client it goes, and which settings it overrides.
    fn call(&mut self) -> &mut Call;
}

/// A call in progress. Await it to get the output; nothing is sent before.
///
/// It is small and `Send`, whatever the operation.
#[must_use = "nothing is sent until this is awaited"]
pub struct Sending<O, E> {
    exchange: Exchange,
    types: PhantomData<fn() -> (O, E)>,
}

impl<O: Structure + Default, E: From<Error>> Sending<O, E> {
    /// Sends a request.
    #[doc(hidden)]
    pub fn new<R: Request<Output = O, Error = E>>(mut request: R) -> Self {
        let call = std::mem::take(request.call());
        let exchange = drive(call, R::operation(), Box::new(request), empty::<O>);
        Self { exchange, types: PhantomData }
    }
}

/// An output, and the response that it came with.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Response<O> {
    /// The output.
    pub output: O,
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
}

/// A call in progress. Await it to get the output with the status and the headers of the response.
#[must_use = "nothing is sent until this is awaited"]
pub struct SendingWithResponse<O, E>(Sending<O, E>);

impl<O: Structure + Default, E: From<Error>> SendingWithResponse<O, E> {
    /// Sends a request.
    #[doc(hidden)]
    pub fn new<R: Request<Output = O, Error = E>>(request: R) -> Self {
        Self(Sending::new(request))
    }
}

impl<O: Structure, E: From<Error>> Future for SendingWithResponse<O, E> {
    type Output = Result<Response<O>, E>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let (_, received) = ready!(self.0.exchange.as_mut().poll(cx));
        let response = received.and_then(|received| {
            let (status, headers) = (received.head.status.as_u16(), received.head.headers);
            typed::<O>(received.output).map(|output| Response { output, status, headers })
        });
        Poll::Ready(response.map_err(E::from))
    }
}

impl<O, E> fmt::Debug for SendingWithResponse<O, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SendingWithResponse")
    }
}

/// An output to be filled.
pub(super) fn empty<O: Structure + Default>() -> Box<dyn Structure> {
    Box::new(O::default())
}

/// The output in its own type.
pub(super) fn typed<O: Structure>(output: Box<dyn Structure>) -> Result<O, Error> {
    let output: Box<dyn Any> = output;
    let output = output.downcast::<O>();
    // Only another implementation of `Request` than the macro's could come here with another type.
    output.map(|output| *output).map_err(|_| Error::decode("the response is of another type than the operation's"))
}

impl<O: Structure, E: From<Error>> Future for Sending<O, E> {
    type Output = Result<O, E>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let (_, response) = ready!(self.exchange.as_mut().poll(cx));
        Poll::Ready(response.and_then(|response| typed::<O>(response.output)).map_err(E::from))
    }
}

impl<O, E> fmt::Debug for Sending<O, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sending")
    }
}
