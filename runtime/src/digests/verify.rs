//! Responses held against the checksum that they carry.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http::{HeaderMap, HeaderName};
use http_body::{Frame, SizeHint};

use super::hasher::Hasher;
use super::text;
use crate::body::Body;
use crate::encoding::encode_base64;
use crate::error::BoxError;
use crate::schema::{Operation, Verification};
use crate::value::Structure;

/// How the response is checked, if the caller asks for it.
pub(crate) fn requested(operation: &Operation, input: &dyn Structure) -> Option<&'static Verification> {
    operation.verification.filter(|check| text(&input.value_at(check.mode)) == Some("ENABLED"))
}

/// A body whose end is an error if its checksum is not the one among the headers; the body itself if there is none. The
/// checksum of an object that was sent in parts (`..-3`) is one of the parts' checksums, and says nothing about the whole.
pub(crate) fn verified(check: &Verification, headers: &HeaderMap, body: Body) -> Body {
    let found = check.digests.iter().find_map(|digest| Some((digest, headers.get(digest.header())?.to_str().ok()?)));
    match found {
        Some((digest, expected)) if !expected.contains('-') => Body::new(Verified {
            body,
            hasher: Some(Hasher::new(*digest)),
            header: digest.header(),
            expected: expected.to_owned(),
        }),
        _ => body,
    }
}

struct Verified {
    body: Body,
    /// None once it was compared.
    hasher: Option<Hasher>,
    header: HeaderName,
    expected: String,
}

impl http_body::Body for Verified {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(cx)?);
        match (&frame, &mut self.hasher) {
            (Some(frame), Some(hasher)) => hasher.update(frame.data_ref().map_or(&[][..], |data| data)),
            (None, Some(_)) => {
                let checksum = self.hasher.take().map(Hasher::finish).unwrap_or_default();
                let found = encode_base64(&checksum);
                if found != self.expected {
                    let (header, expected) = (&self.header, &self.expected);
                    let message =
                        format!("the header `{header}` is `{expected}`, but the checksum of the body is `{found}`");
                    return Poll::Ready(Some(Err(message.into())));
                }
            }
            (_, None) => {}
        }
        Poll::Ready(frame.map(Ok))
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
