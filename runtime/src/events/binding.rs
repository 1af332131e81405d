//! Messages into and from the variants of a union, by their tables (Smithy, "event streams over HTTP").

use bytes::Bytes;

use super::header::HeaderValue;
use super::{FrameError, Message};
use crate::document::Mode;
use crate::encoding;
use crate::error::BoxError;
use crate::http::{codec, text};
use crate::schema::{Codec, ErrorCase, EventSlot, Member, Operation, Retry, Scope, Shape, TimestampFormat};
use crate::value::{Mut, Ref, Structure, Union, Unknown, Value};

/// The row of an event that no table describes.
static ANY: Member = Member::new("event");

/// What a message was.
pub enum Received {
    /// An event; the union holds it now.
    Event,
    /// An error, after which nothing follows.
    Failure {
        /// Its code.
        code: String,
        /// Its message.
        message: Option<String>,
        /// Its structure, if the description knows it.
        modeled: Option<Box<dyn Structure>>,
        /// Whether the description declares it retryable.
        retry: Option<Retry>,
    },
}

/// Writes the variant that a union is. Variants whose structure is an error are written as exceptions.
///
/// The union is borrowed mutably because only mutable values expose the widths of their numbers, which headers keep.
///
/// # Errors
/// A value cannot stand where it must.
pub fn encode(union: &mut dyn Union, operation: &Operation) -> Result<Message, BoxError> {
    let rows = union.table().table.members;
    let Some((row, variant)) = union.variant() else { return unknown(union, operation.document) };
    let name = rows.get(row).map_or("", |row| row.wire);
    let error = matches!(variant.get(), Ref::Struct(structure) if case_of(structure, operation.errors).is_some());
    let (kind, type_header) = if error { ("exception", ":exception-type") } else { ("event", ":event-type") };
    let mut message = Message::default();
    message.headers.push((":message-type".to_owned(), kind.into()));
    message.headers.push((type_header.to_owned(), name.into()));
    let mut headers = Vec::new();
    if let Some(structure) = variant_mut(union)
        && let Mut::Struct(structure) = structure
    {
        payload(structure, operation.document, &mut message)?;
        write_headers(structure, &mut headers)?;
    }
    message.headers.append(&mut headers);
    Ok(message)
}

/// The value of the variant that a union is, without changing it.
fn variant_mut(union: &mut dyn Union) -> Option<Mut<'_>> {
    union.variant_mut().map(Value::as_mut)
}

/// The error that a structure is one of.
fn case_of<'a>(structure: &dyn Structure, errors: &'a [ErrorCase]) -> Option<&'a ErrorCase> {
    errors.iter().find(|case| std::ptr::eq((case.make)().table(), structure.table()))
}

fn unknown(union: &dyn Union, document: Codec) -> Result<Message, BoxError> {
    let unknown = union.unknown().cloned().unwrap_or_default();
    let payload = codec::value(document, &Ref::Document(&unknown.value), &ANY)?.into();
    let headers = vec![
        (":message-type".to_owned(), "event".into()),
        (":event-type".to_owned(), HeaderValue::String(unknown.tag)),
    ];
    let mut message = Message { headers, payload };
    content_type(codec::media_type(document), &mut message);
    Ok(message)
}

/// Writes the payload and its media type; an event of headers alone has none.
fn payload(structure: &dyn Structure, document: Codec, message: &mut Message) -> Result<(), BoxError> {
    let rows = structure.table().members;
    let value = |index: usize| structure.value_at(index);
    if let Some(index) = rows.iter().position(|row| row.event == EventSlot::Payload) {
        let (written_as, bytes) = match value(index) {
            Ref::Absent => return Ok(()),
            Ref::Bytes(bytes) => (Codec::Bytes, bytes.clone()),
            Ref::String(text) => (Codec::Text, Bytes::from(text.to_owned())),
            Ref::Enum(text) => (Codec::Text, Bytes::from(text.as_str().to_owned())),
            other => (document, codec::value(document, &other, &rows[index])?.into()),
        };
        content_type(rows[index].media_type.or(codec::media_type(written_as)), message);
        message.payload = bytes;
    } else if rows.iter().any(|row| row.event == EventSlot::Member) {
        // Events have no idempotency tokens: those are members of an operation's input.
        message.payload = codec::members(document, None, structure, Scope::Event, &String::new)?.into();
        content_type(codec::media_type(document), message);
    }
    Ok(())
}

fn content_type(media_type: Option<&'static str>, message: &mut Message) {
    message.headers.extend(media_type.map(|media_type| (":content-type".to_owned(), media_type.into())));
}

fn write_headers(structure: &mut dyn Structure, out: &mut Vec<(String, HeaderValue)>) -> Result<(), FrameError> {
    let rows = structure.table().members;
    for (index, row) in rows.iter().enumerate().filter(|(_, row)| row.event == EventSlot::Header) {
        let Some(member) = structure.member_mut(index) else { continue };
        if !matches!(member.get(), Ref::Absent | Ref::Null) {
            out.push((row.wire.to_owned(), header(member.as_mut())?));
        }
    }
    Ok(())
}

fn header(value: Mut<'_>) -> Result<HeaderValue, FrameError> {
    Ok(match value {
        Mut::Option(option) => return header(option.present()),
        Mut::Bool(value) => HeaderValue::Bool(*value),
        Mut::I8(value) => HeaderValue::Byte(*value),
        Mut::I16(value) => HeaderValue::Short(*value),
        Mut::I32(value) => HeaderValue::Int(*value),
        Mut::I64(value) => HeaderValue::Long(*value),
        Mut::U32(value) => HeaderValue::Long(i64::from(*value)),
        Mut::String(text) => HeaderValue::String(text.clone()),
        Mut::Enum(value) => value.as_str().into(),
        Mut::IntEnum(value) => {
            HeaderValue::Int(i32::try_from(value.as_int()).map_err(|_| FrameError("a header holds too big a number"))?)
        }
        Mut::Bytes(bytes) => HeaderValue::Bytes(bytes.clone()),
        Mut::Timestamp(time) => HeaderValue::Timestamp(*time),
        _ => return Err(FrameError("a value of this kind cannot stand in the header of an event")),
    })
}

/// Reads a message into a union.
///
/// # Errors
/// The message does not declare its kind, or is not of the kind it declares.
pub fn decode(message: &Message, union: &mut dyn Union, operation: &Operation) -> Result<Received, String> {
    match text_header(message, ":message-type")? {
        "event" => {
            event(message, text_header(message, ":event-type")?, union, operation.document)?;
            Ok(Received::Event)
        }
        "exception" => exception(message, text_header(message, ":exception-type")?, union, operation),
        "error" => Ok(Received::Failure {
            code: text_header(message, ":error-code").unwrap_or("error").to_owned(),
            message: text_header(message, ":error-message").ok().map(str::to_owned),
            modeled: None,
            retry: None,
        }),
        other => Err(format!("an event message is of the type `{other}`, which is not known")),
    }
}

fn text_header<'a>(message: &'a Message, name: &str) -> Result<&'a str, String> {
    let value = message.header(name).ok_or_else(|| format!("an event message has no header `{name}`"))?;
    value.as_str().ok_or_else(|| format!("the header `{name}` of an event message is not text"))
}

fn event(message: &Message, name: &str, union: &mut dyn Union, document: Codec) -> Result<(), String> {
    let rows = union.table().table.members;
    let Some(row) = rows.iter().position(|row| row.wire == name) else {
        let value = unknown_value(&message.payload, document);
        union.set_unknown(Unknown { tag: name.to_owned(), value });
        return Ok(());
    };
    match union.select(row).as_mut() {
        Mut::Struct(structure) => {
            fill(message, structure, document).map_err(|wrong| format!("event `{name}`: {wrong}"))
        }
        _ => Err(format!("event `{name}` is not a structure")),
    }
}

/// The payload of an event that the description does not know; what is no document is kept as base64.
fn unknown_value(payload: &Bytes, document: Codec) -> serde_json::Value {
    let mut value = serde_json::Value::Null;
    match codec::read_payload(document, &ANY, Mut::Document(&mut value), payload, Mode::Lenient) {
        Ok(_) => value,
        Err(_) => encoding::encode_base64(payload).into(),
    }
}

/// The error is made anew, as a structure of its own: the union only decides which one it is.
fn exception(message: &Message, name: &str, union: &mut dyn Union, operation: &Operation) -> Result<Received, String> {
    let rows = union.table().table.members;
    let row = rows.iter().position(|row| row.wire == name);
    let case = row.and_then(|row| match union.select(row).as_mut() {
        Mut::Struct(structure) => case_of(structure, operation.errors),
        _ => None,
    });
    let mut modeled = case.map(|case| (case.make)());
    if let Some(error) = &mut modeled {
        fill(message, error.as_mut(), operation.document).map_err(|wrong| format!("exception `{name}`: {wrong}"))?;
    }
    let text = codec::read_error(operation.document, &message.payload).message;
    let code = case.and_then(|case| case.code).unwrap_or(name).to_owned();
    Ok(Received::Failure { code, message: text, modeled, retry: case.and_then(|case| case.retry) })
}

fn fill(message: &Message, structure: &mut dyn Structure, document: Codec) -> Result<(), String> {
    let rows = structure.table().members;
    for (index, row) in rows.iter().enumerate() {
        let Some(member) = structure.member_mut(index) else { continue };
        match row.event {
            EventSlot::Header => {
                if let Some(value) = message.header(row.wire) {
                    read_header(value, member.as_mut()).map_err(|wrong| format!("`{}`: {wrong}", row.name))?;
                }
            }
            EventSlot::Payload if !message.payload.is_empty() => {
                read_payload(&message.payload, row, member.as_mut(), document)?;
            }
            EventSlot::Payload | EventSlot::Member => {}
        }
    }
    let implicit = rows.iter().any(|row| row.event == EventSlot::Member);
    if implicit && !message.payload.is_empty() && !rows.iter().any(|row| row.event == EventSlot::Payload) {
        codec::read_document(document, &message.payload, structure, Scope::Event, Mode::Lenient)
            .map_err(|error| error.to_string())?;
    }
    Ok(())
}

fn read_payload(payload: &Bytes, row: &'static Member, value: Mut<'_>, document: Codec) -> Result<(), String> {
    let target = text::inner(value);
    let codec = match &target {
        Mut::Bytes(_) => Codec::Bytes,
        Mut::String(_) | Mut::Enum(_) => Codec::Text,
        _ => document,
    };
    codec::read_payload(codec, row, target, payload, Mode::Lenient).map(drop).map_err(|error| error.to_string())
}

fn read_header(header: &HeaderValue, value: Mut<'_>) -> Result<(), String> {
    let number = match header {
        HeaderValue::Byte(number) => Some(i64::from(*number)),
        HeaderValue::Short(number) => Some(i64::from(*number)),
        HeaderValue::Int(number) => Some(i64::from(*number)),
        HeaderValue::Long(number) => Some(*number),
        _ => None,
    };
    match (header, value) {
        (_, Mut::Option(option)) => return read_header(header, option.insert()),
        (HeaderValue::Bool(value), Mut::Bool(target)) => *target = *value,
        (HeaderValue::Bytes(bytes), Mut::Bytes(target)) => *target = bytes.clone(),
        (HeaderValue::Timestamp(time), Mut::Timestamp(target)) => *target = *time,
        (HeaderValue::String(text), target) => {
            text::parse(text, target, Shape::PLAIN, TimestampFormat::DateTime)?;
        }
        (_, target) => {
            let number = number.ok_or("the header is of another type")?;
            text::parse(&number.to_string(), target, Shape::PLAIN, TimestampFormat::EpochSeconds)?;
        }
    }
    Ok(())
}
