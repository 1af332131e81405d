//! A transport for the tests of applications: gives responses laid out beforehand, and keeps what was asked.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;

use super::{ResponseFuture, Transport};
use crate::body::{self, Body};
use crate::error::Error;

/// A transport for tests: returns prepared responses in order and records the requests.
///
/// Needs no network. Clones share responses and requests: keep one, give one to the client.
///
/// ```
/// use ferrosmith_runtime::Config;
/// use ferrosmith_runtime::transport::Recorded;
///
/// let recorded = Recorded::new().respond(200, r#"{"modelSummaries": []}"#).respond(404, "{}");
/// let config = Config::new().region("us-east-1").transport(recorded.clone());
/// // ... make two calls with a client of `config`, then:
/// for request in recorded.requests() {
///     assert_eq!(request.uri().path(), "/foundation-models");
/// }
/// ```
#[derive(Clone, Default)]
pub struct Recorded {
    tape: Arc<Mutex<Tape>>,
}

#[derive(Default)]
struct Tape {
    responses: VecDeque<Result<http::Response<Bytes>, Error>>,
    always: Option<http::Response<Bytes>>,
    requests: Vec<http::Request<Bytes>>,
}

impl Recorded {
    /// Creates a transport without responses.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a response with a status and a body.
    #[must_use]
    pub fn respond(self, status: u16, body: impl Into<Bytes>) -> Self {
        let mut response = http::Response::new(body.into());
        *response.status_mut() = status.try_into().unwrap_or_default();
        self.respond_with(response)
    }

    /// Adds a response, with its headers.
    #[must_use]
    pub fn respond_with(self, response: http::Response<Bytes>) -> Self {
        self.tape().responses.push_back(Ok(response));
        self
    }

    /// Adds a failure, as if the connection broke with [`Error::transport`], for example.
    #[must_use]
    pub fn failure(self, error: Error) -> Self {
        self.tape().responses.push_back(Err(error));
        self
    }

    /// Sets the response to every request for which no other is left.
    #[must_use]
    pub fn always(self, response: http::Response<Bytes>) -> Self {
        self.tape().always = Some(response);
        self
    }

    /// Returns the requests made so far.
    pub fn requests(&self) -> Vec<http::Request<Bytes>> {
        self.tape().requests.clone()
    }

    /// Returns the last request's body as JSON, or null if there is none.
    pub fn last_json(&self) -> serde_json::Value {
        let tape = self.tape();
        let body = tape.requests.last().map(http::Request::body);
        body.and_then(|body| serde_json::from_slice(body).ok()).unwrap_or_default()
    }

    /// Returns the number of responses that are left.
    pub fn left(&self) -> usize {
        self.tape().responses.len()
    }

    fn tape(&self) -> MutexGuard<'_, Tape> {
        self.tape.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn play(&self, request: http::Request<Bytes>) -> Result<http::Response<Body>, Error> {
        let mut tape = self.tape();
        tape.requests.push(request);
        let response = tape.responses.pop_front().or_else(|| tape.always.clone().map(Ok));
        let none = || Err(Error::transport("no response is recorded for this request"));
        response.unwrap_or_else(none).map(|response| response.map(Body::from))
    }
}

impl Transport for Recorded {
    fn send(&self, request: http::Request<Body>) -> ResponseFuture {
        let recorded = self.clone();
        let (parts, body) = request.into_parts();
        Box::pin(async move {
            let body = body::collect(body, usize::MAX).await?;
            recorded.play(http::Request::from_parts(parts, body))
        })
    }
}

impl fmt::Debug for Recorded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tape = self.tape();
        write!(f, "Recorded({} requests made, {} responses left)", tape.requests.len(), tape.responses.len())
    }
}
