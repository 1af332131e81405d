//! What hyper's errors mean to a caller.

use std::error::Error as StdError;
use std::fmt;

use http::Version;
use hyper_util::client::legacy;
use rustls::CertificateError;

use super::connect::ConnectTimeout;
use crate::error::{Error, Timeout};
use crate::transport::{Unsent, Untrusted};

/// Recognizes the timeout for connecting, a server that is not trusted, and whether the request can have reached the
/// server.
pub(super) fn explain(error: legacy::Error, version: Version) -> Error {
    // hyper has no other sign that the server did not agree on HTTP/2.
    if version == Version::HTTP_2 && error.to_string().contains("UnsupportedVersion") {
        return Error::config("the server does not speak HTTP/2, which streams of events in both directions need");
    }
    if !error.is_connect() {
        let unsent = was_not_sent(&error);
        let below = Below(error);
        return if unsent { Error::transport(Unsent(below.into())) } else { Error::transport(below) };
    }
    if let Some(ConnectTimeout(limit)) = find(&error) {
        return Error::timeout(Timeout::Connect, *limit);
    }
    if let Some(rustls::Error::InvalidCertificate(wrong)) = find_tls(&error) {
        let why = why(wrong);
        return Error::transport(Untrusted { why, source: error.into() });
    }
    Error::transport(Unsent(Below(error).into()))
}

/// Whether a request was still in the queue of a connection when that ended.
fn was_not_sent(error: &(dyn StdError + 'static)) -> bool {
    find(error).is_some_and(hyper::Error::is_canceled)
}

/// The first error of a type in a chain.
fn find<'a, T: StdError + 'static>(error: &'a (dyn StdError + 'static)) -> Option<&'a T> {
    std::iter::successors(Some(error), |&error| error.source()).find_map(|error| error.downcast_ref())
}

/// The error of TLS, which comes within one of input and output that does not name it as its source.
fn find_tls<'a>(error: &'a (dyn StdError + 'static)) -> Option<&'a rustls::Error> {
    let within = |error: &'a (dyn StdError + 'static)| {
        let io: &std::io::Error = error.downcast_ref()?;
        find_tls(io.get_ref()?)
    };
    std::iter::successors(Some(error), |&error| error.source())
        .find_map(|error| error.downcast_ref().or_else(|| within(error)))
}

fn why(wrong: &CertificateError) -> String {
    match wrong {
        CertificateError::UnknownIssuer => "it is signed by nobody who is trusted here (more can be trusted: \
             `SSL_CERT_FILE`, or `Hyper::builder().root_certificates`)"
            .to_owned(),
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            format!("it is that of another host: {wrong}")
        }
        other => other.to_string(),
    }
}

/// hyper's outermost error says "client error" and no more: what lies below it says what happened.
#[derive(Debug)]
struct Below(legacy::Error);

impl fmt::Display for Below {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.source() {
            Some(below) => fmt::Display::fmt(below, f),
            None => fmt::Display::fmt(&self.0, f),
        }
    }
}

impl StdError for Below {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source()?.source()
    }
}

#[cfg(test)]
mod tests {
    use hyper::client::conn::http1;
    use hyper_util::rt::TokioIo;
    use tokio::io::{AsyncReadExt, DuplexStream, duplex};

    use super::*;
    use crate::body::Body;

    fn request() -> http::Request<Body> {
        http::Request::post("/").header("host", "h").body(Body::default()).expect("a request")
    }

    async fn connect() -> (http1::SendRequest<Body>, http1::Connection<TokioIo<DuplexStream>, Body>, DuplexStream) {
        let (here, there) = duplex(1024);
        let (sender, connection) = http1::handshake(TokioIo::new(here)).await.expect("a connection");
        (sender, connection, there)
    }

    #[tokio::test]
    async fn a_request_in_the_queue_of_a_connection_that_ends_was_not_sent() {
        let (mut sender, connection, _there) = connect().await;
        let response = sender.send_request(request());
        drop(connection);
        let error = response.await.expect_err("nobody sends it");
        assert!(was_not_sent(&error), "{error:?}");
    }

    #[tokio::test]
    async fn a_request_that_was_written_may_have_been_carried_out() {
        let (mut sender, connection, mut there) = connect().await;
        let response = sender.send_request(request());
        tokio::spawn(connection);
        tokio::spawn(async move { there.read(&mut [0; 8]).await });
        let error = response.await.expect_err("the server ends");
        assert!(!was_not_sent(&error), "{error:?}");
    }
}
