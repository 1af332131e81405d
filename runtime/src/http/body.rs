//! Bodies of requests: their content, compression and checksum.

use ::http::HeaderMap;
use ::http::header::CONTENT_LENGTH;

use super::body_form::BodyForm;
use super::encoded::Body;
#[cfg(feature = "gzip")]
use super::gzip;
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
    let body = content(operation, form, input, token, headers)?;
    check_length(operation, input, &body, headers)?;
    let body = compress(operation, body, headers);
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

/// A stream whose length must be known has one, or the caller states it (Smithy 2.0, "`requiresLength` trait").
fn check_length(
    operation: &Operation,
    input: &dyn Structure,
    body: &Body,
    headers: &HeaderMap,
) -> Result<(), EncodeError> {
    let is_known = match body {
        Body::Stream(stream) => stream.len().is_some() || headers.contains_key(CONTENT_LENGTH),
        Body::Empty | Body::Bytes(_) => true,
        #[cfg(feature = "events")]
        Body::Events(_) => true,
    };
    if is_known || !operation.requires_length {
        return Ok(());
    }
    let payload = input.table().members.iter().find(|row| row.slot == Slot::Payload);
    let message = "must be of known length: give bytes, or the length (`ByteStream::from_fn`, `content-length`)";
    Err(EncodeError::new(payload.map_or("", |row| row.name), message))
}

#[cfg(feature = "gzip")]
fn compress(operation: &Operation, body: Body, headers: &mut HeaderMap) -> Body {
    match body {
        Body::Bytes(bytes) => Body::Bytes(gzip::bytes(operation, bytes, headers)),
        Body::Stream(stream) => Body::Stream(gzip::stream(operation, stream, headers)),
        Body::Empty => Body::Empty,
        #[cfg(feature = "events")]
        Body::Events(messages) => Body::Events(messages),
    }
}

/// Compression is optional for services, and left out where the feature `gzip` is.
#[cfg(not(feature = "gzip"))]
fn compress(_: &Operation, body: Body, _: &mut HeaderMap) -> Body {
    body
}
