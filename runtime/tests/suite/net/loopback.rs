//! Calls to a real server on loopback.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::time::Duration;

use bytes::Bytes;
use ferrosmith_runtime::Config;
use ferrosmith_runtime::auth::Credentials;
use ferrosmith_runtime::body::Body;
use ferrosmith_runtime::error::{ErrorKind, Timeout};
use ferrosmith_runtime::stream::ByteStream;
use http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::service::{Client, Error};

fn client(address: SocketAddr) -> Client {
    Client::new(config(address))
}

fn config(address: SocketAddr) -> Config {
    Config::new()
        .region("us-east-1")
        .endpoint(format!("http://{address}/base"))
        .credentials(Credentials::new("AKIDEXAMPLE", "secret"))
}

/// A server that responds with a function.
async fn serve<F>(response: F) -> SocketAddr
where
    F: Fn(Request<Incoming>) -> Response<Body> + Clone + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            let response = response.clone();
            let service = service_fn(move |request| {
                let response = response(request);
                async move { Ok::<_, Infallible>(response) }
            });
            tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(connection), service));
        }
    });
    address
}

/// A server that writes these bytes to every connection, and closes it or keeps it open.
async fn write(text: &'static str, close: bool) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        let mut open = Vec::new();
        while let Ok((mut connection, _)) = listener.accept().await {
            let mut request = [0; 4096];
            let _ = connection.read(&mut request).await;
            let _ = connection.write_all(text.as_bytes()).await;
            if !close {
                open.push(connection);
            }
        }
    });
    address
}

fn transport_error(error: &Error) -> &ErrorKind {
    match error {
        Error::Other(error) => error.kind(),
        _ => panic!("a modeled error"),
    }
}

#[tokio::test]
async fn a_call_goes_there_and_back() {
    let address = serve(|request| {
        assert_eq!(request.uri().path(), "/base/models");
        let host = request.headers()["host"].to_str().expect("text").to_owned();
        Response::new(Body::from(Bytes::from(format!(r#"{{"models": [{{"name": "{host}"}}]}}"#))))
    })
    .await;
    let client = client(address);
    for _ in 0..3 {
        let page = client.list_models().send().await.expect("a page");
        assert_eq!(page.models[0].name, address.to_string());
    }
}

#[tokio::test]
async fn large_bodies_stream_both_ways() {
    const SIZE: usize = 25 << 20;
    let address = serve(|request| Response::new(Body::new(request.into_body()))).await;
    let response = client(address).copy().body(Bytes::from(vec![7; SIZE])).send().await.expect("a response");
    let bytes = response.body.collect().await.expect("bytes");
    assert!(bytes.len() == SIZE && bytes.iter().all(|byte| *byte == 7));
}

/// Pieces as they are listed.
pub(super) struct Listed(pub(super) std::vec::IntoIter<Bytes>);

impl futures_core::Stream for Listed {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(self.0.next().map(Ok))
    }
}

/// A stream whose length nobody knows but the caller.
fn pieces(count: usize) -> ByteStream {
    ByteStream::from_stream(Listed(vec![Bytes::from_static(b"0123456789"); count].into_iter()))
}

#[tokio::test]
async fn a_stream_is_as_long_as_its_caller_says_or_fails() {
    let address = serve(|request| {
        assert!(request.headers().contains_key("content-length"));
        Response::new(Body::new(request.into_body()))
    })
    .await;
    let copy = |length: &'static str| {
        let stated = move |call: ferrosmith_runtime::client::Call| call.header("content-length", length);
        client(address).copy().body(pieces(10)).customize(stated).send()
    };
    let body = copy("100").await.expect("a response").body.collect().await.expect("the whole body");
    assert_eq!(body.len(), 100);
    for wrong in ["99", "90", "101", "110", "10", "1", "0"] {
        let error = match copy(wrong).await {
            // The response may begin before the end of the request.
            Ok(response) => response.body.collect().await.expect_err("cut").to_string(),
            Err(error) => error.to_string(),
        };
        assert!(error.starts_with(&format!("Models Copy at {address}: ")), "{wrong}: {error}");
        assert!(error.contains("stated length"), "{wrong}: {error}");
    }
}

#[tokio::test]
async fn a_response_that_breaks_off_is_an_error() {
    let address = write("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"models\": []}", true).await;
    let client = Client::new(config(address).max_attempts(1));
    let error = client.list_models().send().await.expect_err("broken");
    assert!(matches!(transport_error(&error), ErrorKind::Transport(_)), "{error}");
    let response = client.copy().body(ByteStream::from("x")).send().await.expect("the head has come");
    response.body.collect().await.expect_err("broken");
}

#[tokio::test]
async fn silence_within_a_response_is_an_error() {
    let address = write("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"models\": []}", false).await;
    let limit = Duration::from_millis(100);
    let client = Client::new(config(address).max_attempts(1).timeouts(|timeouts| timeouts.read(limit)));
    let error = client.list_models().send().await.expect_err("silent");
    assert!(matches!(transport_error(&error), ErrorKind::Timeout { which: Timeout::Read, .. }), "{error}");
    let response = client.copy().body(ByteStream::from("x")).send().await.expect("the head has come");
    let error = response.body.collect().await.expect_err("silent");
    assert!(matches!(error.kind(), ErrorKind::Timeout { which: Timeout::Read, .. }), "{error}");
}

#[tokio::test]
async fn a_server_that_is_not_there_is_reported() {
    let gone = TcpListener::bind("127.0.0.1:0").await.expect("a port").local_addr().expect("an address");
    let error = Client::new(config(gone).max_attempts(1)).list_models().send().await.expect_err("gone");
    let text = error.to_string();
    assert!(
        text.starts_with(&format!("Models ListModels at {gone}: connection failed while connecting:"))
            && text.contains("refused"),
        "{text}"
    );
    assert!(error.is_retryable());
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let address = serve(|_| {
        let response = Response::builder().status(302).header("location", "http://127.0.0.1:1/");
        response.body(Body::default()).unwrap_or_default()
    })
    .await;
    let error = client(address).list_models().send().await.expect_err("redirected");
    assert_eq!(error.status(), Some(302));
}

#[cfg(feature = "blocking")]
#[test]
fn calls_can_be_waited_for() {
    let (send, receive) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let page = r#"{"models": [{"name": "m"}]}"#;
            let address = serve(move |_| Response::new(Body::from(Bytes::from(page)))).await;
            send.send(address).expect("sent");
            std::future::pending::<()>().await;
        });
    });
    let client = client(receive.recv().expect("an address"));
    for _ in 0..2 {
        assert_eq!(client.list_models().send().wait().expect("a page").models.len(), 1);
    }
    let names: Result<Vec<_>, _> =
        client.list_models().items().wait().map(|model| model.map(|model| model.name)).collect();
    assert_eq!(names.expect("models"), ["m"]);
}

#[cfg(feature = "blocking")]
#[tokio::test]
async fn waiting_within_async_code_is_an_error() {
    let error = client(([127, 0, 0, 1], 1).into()).list_models().send().wait().expect_err("async");
    assert!(error.to_string().contains("`.await`"), "{error}");
}
