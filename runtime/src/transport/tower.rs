//! Services of tower as transports, and transports as services of tower, so that its layers stand between.

use std::fmt;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use tower_service::Service;

use super::{ResponseFuture, SharedTransport, Transport, Unsent};
use crate::body::Body;
use crate::error::{BoxError, Error};

/// A service of tower as a transport.
///
/// Layers above a transport of this crate go between the two adapters:
///
/// ```
/// use ferrosmith_runtime::transport::{Hyper, Tower, TransportService};
/// use ferrosmith_runtime::{Config, Error};
///
/// # fn layered(service: TransportService) -> TransportService { service }
/// # fn example() -> Result<(), Error> {
/// let service = layered(TransportService::new(Hyper::new(None)?));
/// let config = Config::new().transport(Tower::new(service));
/// # Ok(())
/// # }
/// ```
pub struct Tower<S>(Mutex<S>);

impl<S> Tower<S> {
    /// Creates a transport. The service is cloned for each request.
    pub fn new(service: S) -> Self {
        Self(Mutex::new(service))
    }
}

impl<S, B> Transport for Tower<S>
where
    S: Service<http::Request<Body>, Response = http::Response<B>> + Clone + Send + 'static,
    S::Future: Send,
    S::Error: Into<BoxError>,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    fn send(&self, request: http::Request<Body>) -> ResponseFuture {
        let mut service = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Box::pin(async move {
            poll_fn(|cx| service.poll_ready(cx)).await.map_err(|error| Error::transport(Unsent(error.into())))?;
            let response = service.call(request).await.map_err(|error| failure(error.into()))?;
            Ok(response.map(Body::new))
        })
    }
}

/// An error of a service; one that a transport below it gave is kept as it was.
fn failure(error: BoxError) -> Error {
    match error.downcast::<Error>() {
        Ok(error) => *error,
        Err(error) => Error::transport(error),
    }
}

impl<S> fmt::Debug for Tower<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tower")
    }
}

/// A transport as a service of tower, for layers to stand upon.
#[derive(Clone)]
pub struct TransportService(SharedTransport);

impl TransportService {
    /// Creates a service.
    pub fn new(transport: impl Transport + 'static) -> Self {
        Self(Arc::new(transport))
    }
}

impl Service<http::Request<Body>> for TransportService {
    type Response = http::Response<Body>;
    type Error = Error;
    type Future = ResponseFuture;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<Body>) -> ResponseFuture {
        self.0.send(request)
    }
}

impl fmt::Debug for TransportService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TransportService")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transport::Recorded;

    /// A layer that counts, and fails where it should.
    #[derive(Clone)]
    struct Layer(TransportService, bool);

    impl Service<http::Request<Body>> for Layer {
        type Response = http::Response<Body>;
        type Error = BoxError;
        type Future = std::pin::Pin<Box<dyn Future<Output = Result<http::Response<Body>, BoxError>> + Send>>;

        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
            Poll::Ready(if self.1 { Err("too many calls".into()) } else { Ok(()) })
        }

        fn call(&mut self, mut request: http::Request<Body>) -> Self::Future {
            request.headers_mut().insert("x-layer", http::HeaderValue::from_static("seen"));
            let sending = self.0.call(request);
            Box::pin(async move { Ok(sending.await?) })
        }
    }

    #[tokio::test]
    async fn layers_stand_between_a_client_and_its_transport() {
        let recorded = Recorded::new().respond(200, "yes");
        let request = || http::Request::new(Body::default());
        let tower = |fails| Tower::new(Layer(TransportService::new(recorded.clone()), fails));
        let response = tower(false).send(request()).await.expect("a response");
        assert_eq!(response.status(), 200);
        assert_eq!(recorded.requests()[0].headers()["x-layer"], "seen");
        let error = tower(true).send(request()).await.expect_err("not ready");
        assert!(error.to_string().contains("too many calls"), "{error}");
        let kind = error.kind();
        assert!(matches!(kind, crate::error::ErrorKind::Transport(source) if source.is::<Unsent>()));
        // What the transport below says of an error is still known above.
        let error = tower(false).send(request()).await.expect_err("no more responses").to_string();
        assert!(!error.contains("connection failed: connection failed"), "{error}");
    }
}
