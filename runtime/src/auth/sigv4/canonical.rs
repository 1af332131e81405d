//! The canonical form of a request: what both sides must agree on to the byte.

use std::borrow::Cow;

use http::header::{self, HeaderMap, HeaderName};
use http::request::Parts;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// All but the unreserved characters of RFC 3986, section 2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// The same within a path.
const PATH: &AsciiSet = &RESERVED.remove(b'/');

/// Headers that proxies and HTTP stacks change, so that no signature may cover them.
static UNSIGNED: [HeaderName; 9] = [
    header::AUTHORIZATION,
    header::CONNECTION,
    header::EXPECT,
    header::PROXY_AUTHORIZATION,
    header::TE,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
    header::USER_AGENT,
    HeaderName::from_static("x-amzn-trace-id"),
];

/// The canonical form of a request's parts.
pub(super) struct Canonical {
    path: String,
    query: String,
    headers: Vec<u8>,
    /// The names of the headers that are signed, parted by `;`.
    pub(super) signed_headers: String,
}

impl Canonical {
    /// The canonical form; `raw` takes the path as it is.
    pub(super) fn new(parts: &Parts, raw: bool) -> Self {
        let names = names(&parts.headers);
        Self {
            path: if raw { parts.uri.path().to_owned() } else { path(parts.uri.path()) },
            query: query(parts.uri.query().unwrap_or_default()),
            headers: headers(parts, &names),
            signed_headers: names.join(";"),
        }
    }

    /// The text that is hashed.
    pub(super) fn request(&self, method: &str, payload: &str) -> Vec<u8> {
        let mut text = Vec::with_capacity(256 + self.path.len() + self.query.len() + self.headers.len());
        for line in [method, &self.path, &self.query] {
            text.extend_from_slice(line.as_bytes());
            text.push(b'\n');
        }
        text.extend_from_slice(&self.headers);
        text.push(b'\n');
        text.extend_from_slice(self.signed_headers.as_bytes());
        text.push(b'\n');
        text.extend_from_slice(payload.as_bytes());
        text
    }
}

/// The names of the headers that are signed, parted by `;`.
pub(super) fn signed_headers(parts: &Parts) -> String {
    names(&parts.headers).join(";")
}

/// Appends a parameter to a query.
pub(super) fn append(query: &mut String, name: &str, value: &str) {
    if !query.is_empty() {
        query.push('&');
    }
    query.push_str(name);
    query.push('=');
    query.extend(utf8_percent_encode(value, RESERVED));
}

fn names(headers: &HeaderMap) -> Vec<&str> {
    let mut names: Vec<&str> = headers.keys().filter(|name| !UNSIGNED.contains(name)).map(HeaderName::as_str).collect();
    if !headers.contains_key(header::HOST) {
        names.push("host");
    }
    names.sort_unstable();
    names
}

fn headers(parts: &Parts, names: &[&str]) -> Vec<u8> {
    let mut text = Vec::with_capacity(256);
    for name in names {
        text.extend_from_slice(name.as_bytes());
        text.push(b':');
        let mut values = parts.headers.get_all(*name).iter();
        match values.next() {
            None => text.extend_from_slice(host(parts).as_bytes()),
            Some(first) => {
                fold(&mut text, first.as_bytes());
                for value in values {
                    text.push(b',');
                    fold(&mut text, value.as_bytes());
                }
            }
        }
        text.push(b'\n');
    }
    text
}

/// The `Host` that the HTTP stack will send: without the port that the scheme implies.
fn host(parts: &Parts) -> Cow<'_, str> {
    let host = parts.uri.host().unwrap_or_default();
    match (parts.uri.port_u16(), parts.uri.scheme_str()) {
        (None, _) | (Some(443), Some("https")) | (Some(80), Some("http")) => Cow::Borrowed(host),
        (Some(port), _) => Cow::Owned(format!("{host}:{port}")),
    }
}

/// Trims a header's value, and makes one space of several in a row.
fn fold(text: &mut Vec<u8>, value: &[u8]) {
    let mut words = value.split(|byte| matches!(byte, b' ' | b'\t')).filter(|word| !word.is_empty());
    if let Some(first) = words.next() {
        text.extend_from_slice(first);
    }
    for word in words {
        text.push(b' ');
        text.extend_from_slice(word);
    }
}

/// The path without dot segments and empty segments, encoded once more.
fn path(path: &str) -> String {
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop();
            }
            segment => segments.push(segment),
        }
    }
    let mut text = String::with_capacity(path.len() + 16);
    for segment in &segments {
        text.push('/');
        text.extend(utf8_percent_encode(segment, PATH));
    }
    if segments.is_empty() || ends_open(path) {
        text.push('/');
    }
    text
}

/// Whether a path ends in a directory: `/`, `/.` or `/..`.
fn ends_open(path: &str) -> bool {
    matches!(path.rsplit('/').next(), Some("" | "." | ".."))
}

/// The parameters, encoded and sorted by name, then by value.
fn query(query: &str) -> String {
    if query.is_empty() {
        return String::new();
    }
    let mut parameters: Vec<(Cow<'_, str>, Cow<'_, str>)> = query
        .split('&')
        .filter(|parameter| !parameter.is_empty())
        .map(|parameter| parameter.split_once('=').unwrap_or((parameter, "")))
        .map(|(name, value)| (encoded(name), encoded(value)))
        .collect();
    parameters.sort_unstable();
    let mut text = String::with_capacity(query.len() + 16);
    for (name, value) in &parameters {
        if !text.is_empty() {
            text.push('&');
        }
        text.push_str(name);
        text.push('=');
        text.push_str(value);
    }
    text
}

/// The same text with just what must be encoded, encoded.
fn encoded(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')) {
        return Cow::Borrowed(text);
    }
    let plain: Cow<'_, [u8]> = percent_decode_str(text).into();
    Cow::Owned(percent_encoding::percent_encode(&plain, RESERVED).to_string())
}
