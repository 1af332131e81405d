//! A server that sends what no HTTP library would: broken, slow, cut off, or nothing at all.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What the server does once it has read a request. After the last step it closes the connection.
#[derive(Clone, Debug)]
pub enum Step {
    /// Sends bytes.
    Send(Vec<u8>),
    /// Sends nothing for a while.
    Pause(Duration),
    /// Keeps the connection open and never sends another byte.
    Hang,
    /// Breaks the connection off, so that the other side sees a reset.
    Reset,
}

impl Step {
    /// Sends a text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Send(text.into().into_bytes())
    }
}

/// A server on loopback that plays one list of steps to each request: the first list to the first, and the last one to
/// all that follow.
pub struct RawServer {
    address: SocketAddr,
    requests: Arc<AtomicUsize>,
}

impl RawServer {
    /// Starts the server.
    pub async fn start(plays: impl Into<Vec<Vec<Step>>>) -> Self {
        let plays = plays.into();
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let requests = Arc::<AtomicUsize>::default();
        let counter = Arc::clone(&requests);
        tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                let (plays, counter) = (plays.clone(), Arc::clone(&counter));
                tokio::spawn(async move {
                    let mut connection = connection;
                    if Box::pin(read_request(&mut connection)).await {
                        let number = counter.fetch_add(1, Ordering::SeqCst);
                        play(connection, &plays[number.min(plays.len() - 1)]).await;
                    }
                });
            }
        });
        Self { address, requests }
    }

    /// Where the server is found.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// How many requests came so far.
    pub fn count(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }
}

/// Reads a request with its body; false if none comes.
async fn read_request(connection: &mut TcpStream) -> bool {
    let mut read = Vec::new();
    let mut piece = [0; 16 << 10];
    loop {
        let head = read.windows(4).position(|window| window == b"\r\n\r\n");
        if head.is_some_and(|end| read.len() >= end + 4 + content_length(&read[..end])) {
            return true;
        }
        match connection.read(&mut piece).await {
            Ok(length) if length > 0 => read.extend_from_slice(&piece[..length]),
            _ => return false,
        }
    }
}

fn content_length(head: &[u8]) -> usize {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let line = head.lines().find_map(|line| line.strip_prefix("content-length:"));
    line.and_then(|length| length.trim().parse().ok()).unwrap_or(0)
}

async fn play(mut connection: TcpStream, steps: &[Step]) {
    for step in steps {
        match step {
            Step::Send(bytes) => {
                if connection.write_all(bytes).await.is_err() || connection.flush().await.is_err() {
                    return;
                }
            }
            Step::Pause(time) => tokio::time::sleep(*time).await,
            Step::Hang => std::future::pending().await,
            Step::Reset => {
                // Without lingering, closing is a reset.
                let _ = connection.set_zero_linger();
                return;
            }
        }
    }
    let _ = connection.shutdown().await;
}
