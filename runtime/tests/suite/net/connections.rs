//! Connections: shared by calls, kept while they serve, closed when nobody waits.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use ferrosmith_runtime::Config;
use ferrosmith_runtime::auth::Credentials;
use ferrosmith_runtime::transport::{Hyper, HyperBuilder};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use super::service::Client;

const SOON: Duration = Duration::from_secs(5);
const PAGE: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 14\r\n\r\n{\"models\": []}";

fn client(address: SocketAddr) -> Client {
    client_over(Hyper::builder(), address)
}

fn client_over(transport: HyperBuilder, address: SocketAddr) -> Client {
    let transport = transport.build().expect("a transport");
    let config = Config::new()
        .region("us-east-1")
        .endpoint(format!("http://{address}"))
        .credentials(Credentials::new("AKIDEXAMPLE", "secret"))
        .transport(transport);
    Client::new(config.max_attempts(2))
}

/// Reads a request without a body; false where the connection is closed instead.
async fn request(connection: &mut TcpStream) -> bool {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        match connection.read_u8().await {
            Ok(byte) => head.push(byte),
            Err(_) => return false,
        }
    }
    true
}

/// A server that gives each connection, with its number, to a function.
async fn serve<S, F>(talk: S) -> (SocketAddr, Arc<AtomicUsize>)
where
    S: Fn(TcpStream, usize) -> F + Send + 'static,
    F: Future<Output = ()> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let connections = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&connections);
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            tokio::spawn(talk(connection, count.fetch_add(1, Ordering::Relaxed)));
        }
    });
    (address, connections)
}

/// Responds to every request of a connection.
async fn respond_to_all(mut connection: TcpStream, _: usize) {
    while request(&mut connection).await {
        let _ = connection.write_all(PAGE).await;
    }
}

#[tokio::test]
async fn calls_one_after_the_other_share_a_connection() {
    let (address, connections) = serve(respond_to_all).await;
    let client = client(address);
    for _ in 0..50 {
        client.list_models().send().await.expect("a page");
    }
    assert_eq!(connections.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn two_hundred_calls_at_once_all_get_a_response() {
    let (address, connections) = serve(respond_to_all).await;
    let client = client(address);
    for _ in 0..3 {
        let mut calls = JoinSet::new();
        for _ in 0..200 {
            let client = client.clone();
            calls.spawn(async move { client.list_models().send().await.map(drop).map_err(|error| error.to_string()) });
        }
        assert!(calls.join_all().await.iter().all(Result::is_ok));
    }
    let made = connections.load(Ordering::Relaxed);
    // Some more than at once: a call takes whichever comes first, a connection of its own or one that has become free.
    assert!(made <= 400, "{made} connections for 600 calls, 200 at once");
}

#[tokio::test]
async fn connections_that_nobody_uses_are_closed() {
    let (sender, mut receiver) = mpsc::channel(1);
    let (address, _) = serve(move |connection, number| {
        let sender = sender.clone();
        async move {
            respond_to_all(connection, number).await;
            let _ = sender.send(()).await;
        }
    })
    .await;
    let client = client_over(Hyper::builder().idle_timeout(Duration::from_millis(100)), address);
    client.list_models().send().await.expect("a page");
    timeout(SOON, receiver.recv()).await.expect("closed after a while");
}

#[tokio::test]
async fn a_call_let_go_closes_its_connection() {
    let (sender, mut receiver) = mpsc::channel(1);
    let (address, _) = serve(move |mut connection, _| {
        let sender = sender.clone();
        async move {
            request(&mut connection).await;
            // No response: only a closed connection ends this.
            assert!(!request(&mut connection).await);
            let _ = sender.send(()).await;
        }
    })
    .await;
    let client = client(address);
    let late = timeout(Duration::from_millis(50), client.list_models().send()).await;
    assert!(late.is_err(), "the server does not respond");
    timeout(SOON, receiver.recv()).await.expect("the server sees the end");
}

#[tokio::test]
async fn a_kept_connection_that_the_server_resets_is_not_the_callers_trouble() {
    // Every connection responds to one request and resets at the next one.
    let (address, connections) = serve(|mut connection, _| async move {
        request(&mut connection).await;
        let _ = connection.write_all(PAGE).await;
        request(&mut connection).await;
        let _ = connection.set_zero_linger();
    })
    .await;
    let client = client(address);
    for _ in 0..3 {
        client.list_models().send().await.expect("a page, over a new connection where it must be");
        sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(connections.load(Ordering::Relaxed), 3);
}
