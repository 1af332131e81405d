//! Requests signed ahead of time: URLs that others can use without credentials, until they expire.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use http::{HeaderMap, Method, Uri};

use crate::client::{Call, Request};
use crate::error::Error;
use crate::schema::Operation;
use crate::value::Structure;

/// A request signed ahead of time: send it as it stands.
#[derive(Clone)]
#[non_exhaustive]
pub struct Presigned {
    /// The method.
    pub method: Method,
    /// The URL, with the signature.
    pub uri: Uri,
    /// The headers that the request must carry: the signature covers them.
    pub headers: HeaderMap,
}

impl fmt::Debug for Presigned {
    /// Without the query: whoever has the signature can use it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Presigned({} {}?..)", self.method, self.uri.path())
    }
}

/// A request about to be signed: await it. Only credentials are fetched, if there are none at hand.
#[must_use = "nothing is signed until this is awaited"]
pub struct Presigning<E> {
    signing: Signing,
    error: PhantomData<fn() -> E>,
}

type Signing = Pin<Box<dyn Future<Output = Result<Presigned, Error>> + Send>>;

impl<E: From<Error>> Presigning<E> {
    /// Signs a request.
    #[doc(hidden)]
    pub fn new<R: Request<Error = E>>(mut request: R, expires_in: Duration) -> Self {
        let call = std::mem::take(request.call());
        Self { signing: presign(call, R::operation(), Box::new(request), expires_in), error: PhantomData }
    }
}

impl<E: From<Error>> Future for Presigning<E> {
    type Output = Result<Presigned, E>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.signing.as_mut().poll(cx).map_err(E::from)
    }
}

impl<E> fmt::Debug for Presigning<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Presigning")
    }
}

fn presign(call: Call, operation: &'static Operation, _input: Box<dyn Structure>, _expires: Duration) -> Signing {
    Box::pin(async move {
        let client = call.client()?;
        Err(Error::config("the binding to HTTP is not there yet").of(client.service().name, operation.name))
    })
}
