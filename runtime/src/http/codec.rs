//! The one place that knows every codec: each function here is an exhaustive match over [`Codec`].
//!
//! A format is added as a module beside [`json`], a variant of [`Codec`], and the arms that the compiler then asks for
//! in this file.

use ::http::header::CONTENT_TYPE;
use ::http::{HeaderMap, HeaderValue};
use bytes::Bytes;

use super::body_form::BodyForm;
use super::encoded::Body;
use super::{DecodeError, EncodeError, form, multipart, text};
use crate::document::{ErrorDocument, Mode};
use crate::schema::{Codec, Element, Member, Operation, Scope, Shape, Slot, TimestampFormat, Wrapper};
use crate::validate::Violation;
use crate::value::{Kind, Mut, Ref, Structure, Value};
use crate::{json, xml};

/// Returns the media type of what a codec writes; `None` for no body.
pub(crate) fn media_type(codec: Codec) -> Option<&'static str> {
    match codec {
        Codec::Empty => None,
        Codec::Json => Some("application/json"),
        #[cfg(feature = "cbor")]
        Codec::Cbor => Some("application/cbor"),
        Codec::Xml(_) => Some("application/xml"),
        Codec::Form | Codec::Query(_) => Some("application/x-www-form-urlencoded"),
        Codec::Multipart => Some("multipart/form-data"),
        Codec::Text => Some("text/plain"),
        Codec::Bytes | Codec::Stream => Some("application/octet-stream"),
        Codec::Events => Some("application/vnd.amazon.eventstream"),
        Codec::ServerEvents => Some("text/event-stream"),
        Codec::JsonLines => Some("application/jsonl"),
        Codec::JsonSequence => Some("application/json-seq"),
    }
}

/// Sets the `Content-Type` of a body that is the value of one member.
pub(super) fn set_payload_type(form: &BodyForm<'_>, row: &Member, headers: &mut HeaderMap) {
    let named = if form.is_chosen { form.media_type } else { row.media_type.or(form.media_type) };
    set_content_type(named.or(media_type(form.codec)).unwrap_or_default(), headers);
}

/// Sets the `Content-Type`, unless a member is bound to the header.
pub(super) fn set_content_type(media_type: &str, headers: &mut HeaderMap) {
    if let Ok(value) = HeaderValue::from_str(media_type) {
        headers.entry(CONTENT_TYPE).or_insert(value);
    }
}

/// Returns whether a body is handed on before it is complete.
pub(crate) fn is_streamed(codec: Codec) -> bool {
    match codec {
        Codec::Stream | Codec::Events | Codec::ServerEvents | Codec::JsonLines | Codec::JsonSequence => true,
        #[cfg(feature = "cbor")]
        Codec::Cbor => false,
        Codec::Empty
        | Codec::Json
        | Codec::Xml(_)
        | Codec::Form
        | Codec::Query(_)
        | Codec::Multipart
        | Codec::Text
        | Codec::Bytes => false,
    }
}

/// Returns whether content is sent as it stands.
pub(super) fn is_opaque(codec: Codec) -> bool {
    match codec {
        Codec::Text | Codec::Bytes | Codec::Stream => true,
        #[cfg(feature = "cbor")]
        Codec::Cbor => false,
        Codec::Empty
        | Codec::Json
        | Codec::Xml(_)
        | Codec::Form
        | Codec::Query(_)
        | Codec::Multipart
        | Codec::Events
        | Codec::ServerEvents
        | Codec::JsonLines
        | Codec::JsonSequence => false,
    }
}

/// Writes the body that holds the members of an input, and sets its `Content-Type`.
pub(super) fn write_document(
    operation: &'static Operation,
    form: &BodyForm<'_>,
    input: &dyn Structure,
    token: &dyn Fn() -> String,
    headers: &mut HeaderMap,
) -> Result<Body, EncodeError> {
    let bytes: Bytes = match form.codec {
        Codec::Empty => return Ok(Body::Empty),
        _ if is_left_out(operation, input) => return Ok(Body::Empty),
        codec @ (Codec::Json | Codec::Xml(_)) => members(codec, operation.root, input, Scope::Body, token)?.into(),
        #[cfg(feature = "cbor")]
        Codec::Cbor => members(Codec::Cbor, None, input, Scope::Body, token)?.into(),
        Codec::Form => form::write(operation.fixed, input, token)?.into(),
        Codec::Query(names) => xml::write_query(names, operation.fixed, input, token).into(),
        Codec::Multipart => {
            let boundary = token();
            set_content_type(&format!("multipart/form-data; boundary={boundary}"), headers);
            return Ok(multipart::write(input, &boundary));
        }
        codec @ (Codec::Text
        | Codec::Bytes
        | Codec::Stream
        | Codec::Events
        | Codec::ServerEvents
        | Codec::JsonLines
        | Codec::JsonSequence) => return Err(unfit("", codec)),
    };
    set_content_type(form.media_type.or(media_type(form.codec)).unwrap_or_default(), headers);
    Ok(Body::Bytes(bytes))
}

/// Writes the body that is the value of one member, and sets its `Content-Type`. A value that is absent is no body.
pub(super) fn write_payload(
    operation: &'static Operation,
    form: &BodyForm<'_>,
    row: &'static Member,
    member: &dyn Value,
    token: &dyn Fn() -> String,
    headers: &mut HeaderMap,
) -> Result<Body, EncodeError> {
    let body = match (form.codec, member.get()) {
        (_, Ref::Absent) if operation.is_body_optional => return Ok(Body::Empty),
        // In JSON a structure that is absent is an empty one (AWS restJson1, "HTTP binding serialization").
        (Codec::Json, Ref::Absent) if member.absent_kind() == Kind::Struct => Body::Bytes(Bytes::from_static(b"{}")),
        (_, Ref::Absent) => return Ok(Body::Empty),
        (codec @ (Codec::Json | Codec::Xml(_)), value) => Body::Bytes(self::value(codec, &value, row)?.into()),
        #[cfg(feature = "cbor")]
        (Codec::Cbor, value) => Body::Bytes(self::value(Codec::Cbor, &value, row)?.into()),
        (Codec::Form | Codec::Query(_) | Codec::Multipart, Ref::Struct(structure)) => {
            return write_document(operation, form, structure, token, headers);
        }
        (Codec::Text | Codec::Bytes | Codec::Stream, value) => plain(&value, row.shape),
        #[cfg(feature = "events")]
        (Codec::Events, Ref::Events(events)) => Body::Events(events.messages(operation)),
        (
            codec @ (Codec::Empty
            | Codec::Form
            | Codec::Query(_)
            | Codec::Multipart
            | Codec::Events
            | Codec::ServerEvents
            | Codec::JsonLines
            | Codec::JsonSequence),
            _,
        ) => {
            return Err(unfit(row.name, codec));
        }
    };
    set_payload_type(form, row, headers);
    Ok(body)
}

/// Whether there is no body: it may be absent, and nothing of it is given.
fn is_left_out(operation: &Operation, input: &dyn Structure) -> bool {
    let is_absent =
        |(index, row): (usize, &Member)| row.slot != Slot::Member || matches!(input.value_at(index), Ref::Absent);
    operation.is_body_optional && input.table().members.iter().enumerate().all(is_absent)
}

/// A value that is the body as it is.
fn plain(value: &Ref<'_>, shape: &'static Shape) -> Body {
    match value {
        Ref::Stream(stream) => Body::Stream((*stream).clone()),
        Ref::Bytes(bytes) => Body::Bytes((*bytes).clone()),
        value => {
            let text = text::plain(value, shape, TimestampFormat::DateTime).unwrap_or_default();
            Body::Bytes(Bytes::from(text.into_owned()))
        }
    }
}

/// Writes the members of a structure that belong to a scope as a document. The root element, for formats that have one,
/// is called after the structure unless it is given.
pub(crate) fn members(
    codec: Codec,
    root: Option<&Element>,
    structure: &dyn Structure,
    scope: Scope,
    token: &dyn Fn() -> String,
) -> Result<Vec<u8>, EncodeError> {
    let mut out = Vec::with_capacity(256);
    match codec {
        Codec::Json => json::encode_members(structure, scope, token, &mut out),
        #[cfg(feature = "cbor")]
        Codec::Cbor => crate::cbor::encode_members(structure, scope, token, &mut out),
        Codec::Xml(_) => {
            let root = root.copied().unwrap_or(Element::plain(structure.table().name));
            xml::encode_members(root, structure, scope, token, &mut out);
        }
        Codec::Empty
        | Codec::Form
        | Codec::Query(_)
        | Codec::Multipart
        | Codec::Text
        | Codec::Bytes
        | Codec::Stream
        | Codec::Events
        | Codec::ServerEvents
        | Codec::JsonLines
        | Codec::JsonSequence => {
            return Err(unfit("", codec));
        }
    }
    Ok(out)
}

/// Writes the value of a member as a document.
pub(crate) fn value(codec: Codec, value: &Ref<'_>, row: &'static Member) -> Result<Vec<u8>, EncodeError> {
    let mut out = Vec::with_capacity(256);
    match codec {
        Codec::Json => json::encode(value, row.shape, &mut out),
        #[cfg(feature = "cbor")]
        Codec::Cbor => crate::cbor::encode(value, &mut out),
        Codec::Xml(_) => xml::encode(value, row, &mut out),
        Codec::Empty
        | Codec::Form
        | Codec::Query(_)
        | Codec::Multipart
        | Codec::Text
        | Codec::Bytes
        | Codec::Stream
        | Codec::Events
        | Codec::ServerEvents
        | Codec::JsonLines
        | Codec::JsonSequence => {
            return Err(unfit("", codec));
        }
    }
    Ok(out)
}

/// Reads a body into the members of a structure that belong to a scope. Returns which required ones are missing, if the
/// mode asks for them and the format can say so.
pub(crate) fn read_document(
    codec: Codec,
    body: &[u8],
    target: &mut dyn Structure,
    scope: Scope,
    mode: Mode,
) -> Result<Vec<Violation>, DecodeError> {
    match codec {
        Codec::Json => {
            let body = if is_blank(body) { b"{}" } else { body };
            Ok(json::decode_members(body, target, scope, mode)?)
        }
        #[cfg(feature = "cbor")]
        Codec::Cbor => Ok(crate::cbor::decode_members(body, target, scope, mode).map(|()| Vec::new())?),
        Codec::Xml(wrapper) => Ok(xml::decode_members(body, wrapper, target, scope, mode).map(|()| Vec::new())?),
        Codec::Form => form::read(body, target, mode).map(|()| Vec::new()),
        Codec::Empty
        | Codec::Query(_)
        | Codec::Multipart
        | Codec::Text
        | Codec::Bytes
        | Codec::Stream
        | Codec::Events
        | Codec::ServerEvents
        | Codec::JsonLines
        | Codec::JsonSequence => Ok(Vec::new()),
    }
}

/// Whether a body contains nothing: no bytes or, in a format of text, nothing but a mark of byte order and white space.
pub(super) fn is_absent(codec: Codec, body: &[u8]) -> bool {
    match codec {
        Codec::Json | Codec::Xml(_) => is_blank(body),
        #[cfg(feature = "cbor")]
        Codec::Cbor => body.is_empty(),
        Codec::Empty
        | Codec::Form
        | Codec::Query(_)
        | Codec::Multipart
        | Codec::Text
        | Codec::Bytes
        | Codec::Stream
        | Codec::Events
        | Codec::ServerEvents
        | Codec::JsonLines
        | Codec::JsonSequence => body.is_empty(),
    }
}

fn is_blank(body: &[u8]) -> bool {
    let body = body.strip_prefix("\u{feff}".as_bytes()).unwrap_or(body);
    body.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
}

/// Reads a body into the member that takes it whole. Returns which required members below it are missing, if the mode
/// asks for them and the format can say so.
pub(crate) fn read_payload(
    codec: Codec,
    row: &'static Member,
    target: Mut<'_>,
    body: &Bytes,
    mode: Mode,
) -> Result<Vec<Violation>, DecodeError> {
    match (codec, text::inner(target)) {
        (Codec::Json, target) => return Ok(json::decode_payload(body, target, row.shape, mode)?),
        #[cfg(feature = "cbor")]
        (Codec::Cbor, target) => crate::cbor::decode_payload(body, target, mode)?,
        (Codec::Xml(wrapper), target) => xml::decode_payload(body, wrapper, target, row.shape, mode)?,
        (Codec::Form, Mut::Struct(structure)) => form::read(body, structure, mode)?,
        (Codec::Text | Codec::Bytes | Codec::Stream, Mut::Stream(stream)) => *stream = body.clone().into(),
        (Codec::Text | Codec::Bytes | Codec::Stream, Mut::Bytes(bytes)) => *bytes = body.clone(),
        (Codec::Text | Codec::Bytes | Codec::Stream, target) => {
            let text = std::str::from_utf8(body).map_err(|_| DecodeError::part(row.name, "the body is not UTF-8"))?;
            text::parse(text, target, row.shape, TimestampFormat::DateTime)
                .map_err(|wrong| DecodeError::part(row.name, format!("in the body, {wrong}")))?;
        }
        (Codec::Empty, _) => {}
        (
            codec @ (Codec::Form
            | Codec::Query(_)
            | Codec::Multipart
            | Codec::Events
            | Codec::ServerEvents
            | Codec::JsonLines
            | Codec::JsonSequence),
            _,
        ) => {
            return Err(DecodeError::part(row.name, format!("a body cannot be read as {codec:?} here")));
        }
    }
    Ok(Vec::new())
}

/// Reads the document of an error response; what cannot be read is left out.
pub(crate) fn read_error(codec: Codec, body: &[u8]) -> ErrorDocument {
    match codec {
        Codec::Json => json::read_error(body),
        #[cfg(feature = "cbor")]
        Codec::Cbor => crate::cbor::read_error(body),
        Codec::Xml(_) => xml::read_error(body),
        Codec::Empty
        | Codec::Form
        | Codec::Query(_)
        | Codec::Multipart
        | Codec::Text
        | Codec::Bytes
        | Codec::Stream
        | Codec::Events
        | Codec::ServerEvents
        | Codec::JsonLines
        | Codec::JsonSequence => ErrorDocument::default(),
    }
}

/// Whether the body of a response is an error, whatever its status.
pub(crate) fn is_error(codec: Codec, body: &[u8]) -> bool {
    matches!(codec, Codec::Xml(Wrapper::Root)) && xml::is_error(body)
}

fn unfit(member: &'static str, codec: Codec) -> EncodeError {
    match member {
        "" => EncodeError::new("", format!("a body of members cannot be written as {codec:?}")),
        member => EncodeError::new(member, format!("cannot be written as {codec:?}")),
    }
}
