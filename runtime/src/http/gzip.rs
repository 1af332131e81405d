//! Compressed bodies (Smithy 2.0, "`requestCompression` trait").

use std::io::Write;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use ::http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use ::http::{HeaderMap, HeaderValue};
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use http_body::Frame;

use super::headers::value_text;
use crate::body::Body;
use crate::error::BoxError;
use crate::schema::Operation;
use crate::stream::ByteStream;

/// Compresses bytes in memory that are worth it.
pub(super) fn bytes(operation: &Operation, bytes: Bytes, headers: &mut HeaderMap) -> Bytes {
    if operation.gzip_from.is_none_or(|least| (bytes.len() as u64) < least) {
        return bytes;
    }
    match compressed(&bytes) {
        Some(compressed) => {
            announce(headers);
            compressed
        }
        None => bytes,
    }
}

/// Compresses a stream while it is sent, however long it is. One whose length must be known beforehand stays as it is.
pub(super) fn stream(operation: &Operation, stream: ByteStream, headers: &mut HeaderMap) -> ByteStream {
    if operation.gzip_from.is_none() || operation.requires_length {
        return stream;
    }
    announce(headers);
    if let Some(compressed) = stream.bytes().and_then(|bytes| compressed(bytes)) {
        return ByteStream::from(compressed);
    }
    let is_replayable = stream.is_replayable();
    let open = move || Body::new(Compressing { body: stream.to_body(), encoder: Some(encoder()) });
    if is_replayable { ByteStream::anew(None, open) } else { ByteStream::from_body(open()) }
}

fn encoder() -> GzEncoder<Vec<u8>> {
    GzEncoder::new(Vec::new(), Compression::default())
}

fn compressed(bytes: &[u8]) -> Option<Bytes> {
    let mut encoder = encoder();
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok().map(Bytes::from)
}

/// Names the encoding behind those that the caller has applied. A length that was given is that of the content as it was.
fn announce(headers: &mut HeaderMap) {
    let before = headers.get(CONTENT_ENCODING).map(value_text);
    let all = before.map_or("gzip".to_owned(), |before| format!("{before}, gzip"));
    if let Ok(value) = HeaderValue::from_str(&all) {
        headers.insert(CONTENT_ENCODING, value);
    }
    headers.remove(CONTENT_LENGTH);
}

struct Compressing {
    body: Body,
    /// None once the end was sent.
    encoder: Option<GzEncoder<Vec<u8>>>,
}

impl http_body::Body for Compressing {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = &mut *self;
        loop {
            let Some(encoder) = &mut this.encoder else { return Poll::Ready(None) };
            let made = match ready!(Pin::new(&mut this.body).poll_frame(cx)?) {
                Some(frame) => {
                    let Ok(data) = frame.into_data() else { continue };
                    encoder.write_all(&data)?;
                    std::mem::take(encoder.get_mut())
                }
                None => match this.encoder.take() {
                    Some(encoder) => encoder.finish()?,
                    None => return Poll::Ready(None),
                },
            };
            // Most pieces are kept until there is more of them.
            if !made.is_empty() {
                return Poll::Ready(Some(Ok(Frame::data(made.into()))));
            }
        }
    }
}
