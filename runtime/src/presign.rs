//! Requests signed ahead of time: URLs that others can use without credentials, until they expire.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Method, Uri};

#[cfg(feature = "aws")]
use crate::client::prepare;
use crate::client::{Call, Client, Request};
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
    /// The body that the request must have: the signature covers it.
    pub body: Bytes,
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

/// Longer than a week no signature is good.
#[cfg(feature = "aws")]
const LONGEST: Duration = Duration::from_secs(7 * 24 * 3600);

fn presign(call: Call, operation: &'static Operation, input: Box<dyn Structure>, expires_in: Duration) -> Signing {
    Box::pin(async move {
        let client = call.client()?;
        let signed = sign(&client, &call, operation, &*input, expires_in).await;
        signed.map_err(|error| error.of(client.service().name, operation.name))
    })
}

#[cfg(feature = "aws")]
async fn sign(
    client: &Client,
    call: &Call,
    operation: &'static Operation,
    input: &dyn Structure,
    expires_in: Duration,
) -> Result<Presigned, Error> {
    if expires_in > LONGEST || expires_in.as_secs() == 0 {
        return Err(Error::config(format!("a signature is good for 1 s to 7 days, not for {expires_in:?}")));
    }
    let shared = client.shared();
    let mut prepared = prepare(shared, call, operation, input)?;
    // Whoever uses the URL has a name of their own.
    prepared.headers.remove(http::header::USER_AGENT);
    let Some(body) = prepared.body(None, shared).bytes().cloned() else {
        return Err(Error::config("a request whose body is a stream cannot be signed ahead of time"));
    };
    let mut parts = prepared.parts();
    shared.identity.presign(shared, operation, &prepared, &mut parts, expires_in.as_secs()).await?;
    Ok(Presigned { method: parts.method, uri: parts.uri, headers: parts.headers, body })
}

#[cfg(not(feature = "aws"))]
#[expect(clippy::unused_async, reason = "with SigV4 credentials are waited for")]
async fn sign(_: &Client, _: &Call, _: &'static Operation, _: &dyn Structure, _: Duration) -> Result<Presigned, Error> {
    Err(Error::config("requests are signed ahead of time with SigV4 only: feature `aws`"))
}
