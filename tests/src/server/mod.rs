//! Servers on loopback, for clients that do not know that they are tested.

mod message;
mod raw;
mod signature;

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

pub use message::{ExpectedRequest, response, target_parts};
pub use raw::{RawServer, Step};
pub use signature::{ACCESS_KEY, SECRET_KEY, SESSION_TOKEN, check_presigned, check_signed};

/// The response of a server to a request; the number counts requests from 0.
type Respond = dyn Fn(usize, &Request<Bytes>) -> Response<Bytes> + Send + Sync;

/// A server that speaks HTTP/1.1 on a port of loopback for as long as the test runs, and keeps what it is sent.
#[derive(Clone)]
pub struct Server {
    address: SocketAddr,
    requests: Arc<Mutex<Vec<Request<Bytes>>>>,
}

impl Server {
    /// Starts a server whose responses are made by a function of the number of earlier requests and the request.
    pub async fn start(
        make_response: impl Fn(usize, &Request<Bytes>) -> Response<Bytes> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let server = Self { address, requests: Arc::default() };
        tokio::spawn(accept(listener, server.clone(), Arc::new(make_response)));
        server
    }

    /// Starts a server that sends these responses one after the other, and the last one ever after.
    pub async fn responding(responses: impl Into<Vec<Response<Bytes>>>) -> Self {
        let responses = responses.into();
        Self::start(move |number, _| responses[number.min(responses.len() - 1)].clone()).await
    }

    /// Where the server is found.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The host and port, as errors show them.
    pub fn host(&self) -> String {
        self.address.to_string()
    }

    /// What came so far, in order. The target of each is a path, as HTTP/1.1 has it.
    pub fn requests(&self) -> Vec<Request<Bytes>> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The only request that came.
    pub fn request(&self) -> Request<Bytes> {
        let mut requests = self.requests();
        assert_eq!(requests.len(), 1, "one request is expected");
        requests.remove(0)
    }

    /// Takes a request in, and gives its number.
    fn keep(&self, request: &Request<Bytes>) -> usize {
        let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        requests.push(request.clone());
        requests.len() - 1
    }
}

async fn accept(listener: TcpListener, server: Server, make_response: Arc<Respond>) {
    while let Ok((connection, _)) = listener.accept().await {
        let (server, make_response) = (server.clone(), Arc::clone(&make_response));
        let service = service_fn(move |request| {
            let (server, make_response) = (server.clone(), Arc::clone(&make_response));
            async move { Ok::<_, Infallible>(respond(&server, &*make_response, request).await) }
        });
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(connection), service));
    }
}

async fn respond(server: &Server, make_response: &Respond, request: Request<Incoming>) -> Response<Full<Bytes>> {
    let (parts, body) = request.into_parts();
    let body = body.collect().await.map(http_body_util::Collected::to_bytes).unwrap_or_default();
    let request = Request::from_parts(parts, body);
    let number = server.keep(&request);
    make_response(number, &request).map(Full::new)
}
