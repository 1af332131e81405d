//! Bodies of requests: their content, compression and checksum.

use ::http::HeaderMap;
use bytes::Bytes;

use super::body_form::BodyForm;
use super::encoded::Body;
use super::{EncodeError, checksum, codec};
#[cfg(feature = "events")]
use crate::schema::Codec;
use crate::schema::{Operation, Slot};
use crate::value::Structure;

/// Writes the body of a request, and the headers that describe it.
pub(super) fn write(
    operation: &'static Operation,
    form: &BodyForm<'_>,
    input: &dyn Structure,
    token: &dyn Fn() -> String,
    headers: &mut HeaderMap,
) -> Result<Body, EncodeError> {
    let body = match content(operation, form, input, token, headers)? {
        Body::Bytes(bytes) => Body::Bytes(compress(operation, bytes, headers)),
        other => other,
    };
    checksum::add(operation, input, body, headers)
}

fn content(
    operation: &'static Operation,
    form: &BodyForm<'_>,
    input: &dyn Structure,
    token: &dyn Fn() -> String,
    headers: &mut HeaderMap,
) -> Result<Body, EncodeError> {
    let rows = input.table().members;
    match rows.iter().position(|row| row.slot == Slot::Payload) {
        Some(index) => {
            let body = match input.member(index) {
                Some(value) => codec::write_payload(operation, form, &rows[index], value, token, headers)?,
                None => Body::Empty,
            };
            begin_events(operation, input, token, body, headers)
        }
        None => codec::write_document(operation, form, input, token, headers),
    }
}

/// Puts the members beside a stream of events before its messages.
#[cfg(feature = "events")]
fn begin_events(
    operation: &'static Operation,
    input: &dyn Structure,
    token: &dyn Fn() -> String,
    body: Body,
    headers: &mut HeaderMap,
) -> Result<Body, EncodeError> {
    use crate::events::initial;
    use crate::stream::Messages;

    if operation.request != Codec::Events || !initial::has_members(input) {
        return Ok(body);
    }
    let rest = match body {
        Body::Events(messages) => Some(messages),
        Body::Empty | Body::Bytes(_) | Body::Stream(_) => None,
    };
    codec::set_content_type(codec::media_type(Codec::Events).unwrap_or_default(), headers);
    Ok(Body::Events(Messages::after(initial::request(operation, input, token)?, rest)))
}

#[cfg(not(feature = "events"))]
fn begin_events(
    _: &'static Operation,
    _: &dyn Structure,
    _: &dyn Fn() -> String,
    body: Body,
    _: &mut HeaderMap,
) -> Result<Body, EncodeError> {
    Ok(body)
}

#[cfg(feature = "gzip")]
fn compress(operation: &Operation, bytes: Bytes, headers: &mut HeaderMap) -> Bytes {
    use std::io::Write;

    if operation.gzip_from.is_none_or(|least| (bytes.len() as u64) < least) {
        return bytes;
    }
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    let Ok(compressed) = encoder.write_all(&bytes).and_then(|()| encoder.finish()) else { return bytes };
    // What the caller did to the content comes first.
    let name = ::http::header::CONTENT_ENCODING;
    let before = headers.get(&name).map(super::headers::value_text);
    let all = before.map_or("gzip".to_owned(), |before| format!("{before}, gzip"));
    if let Ok(value) = ::http::HeaderValue::from_str(&all) {
        headers.insert(name, value);
    }
    // A length that was given is that of the content as it was.
    headers.remove(::http::header::CONTENT_LENGTH);
    compressed.into()
}

/// Compression is optional for services, and left out where the feature `gzip` is.
#[cfg(not(feature = "gzip"))]
fn compress(_: &Operation, bytes: Bytes, _: &mut HeaderMap) -> Bytes {
    bytes
}
