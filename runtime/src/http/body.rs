//! Bodies, both ways, by codec.

use ::http::header::CONTENT_TYPE;
use ::http::{HeaderMap, HeaderValue};
use bytes::Bytes;

use super::request::Body;
use super::{DecodeError, EncodeError, checksum, form, multipart, text};
use crate::json;
use crate::schema::{Codec, Member, Operation, Slot, TimestampFormat};
use crate::value::{Kind, Mut, Ref, Structure, Value};

/// Makes the body of a request, and the headers that tell about it.
pub(super) fn write(
    operation: &Operation,
    input: &dyn Structure,
    token: &dyn Fn() -> String,
    headers: &mut HeaderMap,
) -> Result<Body, EncodeError> {
    let body = match content(operation, input, token, headers)? {
        Body::Bytes(bytes) => Body::Bytes(compress(operation, bytes, headers)),
        other => other,
    };
    checksum::add(operation, &body, headers)?;
    Ok(body)
}

fn content(
    operation: &Operation,
    input: &dyn Structure,
    token: &dyn Fn() -> String,
    headers: &mut HeaderMap,
) -> Result<Body, EncodeError> {
    let rows = input.table().members;
    match rows.iter().position(|row| row.slot == Slot::Payload) {
        Some(index) => match input.member(index) {
            Some(value) => payload(operation, &rows[index], value, token, headers),
            None => Ok(Body::Empty),
        },
        None => document(operation, input, token, headers),
    }
}

/// The body that is one member's value.
fn payload(
    operation: &Operation,
    row: &'static Member,
    member: &dyn Value,
    token: &dyn Fn() -> String,
    headers: &mut HeaderMap,
) -> Result<Body, EncodeError> {
    let value = member.get();
    let default = match (operation.request, &value) {
        // A structure that is not there is an empty one; anything else that is not there is no body.
        (Codec::Json, Ref::Absent) if member.absent_kind() == Kind::Struct => {
            content_type(operation, row, "application/json", headers);
            return Ok(Body::Bytes(Bytes::from_static(b"{}")));
        }
        (_, Ref::Absent) => return Ok(Body::Empty),
        (Codec::Form | Codec::Multipart, Ref::Struct(structure)) => {
            return document(operation, *structure, token, headers);
        }
        (Codec::Text, _) => "text/plain",
        (Codec::Bytes | Codec::Stream, _) => "application/octet-stream",
        (Codec::Events, _) => "application/vnd.amazon.eventstream",
        _ => "application/json",
    };
    content_type(operation, row, default, headers);
    match (operation.request, value) {
        (Codec::Bytes | Codec::Stream, Ref::Stream(stream)) => Ok(Body::Stream(stream.clone())),
        (Codec::Text | Codec::Bytes | Codec::Stream, Ref::Bytes(bytes)) => Ok(Body::Bytes(bytes.clone())),
        (Codec::Text | Codec::Bytes | Codec::Stream, value) => {
            let text = text::plain(&value, row.shape, TimestampFormat::DateTime).unwrap_or_default();
            Ok(Body::Bytes(Bytes::from(text.into_owned())))
        }
        (Codec::Json, value) => {
            let mut out = Vec::with_capacity(256);
            json::encode(&value, row.shape, &mut out);
            Ok(Body::Bytes(out.into()))
        }
        #[cfg(feature = "events")]
        (Codec::Events, Ref::Events(events)) => Ok(Body::Events(events.messages(operation.errors))),
        (codec, _) => Err(EncodeError::new(row.name, format!("cannot be written as {codec:?}"))),
    }
}

/// The body that holds members side by side.
fn document(
    operation: &Operation,
    input: &dyn Structure,
    token: &dyn Fn() -> String,
    headers: &mut HeaderMap,
) -> Result<Body, EncodeError> {
    let (bytes, default) = match operation.request {
        Codec::Json => {
            let mut out = Vec::with_capacity(256);
            json::encode_members(input, token, &mut out);
            (Bytes::from(out), "application/json")
        }
        Codec::Form => (form::write(operation.fixed, input, token).into(), "application/x-www-form-urlencoded"),
        Codec::Multipart => {
            let boundary = token();
            set_content_type(&format!("multipart/form-data; boundary={boundary}"), headers);
            return Ok(multipart::write(input, &boundary));
        }
        Codec::Empty => return Ok(Body::Empty),
        codec => return Err(EncodeError::new("", format!("a body of members cannot be written as {codec:?}"))),
    };
    set_content_type(operation.media_type.unwrap_or(default), headers);
    Ok(Body::Bytes(bytes))
}

fn content_type(operation: &Operation, row: &Member, default: &str, headers: &mut HeaderMap) {
    set_content_type(row.media_type.or(operation.media_type).unwrap_or(default), headers);
}

/// A member that is bound to the header wins.
fn set_content_type(media_type: &str, headers: &mut HeaderMap) {
    if let Ok(value) = HeaderValue::from_str(media_type) {
        headers.entry(CONTENT_TYPE).or_insert(value);
    }
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
    if let Ok(value) = HeaderValue::from_str(&all) {
        headers.insert(name, value);
    }
    compressed.into()
}

/// Compression is optional for services, and left out where the feature `gzip` is.
#[cfg(not(feature = "gzip"))]
fn compress(_: &Operation, bytes: Bytes, _: &mut HeaderMap) -> Bytes {
    bytes
}

/// Reads a body into the member that takes it whole.
pub(super) fn read_payload(
    codec: Codec,
    row: &'static Member,
    value: Mut<'_>,
    body: &Bytes,
) -> Result<(), DecodeError> {
    if body.is_empty() {
        return Ok(());
    }
    match (codec, text::inner(value)) {
        (_, Mut::Stream(stream)) => *stream = body.clone().into(),
        (Codec::Text | Codec::Bytes | Codec::Stream, Mut::Bytes(bytes)) => *bytes = body.clone(),
        (Codec::Text | Codec::Bytes | Codec::Stream, target) => {
            let text = std::str::from_utf8(body).map_err(|_| DecodeError::part(row.name, "the body is not UTF-8"))?;
            text::parse(text, target, row.shape, TimestampFormat::DateTime)
                .map_err(|wrong| DecodeError::part(row.name, format!("in the body, {wrong}")))?;
        }
        (Codec::Form, Mut::Struct(structure)) => form::read(body, structure)?,
        (_, target) => json::decode(body, target, row.shape)?,
    }
    Ok(())
}
