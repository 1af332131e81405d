//! Streams in the encoding `aws-chunked`, followed by their checksum (Amazon S3, "Signature calculations: including
//! trailing headers"). What is sent is one chunk, so that its length is known without holding any of it.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Frame, SizeHint};

use super::hasher::Hasher;
use crate::body::Body;
use crate::encoding::encode_base64;
use crate::error::BoxError;
use crate::schema::Digest;
use crate::stream::ByteStream;

/// A stream of this length, encoded.
pub(super) fn stream(stream: &ByteStream, digest: Digest, length: u64) -> ByteStream {
    let encoded = head(length).len() as u64 + length + tail(digest, length, &Hasher::new(digest).finish()).len() as u64;
    let stream = stream.clone();
    let is_replayable = stream.is_replayable();
    let open = move || {
        let (body, hasher) = (stream.to_body(), Hasher::new(digest));
        Body::new(Trailing { body, digest, length, encoded, head: Some(head(length)), hasher: Some(hasher) })
    };
    if is_replayable { ByteStream::anew(Some(encoded), open) } else { ByteStream::from_body(open()) }
}

/// What stands before the bytes. An empty stream has no chunk but the last.
fn head(length: u64) -> Bytes {
    if length == 0 { Bytes::new() } else { format!("{length:x}\r\n").into() }
}

fn tail(digest: Digest, length: u64, checksum: &[u8]) -> Bytes {
    let end = if length == 0 { "" } else { "\r\n" };
    format!("{end}0\r\n{}:{}\r\n\r\n", digest.header(), encode_base64(checksum)).into()
}

struct Trailing {
    body: Body,
    digest: Digest,
    length: u64,
    /// How long all of it is.
    encoded: u64,
    head: Option<Bytes>,
    /// None once the end was sent.
    hasher: Option<Hasher>,
}

impl http_body::Body for Trailing {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = &mut *self;
        if let Some(head) = this.head.take().filter(|head| !head.is_empty()) {
            return Poll::Ready(Some(Ok(Frame::data(head))));
        }
        loop {
            let Some(hasher) = &mut this.hasher else { return Poll::Ready(None) };
            match ready!(Pin::new(&mut this.body).poll_frame(cx)?) {
                Some(frame) => {
                    // Trailers of the stream itself have no place in the encoding.
                    let Ok(data) = frame.into_data() else { continue };
                    hasher.update(&data);
                    return Poll::Ready(Some(Ok(Frame::data(data))));
                }
                None => {
                    let checksum = this.hasher.take().map(Hasher::finish).unwrap_or_default();
                    return Poll::Ready(Some(Ok(Frame::data(tail(this.digest, this.length, &checksum)))));
                }
            }
        }
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.encoded)
    }
}
