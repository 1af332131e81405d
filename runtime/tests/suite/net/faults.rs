//! A network between client and server that cuts, stalls, half-closes, delays and garbles, at every phase of an exchange and for
//! every kind of body: a call ends in time, with its output or a typed error; nothing is lost, and nothing done twice that
//! the service cannot know for the same.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use ferrosmith_runtime::Config;
use ferrosmith_runtime::auth::Credentials;
use ferrosmith_runtime::error::ErrorKind;
use ferrosmith_runtime::stream::ByteStream;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio::time::timeout;

use super::loopback::Listed;
use super::service::{Client, Error};

/// No call may take longer, whatever happens to it.
const LIMIT: Duration = Duration::from_secs(20);
/// How long a client waits for the next byte.
const SILENCE: Duration = Duration::from_millis(250);
const MODELS: &str = r#"{"models":[{"name":"one"},{"name":"two"}]}"#;
const BODY: &[u8] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// What happens to the first connection, after so many bytes in one direction.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    /// Both sides see a reset.
    Cut,
    /// Nothing comes any more.
    Stall,
    /// Nothing comes any more in this direction, and its end is seen.
    HalfClose,
    /// The next eight bytes and the eight behind them change places.
    Reorder,
    /// Every byte comes alone.
    Trickle,
}

const FAULTS: [Fault; 5] = [Fault::Cut, Fault::Stall, Fault::HalfClose, Fault::Reorder, Fault::Trickle];

#[derive(Clone, Copy, Debug)]
struct Case {
    call: &'static str,
    is_chunked: bool,
    fault: Fault,
    /// Whether it happens to the response.
    to_response: bool,
    at: usize,
}

/// The requests that arrived whole: method, token, body.
type Log = Arc<Mutex<Vec<(String, Option<String>, Vec<u8>)>>>;

/// A server that keeps what it is sent, and responds to everything.
async fn server(is_chunked: bool) -> (SocketAddr, Log) {
    let log = Log::default();
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let kept = Arc::clone(&log);
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            tokio::spawn(respond(connection, Arc::clone(&kept), is_chunked));
        }
    });
    (address, log)
}

async fn respond(mut connection: TcpStream, log: Log, is_chunked: bool) {
    while let Some((method, body)) = request(&mut connection).await {
        let token = serde_json::from_slice::<serde_json::Value>(&body).ok();
        let token = token.and_then(|json| Some(json.get("clientRequestToken")?.as_str()?.to_owned()));
        log.lock().unwrap().push((method.clone(), token, body.clone()));
        let (status, body) = match &*method {
            "GET" => ("200 OK", MODELS.as_bytes().to_vec()),
            "POST" => ("201 Created", Vec::new()),
            _ => ("200 OK", body),
        };
        let head = match is_chunked {
            true => format!("HTTP/1.1 {status}\r\ntransfer-encoding: chunked\r\n\r\n"),
            false => format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\n\r\n", body.len()),
        };
        let mut response = head.into_bytes();
        match is_chunked {
            true => {
                for chunk in body.chunks(10) {
                    response.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
                    response.extend_from_slice(chunk);
                    response.extend_from_slice(b"\r\n");
                }
                response.extend_from_slice(b"0\r\n\r\n");
            }
            false => response.extend_from_slice(&body),
        }
        if connection.write_all(&response).await.is_err() {
            return;
        }
    }
}

/// Reads a request; none where it is not whole, or garbled.
async fn request(connection: &mut TcpStream) -> Option<(String, Vec<u8>)> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(connection.read_u8().await.ok()?);
    }
    let head = String::from_utf8(head).ok()?;
    let mut lines = head.lines();
    let method = lines.next()?.split_once(' ')?.0.to_owned();
    let fields: BTreeMap<String, &str> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value))
        .collect();
    let mut body = Vec::new();
    if fields.contains_key("transfer-encoding") {
        loop {
            let mut line = Vec::new();
            while !line.ends_with(b"\r\n") {
                line.push(connection.read_u8().await.ok()?);
            }
            let length = usize::from_str_radix(std::str::from_utf8(&line).ok()?.trim(), 16).ok()?;
            let mut chunk = vec![0; length + 2];
            connection.read_exact(&mut chunk).await.ok()?;
            body.extend_from_slice(&chunk[..length]);
            if length == 0 {
                return Some((method, body));
            }
        }
    }
    let length = fields.get("content-length").map_or(Ok(0), |length| length.parse()).ok()?;
    body.resize(length, 0);
    connection.read_exact(&mut body).await.ok()?;
    Some((method, body))
}

/// A proxy before a server, whose first connection is at fault.
async fn proxy(server: SocketAddr, case: Case) -> (SocketAddr, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let connections = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&connections);
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let Ok(server) = TcpStream::connect(server).await else { return };
            let fault = (count.fetch_add(1, Ordering::Relaxed) == 0).then_some((case.fault, case.at));
            let ((from_client, to_client), (from_server, to_server)) = (client.into_split(), server.into_split());
            let (of_request, of_response) = if case.to_response { (None, fault) } else { (fault, None) };
            // A cut ends both directions.
            let (ended, _) = tokio::sync::broadcast::channel::<()>(1);
            tokio::spawn(forward(from_client, to_server, of_request, ended.clone()));
            tokio::spawn(forward(from_server, to_client, of_response, ended));
        }
    });
    (address, connections)
}

async fn forward(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    fault: Option<(Fault, usize)>,
    ended: tokio::sync::broadcast::Sender<()>,
) {
    let mut end = ended.subscribe();
    let copying = async {
        let Some((fault, at)) = fault else {
            let _ = tokio::io::copy(&mut from, &mut to).await;
            let _ = to.shutdown().await;
            return;
        };
        let mut before = vec![0; at];
        if from.read_exact(&mut before).await.is_err() || to.write_all(&before).await.is_err() {
            return;
        }
        match fault {
            Fault::Cut => {
                let _ = to.as_ref().set_zero_linger();
                let _ = from.as_ref().set_zero_linger();
                let _ = ended.send(());
            }
            Fault::Stall => std::future::pending().await,
            Fault::HalfClose => {
                let _ = to.shutdown().await;
                std::future::pending::<()>().await;
            }
            Fault::Reorder => {
                let mut next = [0; 16];
                if from.read_exact(&mut next).await.is_ok() {
                    next.rotate_left(8);
                    let _ = to.write_all(&next).await;
                }
                let _ = tokio::io::copy(&mut from, &mut to).await;
            }
            Fault::Trickle => {
                while let Ok(byte) = from.read_u8().await {
                    if to.write_all(&[byte]).await.is_err() {
                        return;
                    }
                    tokio::task::yield_now().await;
                }
            }
        }
    };
    tokio::select! {
        () = copying => {}
        _ = end.recv() => {}
    }
}

fn client(address: SocketAddr) -> Client {
    let config = Config::new()
        .region("us-east-1")
        .endpoint(format!("http://{address}"))
        .credentials(Credentials::new("AKIDEXAMPLE", "secret"))
        .max_attempts(3)
        .timeouts(|timeouts| timeouts.read(SILENCE).connect(SILENCE));
    Client::new(config)
}

/// Makes a call; what it gives back is the bytes of its output.
async fn call(client: &Client, name: &str) -> Result<Vec<u8>, String> {
    let show = |error: &Error| {
        let Error::Other(error) = error else { return format!("modeled: {error}") };
        typed(error)
    };
    match name {
        "list" => {
            let page = client.list_models().send().await.map_err(|error| show(&error))?;
            Ok(page.models.iter().map(|model| model.name.as_str()).collect::<Vec<_>>().join(",").into_bytes())
        }
        "create" => client.create_model().name("n").send().await.map(|()| Vec::new()).map_err(|error| show(&error)),
        copy => {
            let body = match copy {
                "copy" => ByteStream::from(Bytes::from_static(BODY)),
                _ => ByteStream::from_stream(Listed(
                    BODY.chunks(9).map(Bytes::from_static).collect::<Vec<_>>().into_iter(),
                )),
            };
            let response = client.copy().body(body).send().await.map_err(|error| show(&error))?;
            response.body.collect().await.map(|body| body.to_vec()).map_err(|error| typed(&error))
        }
    }
}

/// The text of an error of one of the kinds that a network can cause.
fn typed(error: &ferrosmith_runtime::Error) -> String {
    let is_of_network =
        matches!(error.kind(), ErrorKind::Transport(_) | ErrorKind::Timeout { .. } | ErrorKind::Decode(_));
    let text = error.to_string();
    // A request that was garbled on its way is rejected or not understood: the server here just closes.
    assert!(is_of_network || matches!(error.kind(), ErrorKind::Service(_)), "{text}");
    assert!(text.starts_with("Models ") && !text.contains('\n'), "{text}");
    text
}

async fn check(case: Case) -> Result<bool, String> {
    let (server, log) = server(case.is_chunked).await;
    let (address, connections) = proxy(server, case).await;
    let client = client(address);
    let outcome = timeout(LIMIT, call(&client, case.call)).await.map_err(|_| "no end".to_owned())?;
    let log_then = log.lock().unwrap().clone();
    let expected: &[u8] = match case.call {
        "list" => b"one,two",
        "create" => b"",
        _ => BODY,
    };
    // What was garbled may still be a page, or a body, but not ours: without a checksum nobody can know.
    let is_garbled = case.fault == Fault::Reorder;
    if let Ok(output) = &outcome
        && !is_garbled
        && output != expected
    {
        return Err(format!("another output: {}", String::from_utf8_lossy(output)));
    }
    if outcome.is_ok() && log_then.is_empty() {
        return Err("an output without a request".to_owned());
    }
    let tokens: Vec<_> = log_then.iter().map(|(_, token, _)| token.clone()).collect();
    if case.call == "create" && !is_garbled && tokens.iter().any(|token| token.is_none() || *token != tokens[0]) {
        return Err(format!("several tokens: {tokens:?}"));
    }
    // A stream is there once: it cannot be sent whole a second time.
    if case.call == "stream" && log_then.len() > 1 {
        return Err(format!("sent {} times", log_then.len()));
    }
    if !is_garbled && log_then.iter().any(|(method, _, body)| method == "PUT" && body != BODY) {
        return Err("another body".to_owned());
    }
    if connections.load(Ordering::Relaxed) > 3 {
        return Err(format!("{} connections", connections.load(Ordering::Relaxed)));
    }
    // Whatever happened, the next call finds the client as it was.
    timeout(LIMIT, call(&client, "list")).await.map_err(|_| "no end of the next call".to_owned())??;
    match outcome {
        Ok(_) => Ok(true),
        // A response that has begun to stream cannot be repeated, nor can a stream be sent again.
        Err(_) if is_garbled || matches!(case.call, "stream" | "copy") => Ok(false),
        Err(error) => Err(error),
    }
}

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for call in ["list", "create", "copy", "stream"] {
        for (is_chunked, fault) in [false, true].into_iter().flat_map(|chunked| FAULTS.map(|fault| (chunked, fault))) {
            // In the head, at its end, in the body, in what ends it.
            for at in [0, 9, 38, 46, 60, 80] {
                cases.push(Case { call, is_chunked, fault, to_response: true, at });
            }
            for at in [0, 5, 200, 500].into_iter().filter(|_| !is_chunked) {
                cases.push(Case { call, is_chunked, fault, to_response: false, at });
            }
        }
    }
    cases
}

#[tokio::test]
async fn faults_of_the_network_cost_no_more_than_their_call() {
    let (mut wrong, mut went_well, cases) = (Vec::new(), 0, cases());
    for group in cases.chunks(80) {
        let mut running = JoinSet::new();
        for case in group.iter().copied() {
            running.spawn(async move { (case, check(case).await) });
        }
        for (case, checked) in running.join_all().await {
            match checked {
                Ok(is_well) => went_well += usize::from(is_well),
                Err(error) => wrong.push(format!("{case:?}: {error}")),
            }
        }
    }
    println!("{} faults, after {went_well} of which the call had its output", cases.len());
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    assert!(went_well * 2 > cases.len());
}
