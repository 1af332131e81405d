//! Messages into and from the variants of a union, by their tables (Smithy, "event streams over HTTP").

use bytes::Bytes;

use super::header::HeaderValue;
use super::{FrameError, Message};
use crate::json;
use crate::schema::{ErrorCase, EventSlot, Member, Retry, Shape, TimestampFormat};
use crate::timestamps;
use crate::value::{Mut, Ref, Structure, Union, Unknown, Value};

/// What a message was.
pub enum Received {
    /// An event; the union holds it now.
    Event,
    /// An error, after which nothing follows.
    Failure {
        /// Its code.
        code: String,
        /// What it says to people.
        message: Option<String>,
        /// Its structure, if the description knows it.
        modeled: Option<Box<dyn Structure>>,
        /// What the description says of trying again.
        retry: Option<Retry>,
    },
}

/// Writes the variant that a union is. Variants whose structure is an error are written as exceptions.
///
/// The union is borrowed mutably because only so its numbers tell their widths, which headers keep.
///
/// # Errors
/// A value cannot stand where it must.
pub fn encode(union: &mut dyn Union, errors: &[ErrorCase]) -> Result<Message, FrameError> {
    let rows = union.table().table.members;
    let Some((row, variant)) = union.variant() else { return Ok(unknown(union)) };
    let name = rows.get(row).map_or("", |row| row.wire);
    let error = matches!(variant.get(), Ref::Struct(structure) if case_of(structure, errors).is_some());
    let (kind, type_header) = if error { ("exception", ":exception-type") } else { ("event", ":event-type") };
    let mut message = Message::default();
    message.headers.push((":message-type".to_owned(), kind.into()));
    message.headers.push((type_header.to_owned(), name.into()));
    let mut headers = Vec::new();
    if let Some(structure) = variant_mut(union)
        && let Mut::Struct(structure) = structure
    {
        payload(structure, &mut message);
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

fn unknown(union: &dyn Union) -> Message {
    let unknown = union.unknown().cloned().unwrap_or_default();
    let headers = vec![
        (":message-type".to_owned(), "event".into()),
        (":event-type".to_owned(), HeaderValue::String(unknown.tag)),
        (":content-type".to_owned(), "application/json".into()),
    ];
    Message { headers, payload: unknown.value.to_string().into() }
}

/// Writes the payload and what it is; an event of headers alone has none.
fn payload(structure: &dyn Structure, message: &mut Message) {
    let rows = structure.table().members;
    let value = |index: usize| structure.member(index).map_or(Ref::Absent, Value::get);
    if let Some(index) = rows.iter().position(|row| row.event == EventSlot::Payload) {
        let (media_type, bytes) = match value(index) {
            Ref::Absent => return,
            Ref::Bytes(bytes) => ("application/octet-stream", bytes.clone()),
            Ref::String(text) => ("text/plain", Bytes::from(text.to_owned())),
            Ref::Enum(text) => ("text/plain", Bytes::from(text.as_str().to_owned())),
            other => ("application/json", json_bytes(&other, rows[index].shape)),
        };
        content_type(rows[index].media_type.unwrap_or(media_type), message);
        message.payload = bytes;
    } else if rows.iter().any(|row| row.event == EventSlot::Member) {
        let mut out = Vec::new();
        json::encode_event(structure, &mut out);
        content_type("application/json", message);
        message.payload = out.into();
    }
}

fn content_type(media_type: &str, message: &mut Message) {
    message.headers.push((":content-type".to_owned(), media_type.into()));
}

fn json_bytes(value: &Ref<'_>, shape: &'static Shape) -> Bytes {
    let mut out = Vec::new();
    json::encode(value, shape, &mut out);
    out.into()
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
/// The message does not say what it is, or is not what it says.
pub fn decode(message: &Message, union: &mut dyn Union, errors: &[ErrorCase]) -> Result<Received, String> {
    match text_header(message, ":message-type")? {
        "event" => {
            event(message, text_header(message, ":event-type")?, union)?;
            Ok(Received::Event)
        }
        "exception" => exception(message, text_header(message, ":exception-type")?, union, errors),
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

fn event(message: &Message, name: &str, union: &mut dyn Union) -> Result<(), String> {
    let rows = union.table().table.members;
    let Some(row) = rows.iter().position(|row| row.wire == name) else {
        let value = serde_json::from_slice(&message.payload)
            .unwrap_or_else(|_| timestamps::encode_base64(&message.payload).into());
        union.set_unknown(Unknown { tag: name.to_owned(), value });
        return Ok(());
    };
    match union.select(row).as_mut() {
        Mut::Struct(structure) => fill(message, structure).map_err(|wrong| format!("event `{name}`: {wrong}")),
        _ => Err(format!("event `{name}` is not a structure")),
    }
}

/// The error is made anew, as a structure of its own: the union only tells which one it is.
fn exception(message: &Message, name: &str, union: &mut dyn Union, errors: &[ErrorCase]) -> Result<Received, String> {
    let rows = union.table().table.members;
    let row = rows.iter().position(|row| row.wire == name);
    let case = row.and_then(|row| match union.select(row).as_mut() {
        Mut::Struct(structure) => case_of(structure, errors),
        _ => None,
    });
    let mut modeled = case.map(|case| (case.make)());
    if let Some(error) = &mut modeled {
        fill(message, error.as_mut()).map_err(|wrong| format!("exception `{name}`: {wrong}"))?;
    }
    let document: serde_json::Value = serde_json::from_slice(&message.payload).unwrap_or_default();
    let text = ["message", "Message"].iter().find_map(|name| document.get(name)?.as_str().map(str::to_owned));
    let code = case.and_then(|case| case.code).unwrap_or(name).to_owned();
    Ok(Received::Failure { code, message: text, modeled, retry: case.and_then(|case| case.retry) })
}

fn fill(message: &Message, structure: &mut dyn Structure) -> Result<(), String> {
    let rows = structure.table().members;
    for (index, row) in rows.iter().enumerate() {
        let Some(member) = structure.member_mut(index) else { continue };
        match row.event {
            EventSlot::Header => {
                if let Some(value) = message.header(row.wire) {
                    read_header(value, member.as_mut()).map_err(|wrong| format!("`{}`: {wrong}", row.name))?;
                }
            }
            EventSlot::Payload if !message.payload.is_empty() => read_payload(&message.payload, row, member.as_mut())?,
            _ => {}
        }
    }
    let implicit = rows.iter().any(|row| row.event == EventSlot::Member);
    if implicit && !message.payload.is_empty() && !rows.iter().any(|row| row.event == EventSlot::Payload) {
        json::decode(&message.payload, Mut::Struct(structure), Shape::PLAIN).map_err(|error| error.to_string())?;
    }
    Ok(())
}

fn read_payload(payload: &Bytes, row: &'static Member, value: Mut<'_>) -> Result<(), String> {
    let text = || std::str::from_utf8(payload).map_err(|_| format!("`{}`: the payload is not UTF-8", row.name));
    match value {
        Mut::Option(option) => return read_payload(payload, row, option.insert()),
        Mut::Bytes(bytes) => *bytes = payload.clone(),
        Mut::String(target) => *target = text()?.to_owned(),
        Mut::Enum(target) => target.set(text()?),
        other => json::decode(payload, other, row.shape).map_err(|error| format!("`{}`: {error}", row.name))?,
    }
    Ok(())
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
            crate::http::text::parse(text, target, Shape::PLAIN, TimestampFormat::DateTime)?;
        }
        (_, target) => {
            let number = number.ok_or("the header is of another type")?;
            crate::http::text::parse(&number.to_string(), target, Shape::PLAIN, TimestampFormat::EpochSeconds)?;
        }
    }
    Ok(())
}
