//! Conversations over HTTP/2: events go both ways at once.

use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use ferrosmith_runtime::body::Body;
use ferrosmith_runtime::events::{Decoder, EventStream, HeaderValue, Message};
use ferrosmith_runtime::stream::ByteStream;
use ferrosmith_runtime::transport::Hyper;
use ferrosmith_runtime::{Client, Config, auth::Credentials};
use futures_core::Stream;
use http::{Request, Response, Version};
use http_body::Body as _;
use hyper::body::Incoming;
use hyper::server::conn::http2;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::sync::mpsc;
use tokio::time::{sleep, timeout};
use tokio_rustls::rustls::version::TLS13;

use super::chain_of_signatures::Verifier;
use super::events::{Piece, Said, Talk, Talking, message};
use super::secure::{Authority, listen, page};
use super::service::MODELS;

const SOON: Duration = Duration::from_secs(5);

/// What comes out of a channel, counted.
struct Channel<T> {
    receiver: mpsc::Receiver<T>,
    taken: Arc<AtomicUsize>,
}

impl<T> Stream for Channel<T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let item = self.receiver.poll_recv(cx);
        self.taken.fetch_add(usize::from(matches!(item, Poll::Ready(Some(_)))), Ordering::Relaxed);
        item
    }
}

fn channel<T>() -> (mpsc::Sender<T>, Channel<T>) {
    let (sender, receiver) = mpsc::channel(1);
    (sender, Channel { receiver, taken: Arc::default() })
}

/// The server's side of a conversation.
struct Side {
    head: http::request::Parts,
    heard: Incoming,
    say: mpsc::Sender<Result<Bytes, Infallible>>,
}

impl Side {
    /// The next bytes of the request; none at its end, an error where it was cut.
    async fn hear(&mut self) -> Option<Result<Bytes, hyper::Error>> {
        let frame = std::future::poll_fn(|cx| Pin::new(&mut self.heard).poll_frame(cx)).await?;
        Some(frame.map(|frame| frame.into_data().unwrap_or_default()))
    }

    async fn say(&self, message: Message) {
        let _ = self.say.send(Ok(message.encode().expect("bytes"))).await;
    }
}

/// A client of a server that responds to every request at once and lets a function talk on; and how many connections
/// were made.
async fn conversing<S, F>(talk: S) -> (Client, Arc<AtomicUsize>)
where
    S: Fn(Side) -> F + Clone + Send + 'static,
    F: Future<Output = ()> + Send + 'static,
{
    let authority = Authority::new("own");
    let connections = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&connections);
    let address = listen(authority.server(&["localhost"], &[&TLS13], &["h2", "http/1.1"]), move |stream| {
        count.fetch_add(1, Ordering::Relaxed);
        let talk = talk.clone();
        let service = service_fn(move |request: Request<Incoming>| {
            assert_eq!(request.version(), Version::HTTP_2);
            let (say, saying) = channel();
            let (head, heard) = request.into_parts();
            tokio::spawn(talk(Side { head, heard, say }));
            let body = ByteStream::from_stream(saying).to_body();
            async { Response::builder().header("x-amzn-requestid", "42").body::<Body>(body) }
        });
        async move {
            let _ = http2::Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(stream), service).await;
        }
    })
    .await;
    (client(&authority, address), connections)
}

fn client(authority: &Authority, address: SocketAddr) -> Client {
    let transport = Hyper::builder().root_certificates(authority.pem()).build().expect("a transport");
    let config = Config::new()
        .region("us-east-1")
        .endpoint(format!("https://localhost:{}", address.port()))
        .credentials(Credentials::new("AKIDEXAMPLE", "secret"))
        .transport(transport);
    Client::new(&MODELS, config)
}

fn talk(client: &Client, said: impl Stream<Item = Said> + Send + 'static) -> Talk {
    Talk { said: Some(EventStream::new(said)), call: client.call() }
}

fn piece(text: impl Into<Bytes>) -> Said {
    Said::Piece(Piece { bytes: Some(text.into()) })
}

async fn heard(response: &mut Talking) -> Bytes {
    match timeout(SOON, response.said.next()).await.expect("in time").expect("an event").expect("no error") {
        Said::Piece(piece) => piece.bytes.unwrap_or_default(),
        Said::Unknown(_) => panic!("an unknown event"),
    }
}

#[tokio::test]
async fn events_go_both_ways_while_both_are_open() {
    let (client, _) = conversing(|mut side: Side| async move {
        let mut decoder = Decoder::default();
        let mut verifier = Verifier::new(&side.head, "secret");
        while let Some(bytes) = side.hear().await {
            decoder.feed(&bytes.expect("bytes"));
            while let Some(wrapped) = decoder.message().expect("a message") {
                verifier.check(&wrapped);
                let mut inner = Decoder::default();
                inner.feed(&wrapped.payload);
                if let Some(mut message) = inner.message().expect("a message") {
                    message.payload = message.payload.to_ascii_uppercase().into();
                    side.say(message).await;
                }
            }
        }
        side.say(message("piece", "the end")).await;
    })
    .await;
    let (say, saying) = channel();
    let mut response = talk(&client, saying).send().await.expect("a response before the first event");
    for text in ["one", "two", "three"] {
        say.send(piece(text)).await.expect("sent");
        assert_eq!(heard(&mut response).await, text.to_uppercase());
    }
    drop(say);
    assert_eq!(heard(&mut response).await, "the end");
    assert!(response.said.next().await.is_none());
}

#[tokio::test]
async fn an_error_in_the_middle_names_the_call_and_spares_the_connection() {
    let (client, connections) = conversing(|side: Side| async move {
        side.say(message("piece", "first")).await;
        let mut trouble = message("trouble", r#"{"message": "no more"}"#);
        trouble.headers[0].1 = HeaderValue::from("exception");
        trouble.headers[1].0 = ":exception-type".to_owned();
        side.say(trouble).await;
        // Held open: it is the error that ends the client's side.
        side.say.closed().await;
    })
    .await;
    for _ in 0..2 {
        let (_say, saying) = channel();
        let mut response = talk(&client, saying).send().await.expect("a response");
        assert_eq!(heard(&mut response).await, "first");
        let error = response.said.next().await.expect("an item").expect_err("an error");
        assert_eq!(
            error.to_string(),
            format!(
                "Models Talk at {}: trouble: no more (status 200, request id 42)",
                error.host().unwrap_or_default()
            )
        );
        assert!(response.said.next().await.is_none());
    }
    assert_eq!(connections.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn a_stream_let_go_ends_the_exchange_on_both_sides() {
    let (sender, mut receiver) = mpsc::channel(2);
    let (client, connections) = conversing(move |mut side: Side| {
        let sender = sender.clone();
        async move {
            side.say(message("piece", "hello")).await;
            while let Some(Ok(_)) = side.hear().await {}
            let _ = sender.send(()).await;
        }
    })
    .await;
    let (say, saying) = channel();
    let mut response = talk(&client, saying).send().await.expect("a response");
    assert_eq!(heard(&mut response).await, "hello");
    drop(response);
    timeout(SOON, receiver.recv()).await.expect("the server sees the end");
    timeout(SOON, say.closed()).await.expect("the events are let go");
    assert_eq!(connections.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn who_does_not_read_holds_the_other_up() {
    const SIZE: usize = 64 << 10;
    let sent = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&sent);
    let (client, _) = conversing(move |side: Side| {
        let count = Arc::clone(&count);
        async move {
            while !side.say.is_closed() {
                side.say(Message { payload: vec![0; SIZE].into(), ..message("piece", "") }).await;
                count.fetch_add(SIZE, Ordering::Relaxed);
            }
        }
    })
    .await;
    let (say, saying) = channel();
    let taken = Arc::clone(&saying.taken);
    tokio::spawn(async move { while say.send(piece(vec![0; SIZE])).await.is_ok() {} });
    let mut response = talk(&client, saying).send().await.expect("a response");
    sleep(Duration::from_millis(300)).await;
    let (up, down) = (taken.load(Ordering::Relaxed) * SIZE, sent.load(Ordering::Relaxed));
    assert!(up < 8 << 20 && down < 8 << 20, "{up} bytes up and {down} bytes down for nobody");
    for _ in 0..200 {
        assert_eq!(heard(&mut response).await.len(), SIZE);
    }
}

#[tokio::test]
async fn a_server_without_http2_is_reported() {
    let authority = Authority::new("own");
    let address = listen(authority.server(&["localhost"], &[&TLS13], &["http/1.1"]), page).await;
    let (_say, saying) = channel();
    let error = talk(&client(&authority, address), saying).send().await.expect_err("HTTP/1.1");
    let expected = "the server does not speak HTTP/2, which streams of events in both directions need";
    assert_eq!(error.to_string(), format!("Models Talk at localhost:{}: {expected}", address.port()));
}

#[tokio::test]
async fn a_call_let_go_before_the_response_ends_the_exchange() {
    let (sender, mut receiver) = mpsc::channel(1);
    let authority = Authority::new("own");
    let address = listen(authority.server(&["localhost"], &[&TLS13], &["h2"]), move |stream| {
        let sender = sender.clone();
        let service = service_fn(move |mut request: Request<Incoming>| {
            let sender = sender.clone();
            async move {
                while let Some(Ok(_)) = std::future::poll_fn(|cx| Pin::new(request.body_mut()).poll_frame(cx)).await {}
                let _ = sender.send(()).await;
                std::future::pending::<Result<Response<Body>, Infallible>>().await
            }
        });
        async move {
            let _ = http2::Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(stream), service).await;
        }
    })
    .await;
    let (say, saying) = channel();
    let client = client(&authority, address);
    let late = timeout(Duration::from_millis(200), talk(&client, saying).send()).await;
    assert!(late.is_err(), "the server does not respond");
    timeout(SOON, say.closed()).await.expect("the events are let go");
    timeout(SOON, receiver.recv()).await.expect("the server sees the end");
}
