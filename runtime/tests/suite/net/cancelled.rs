//! Calls that are let go at every point at which they can wait: connections, the quota of retries and the streams of others are
//! as they were.

use std::future::Future;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use ferrosmith_runtime::Config;
use ferrosmith_runtime::auth::Credentials;
use ferrosmith_runtime::stream::ByteStream;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio::time::timeout;

use super::service::Client;

const PAGE: &str = r#"{"models":[{"name":"one"}]}"#;

/// A future that is polled so many times and no more.
struct Polled<F> {
    inner: Pin<Box<F>>,
    left: usize,
}

impl<F: Future> Future for Polled<F> {
    type Output = Option<F::Output>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        self.left -= 1;
        match self.inner.as_mut().poll(context) {
            Poll::Ready(output) => Poll::Ready(Some(output)),
            // The last time: what would have woken it must find nobody.
            Poll::Pending if self.left == 0 => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    }
}

/// How many connections are open, and how many requests have come.
#[derive(Default)]
struct Seen {
    open: AtomicUsize,
    requests: AtomicUsize,
}

/// A server that responds in four pieces, with 503 to every other request, and to those for `/copy` with what they hold.
async fn serve() -> (SocketAddr, Arc<Seen>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let seen = Arc::new(Seen::default());
    let noted = Arc::clone(&seen);
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            let noted = Arc::clone(&noted);
            tokio::spawn(async move {
                noted.open.fetch_add(1, Ordering::SeqCst);
                respond(connection, &noted).await;
                noted.open.fetch_sub(1, Ordering::SeqCst);
            });
        }
    });
    (address, seen)
}

/// Responds until the connection ends; none is the end.
async fn respond(mut connection: TcpStream, seen: &Seen) -> Option<()> {
    // The pieces do not wait for one another.
    connection.set_nodelay(true).ok()?;
    loop {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(connection.read_u8().await.ok()?);
        }
        let head = String::from_utf8(head).ok()?.to_ascii_lowercase();
        let length = head.split("content-length: ").nth(1).and_then(|rest| rest.lines().next()?.parse().ok());
        let mut body = vec![0; length.unwrap_or(0)];
        connection.read_exact(&mut body).await.ok()?;
        let is_busy = seen.requests.fetch_add(1, Ordering::SeqCst).is_multiple_of(2);
        let body = if head.starts_with("put") { body } else { PAGE.as_bytes().to_vec() };
        let response = match is_busy {
            true => b"HTTP/1.1 503 Busy\r\ncontent-length: 2\r\nretry-after: 0\r\n\r\n{}".to_vec(),
            false => [format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", body.len()).as_bytes(), &body].concat(),
        };
        for piece in response.chunks(response.len().div_ceil(4)) {
            connection.write_all(piece).await.ok()?;
            tokio::task::yield_now().await;
        }
    }
}

fn client(address: SocketAddr) -> Client {
    let config = Config::new()
        .region("us-east-1")
        .endpoint(format!("http://{address}"))
        .credentials(Credentials::new("AKIDEXAMPLE", "secret"));
    Client::new(config)
}

/// Lets calls go after one poll, two, and so on, until one comes to its end; returns after how many.
async fn at_each_point<F: Future>(call: impl Fn() -> F) -> usize {
    for polls in 1..500 {
        if (Polled { inner: Box::pin(call()), left: polls }).await.is_some() {
            return polls;
        }
        tokio::task::yield_now().await;
    }
    panic!("no end");
}

#[tokio::test]
async fn calls_let_go_at_each_point_leave_everything_as_it_was() {
    let (address, seen) = serve().await;
    let client = client(address);
    // As many rounds as would use up the quota, if each took from it what it does not give back.
    let mut rounds = JoinSet::new();
    for _ in 0..60 {
        let client = client.clone();
        rounds.spawn(async move {
            // Of many calls at once, some meet a busy server three times.
            let listed = at_each_point(|| async {
                let page = client.list_models().send().await;
                assert!(page.map_or_else(|error| error.status() == Some(503), |page| page.models.len() == 1));
            });
            let listed = listed.await;
            let copied = at_each_point(|| async {
                let body = ByteStream::from(Bytes::from_static(&[7; 1000]));
                match client.copy().body(body).send().await {
                    Ok(response) => assert_eq!(response.body.collect().await.expect("a body").len(), 1000),
                    Err(error) => assert_eq!(error.status(), Some(503)),
                }
            });
            listed + copied.await
        });
    }
    let points: usize = rounds.join_all().await.into_iter().sum();
    println!("let go at {points} points");
    assert!(points > 300, "{points}");
    // The quota has enough for repetitions, and responses are those of their own requests.
    for _ in 0..4 {
        let page = client.list_models().send().await.expect("a page");
        assert_eq!(page.models[0].name, "one");
    }
    // Connections in the midst of an exchange are closed, others kept; all end with the client.
    assert!(seen.open.load(Ordering::SeqCst) <= 130, "{} connections are open", seen.open.load(Ordering::SeqCst));
    drop(client);
    let ended = async {
        while seen.open.load(Ordering::SeqCst) > 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(Duration::from_secs(10), ended).await.expect("connections end with their client");
}
