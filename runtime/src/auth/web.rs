//! Small requests for credentials and tokens: bytes out, bytes in, in seconds or not at all.

use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use percent_encoding::utf8_percent_encode;

use crate::body::{self, Body};
use crate::error::Error;
use crate::http::path::RESERVED;
use crate::transport::SharedTransport;

/// No response that holds credentials is longer.
const LONGEST: usize = 1 << 20;

/// The way to the services that give credentials.
pub(super) struct Web {
    transport: SharedTransport,
}

impl Web {
    /// Over the given transport, else over one of its own.
    #[cfg(feature = "hyper")]
    pub(super) fn new(transport: Option<SharedTransport>) -> Result<Self, Error> {
        let transport = match transport {
            Some(transport) => transport,
            None => std::sync::Arc::new(crate::transport::Hyper::new(Some(Duration::from_secs(3)))?),
        };
        Ok(Self { transport })
    }

    /// Over the given transport: without the feature `hyper` there is no other.
    #[cfg(not(feature = "hyper"))]
    pub(super) fn new(transport: Option<SharedTransport>) -> Result<Self, Error> {
        let none = || Error::credentials("no transport to ask for credentials: set one on the source");
        Ok(Self { transport: transport.ok_or_else(none)? })
    }

    /// Asks, and gives the response whatever its status.
    pub(super) async fn ask(&self, request: Request<Bytes>, limit: Duration) -> Result<Response<Bytes>, Error> {
        let asking = async {
            let (parts, body) = self.transport.send(request.map(Body::from)).await?.into_parts();
            Ok(Response::from_parts(parts, body::collect(body, LONGEST).await?))
        };
        let late = |_| Err(Error::credentials(format!("no response within {limit:?}")));
        tokio::time::timeout(limit, asking).await.unwrap_or_else(late)
    }

    /// Asks, and gives the body of a successful response.
    #[cfg(feature = "aws")]
    pub(super) async fn fetch(&self, request: Request<Bytes>, limit: Duration) -> Result<Bytes, Error> {
        let host = request.uri().host().unwrap_or_default().to_owned();
        let response = self.ask(request, limit).await?;
        self.body_of(&host, response)
    }

    /// Gives the body of a response, if it is a successful one.
    #[cfg(feature = "aws")]
    pub(super) fn body_of(&self, host: &str, response: Response<Bytes>) -> Result<Bytes, Error> {
        if !response.status().is_success() {
            // The body of an error response contains the reason, and holds no credentials.
            let why: String = String::from_utf8_lossy(response.body()).chars().take(300).collect();
            let why = why.split_whitespace().collect::<Vec<_>>().join(" ");
            return Err(Error::credentials(format!("`{host}` responded with status {}: {why}", response.status())));
        }
        Ok(response.into_body())
    }
}

/// A request made of parts that may turn out to be none.
pub(super) fn request(built: Result<Request<Bytes>, http::Error>) -> Result<Request<Bytes>, Error> {
    built.map_err(Error::credentials)
}

/// Fields of a form.
#[derive(Default)]
pub(super) struct Form(String);

impl Form {
    pub(super) const MEDIA_TYPE: &'static str = "application/x-www-form-urlencoded";

    pub(super) fn add(&mut self, name: &str, value: &str) {
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.0.push_str(&encode(name));
        self.0.push('=');
        self.0.push_str(&encode(value));
    }
}

impl From<Form> for Bytes {
    fn from(form: Form) -> Self {
        form.0.into()
    }
}

/// A text as it stands in a form.
pub(super) fn encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}
