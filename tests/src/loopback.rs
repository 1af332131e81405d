//! A server on loopback for the programs of `cases/openapi-client`: it keeps every request and sends the responses that
//! it is given. It is copied beside each program.

#![allow(dead_code, reason = "not every program needs all of it")]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::JoinHandle;

/// A server that responds to as many requests as it has responses.
pub struct Server {
    /// Where it listens.
    pub port: u16,
    thread: JoinHandle<Vec<Request>>,
}

/// A request as it came over the wire.
pub struct Request {
    /// The first line, and the headers with their names in small letters.
    pub head: String,
    /// The body, without the frames of chunks.
    pub body: Vec<u8>,
}

impl Server {
    /// Responds once, with a status, headers that each end with `\r\n`, and a body.
    pub fn new(status: u16, headers: &str, body: impl Into<Vec<u8>>) -> Self {
        Self::several([(status, headers.to_owned(), body.into())])
    }

    /// Responds once, in JSON.
    pub fn json(status: u16, body: &str) -> Self {
        Self::new(status, "content-type: application/json\r\n", body)
    }

    /// Responds once for each response.
    pub fn several(responses: impl IntoIterator<Item = (u16, String, Vec<u8>)>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let responses: Vec<_> = responses.into_iter().collect();
        let respond = move |(status, headers, body): (u16, String, Vec<u8>)| {
            let (mut connection, _) = listener.accept().expect("a connection");
            let request = Request::read(&mut connection);
            let has_length = status != 204 && !headers.contains("x-cut");
            let length = if has_length { format!("content-length: {}\r\n", body.len()) } else { String::new() };
            let head = format!("HTTP/1.1 {status} Test\r\nconnection: close\r\n{length}{headers}\r\n");
            connection.write_all(head.as_bytes()).and_then(|()| connection.write_all(&body)).expect("a connection");
            request
        };
        Self { port, thread: std::thread::spawn(move || responses.into_iter().map(respond).collect()) }
    }

    /// Its address.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The request that came.
    pub fn request(self) -> Request {
        self.requests().pop().expect("a request")
    }

    /// All requests that came.
    pub fn requests(self) -> Vec<Request> {
        self.thread.join().expect("requests")
    }
}

impl Request {
    fn read(connection: &mut TcpStream) -> Self {
        let mut bytes = Vec::new();
        let mut buffer = [0; 4096];
        loop {
            let count = connection.read(&mut buffer).expect("bytes");
            bytes.extend_from_slice(&buffer[..count]);
            let end = bytes.windows(4).position(|window| window == b"\r\n\r\n");
            let Some(end) = end else { continue };
            let head = String::from_utf8_lossy(&bytes[..end + 2]).into_owned();
            let mut lines = head.lines();
            let first = lines.next().unwrap_or_default().to_owned();
            let headers: Vec<_> = lines.filter_map(|line| line.split_once(':')).collect();
            let value = |wanted: &str| {
                headers.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value.trim())
            };
            let rest = &bytes[end + 4..];
            let body = if value("transfer-encoding") == Some("chunked") {
                unchunked(rest)
            } else {
                let length = value("content-length").map_or(0, |length| length.parse().expect("a length"));
                (rest.len() >= length).then(|| rest.to_vec())
            };
            let Some(body) = body else { continue };
            let headers = headers.iter().map(|(name, value)| format!("{}: {}\n", name.to_lowercase(), value.trim()));
            return Self { head: format!("{first}\n{}", headers.collect::<String>()), body };
        }
    }

    /// The first line.
    pub fn line(&self) -> &str {
        self.head.lines().next().unwrap_or_default()
    }

    /// The method and the target.
    pub fn target(&self) -> &str {
        self.line().trim_end_matches(" HTTP/1.1")
    }

    /// A header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// The content of chunks, once all are there.
fn unchunked(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = rest.windows(2).position(|window| window == b"\r\n")?;
        let size = usize::from_str_radix(std::str::from_utf8(&rest[..end]).ok()?, 16).ok()?;
        let content = rest.get(end + 2..end + 2 + size)?;
        rest = rest.get(end + 4 + size..)?;
        if size == 0 {
            return Some(body);
        }
        body.extend_from_slice(content);
    }
}
