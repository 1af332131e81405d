//! Values as headers and back (Smithy HTTP bindings, `httpHeader` and `httpPrefixHeaders`).

use std::borrow::Cow;

use ::http::{HeaderMap, HeaderName, HeaderValue};
use tracing::debug;

use super::text::{self, Wrong};
use super::{DecodeError, EncodeError, styles};
use crate::encoding;
use crate::schema::{Member, Shape, TimestampFormat};
use crate::value::{Items, List, Mut, Ref, Value};

const TIMES: TimestampFormat = TimestampFormat::HttpDate;

/// Writes a member as a header; an empty list is an empty header, what is absent is none.
pub(crate) fn write(value: &Ref<'_>, row: &'static Member, headers: &mut HeaderMap) -> Result<(), EncodeError> {
    if let (Some(style), Ref::Struct(_) | Ref::Map(_) | Ref::Union(_) | Ref::Document(_)) = (row.style, value) {
        let text = styles::expand(row, value, style, None)?;
        return text.map_or(Ok(()), |text| insert(row.name, row.wire, &text, headers));
    }
    let Some(text) = header_text(value, row) else { return Ok(()) };
    insert(row.name, row.wire, &text, headers)
}

/// Writes the entries of a map as headers, but for those that are there already.
pub(crate) fn write_map(value: &Ref<'_>, row: &'static Member, headers: &mut HeaderMap) -> Result<(), EncodeError> {
    let Ref::Map(map) = value else { return Ok(()) };
    let item = Member::new("").shape(row.shape.item.unwrap_or(Shape::PLAIN));
    let mut entries = Vec::with_capacity(map.len());
    map.visit(&mut |key, value| {
        if let Some(text) = header_text(&value, &item) {
            entries.push((format!("{}{key}", row.wire), text.into_owned()));
        }
    });
    for (name, text) in entries {
        if !headers.contains_key(name.as_str()) {
            insert(row.name, &name, &text, headers)?;
        }
    }
    Ok(())
}

/// Sets a header; names and values that HTTP does not allow are errors.
pub(crate) fn insert(
    member: &'static str,
    name: &str,
    value: &str,
    headers: &mut HeaderMap,
) -> Result<(), EncodeError> {
    let name = HeaderName::from_bytes(name.as_bytes())
        .map_err(|_| EncodeError::new(member, "gives a header a name that HTTP does not allow"))?;
    let value = HeaderValue::from_bytes(value.as_bytes())
        .map_err(|_| EncodeError::new(member, "has characters that a header cannot hold"))?;
    headers.insert(name, value);
    Ok(())
}

/// A value as the text of a header.
pub(crate) fn header_text<'a>(value: &Ref<'a>, row: &Member) -> Option<Cow<'a, str>> {
    match value {
        Ref::List(list) => Some(Cow::Owned(list_text(*list, row.shape))),
        Ref::String(text) if row.media_type.is_some() => Some(Cow::Owned(encoding::encode_base64(text.as_bytes()))),
        Ref::Document(json) if row.media_type.is_some() => {
            Some(Cow::Owned(encoding::encode_base64(json.to_string().as_bytes())))
        }
        Ref::Struct(_) | Ref::Map(_) => {
            let mut json = Vec::new();
            crate::json::encode(value, row.shape, &mut json);
            String::from_utf8(json).ok().map(Cow::Owned)
        }
        other => text::plain(other, row.shape, TIMES),
    }
}

fn list_text(list: &dyn Items, shape: &'static Shape) -> String {
    let item_shape = shape.item.unwrap_or(Shape::PLAIN);
    let times = shape.timestamp.unwrap_or(TIMES);
    let mut joined = String::new();
    for position in 0..list.len() {
        let item = list.item(position);
        let Some(text) = text::plain(&item, item_shape, times) else { continue };
        if !joined.is_empty() || position > 0 {
            joined.push_str(", ");
        }
        match item {
            // An HTTP date holds a comma and is not quoted for that.
            Ref::Timestamp(_) => joined.push_str(&text),
            // Blanks around an item are not its own, and behind the last comma is none.
            _ if text.contains([',', '"']) || text.trim() != text || text.is_empty() && position + 1 == list.len() => {
                joined.push('"');
                joined.push_str(&text.replace('\\', "\\\\").replace('"', "\\\""));
                joined.push('"');
            }
            _ => joined.push_str(&text),
        }
    }
    joined
}

/// Reads a header into a member; returns whether it was present. After an error the member is absent, or empty.
pub(crate) fn read(headers: &HeaderMap, row: &'static Member, value: &mut dyn Value) -> Result<bool, DecodeError> {
    let mut values = headers.get_all(row.wire).iter().peekable();
    if values.peek().is_none() {
        return Ok(false);
    }
    let mut texts = Vec::new();
    for value in values {
        texts.push(value_text(value));
    }
    parse_texts(&texts, row, value.as_mut()).map_err(|wrong| {
        value.as_mut().reset();
        DecodeError::part(row.name, format!("in a header, {wrong}"))
    })?;
    Ok(true)
}

/// The text of a header; bytes beyond ASCII are taken as UTF-8 where they are that.
pub(crate) fn value_text(value: &HeaderValue) -> String {
    String::from_utf8_lossy(value.as_bytes()).into_owned()
}

fn parse_texts(texts: &[String], row: &'static Member, value: Mut<'_>) -> Result<(), Wrong> {
    match text::inner(value) {
        // A cookie contains commas: each is a field line of its own (RFC 9110, section 5.3).
        Mut::List(list) if row.wire.eq_ignore_ascii_case("set-cookie") => {
            let item_shape = row.shape.item.unwrap_or(Shape::PLAIN);
            texts.iter().try_for_each(|text| text::parse(text, list.push(), item_shape, TIMES))
        }
        Mut::List(list) => texts.iter().try_for_each(|text| parse_list(text, list, row.shape)),
        Mut::String(target) if row.media_type.is_some() => {
            let bytes = encoding::decode_base64(&texts[0]).ok_or("expected base64")?;
            *target = String::from_utf8(bytes).map_err(|_| "expected UTF-8 within base64")?;
            Ok(())
        }
        Mut::Document(target) if row.media_type.is_some() => {
            let bytes = encoding::decode_base64(&texts[0]).ok_or("expected base64")?;
            *target = serde_json::from_slice(&bytes).map_err(|_| "expected JSON within base64")?;
            Ok(())
        }
        other @ (Mut::Struct(_) | Mut::Map(_) | Mut::Tuple(_)) => {
            crate::json::decode(texts[0].as_bytes(), other, row.shape).map_err(|_| "expected JSON")
        }
        other => text::parse(texts[0].trim(), other, row.shape, TIMES),
    }
}

fn parse_list(text: &str, list: &mut dyn List, shape: &'static Shape) -> Result<(), Wrong> {
    let item_shape = shape.item.unwrap_or(Shape::PLAIN);
    let times = item_shape.timestamp.or(shape.timestamp).unwrap_or(TIMES);
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (item, after) = match list_item(rest) {
            (item, after) if is_date_start(list.push(), times, &item) => {
                // The comma belonged to the date.
                let (time, after) = list_item(after);
                (Cow::Owned(format!("{item}, {time}")), after)
            }
            other => other,
        };
        list.pop();
        text::parse(&item, list.push(), item_shape, times)?;
        rest = after.trim_start();
    }
    Ok(())
}

/// Whether an item is only the first half of an HTTP date, the name of the day.
fn is_date_start(item: Mut<'_>, times: TimestampFormat, text: &str) -> bool {
    match item {
        Mut::Option(option) => is_date_start(option.insert(), times, text),
        Mut::Timestamp(_) => times == TimestampFormat::HttpDate && !text.contains(' '),
        _ => false,
    }
}

/// The next item of a list and what follows its comma.
fn list_item(text: &str) -> (Cow<'_, str>, &str) {
    let text = text.trim_start();
    if let Some(quoted) = text.strip_prefix('"') {
        let mut item = String::new();
        let mut letters = quoted.char_indices();
        while let Some((at, letter)) = letters.next() {
            match letter {
                '\\' => item.extend(letters.next().map(|(_, letter)| letter)),
                '"' => {
                    let after = quoted[at + 1..].trim_start();
                    return (Cow::Owned(item), after.strip_prefix(',').unwrap_or(after));
                }
                other => item.push(other),
            }
        }
        return (Cow::Owned(item), "");
    }
    match text.split_once(',') {
        Some((item, after)) => (Cow::Borrowed(item.trim_end()), after),
        None => (Cow::Borrowed(text.trim_end()), ""),
    }
}

/// Reads all headers whose names begin with a prefix into a map, but for those that make no sense; returns whether there were any.
pub(crate) fn read_map(headers: &HeaderMap, row: &'static Member, member: &mut dyn Value) -> Result<bool, DecodeError> {
    let prefix = row.wire.to_ascii_lowercase();
    let found: Vec<&HeaderName> = headers.keys().filter(|name| name.as_str().starts_with(&prefix)).collect();
    if found.is_empty() {
        return Ok(false);
    }
    let Mut::Map(map) = text::inner(member.as_mut()) else {
        return Err(DecodeError::part(row.name, "headers fill only a map"));
    };
    let item = row.shape.item.unwrap_or(Shape::PLAIN);
    for name in found {
        let Some(value) = headers.get(name) else { continue };
        let key = &name.as_str()[prefix.len()..];
        if let Err(wrong) = text::parse(&value_text(value), map.insert(key.to_owned()), item, TIMES) {
            map.remove(key);
            let error = DecodeError::part(row.name, format!("in a header, {wrong}"));
            debug!(%error, "a header is left out");
        }
    }
    Ok(true)
}

/// Returns the service's name for an exchange.
pub(crate) fn request_id(headers: &HeaderMap) -> Option<String> {
    let names = ["x-amzn-requestid", "x-amz-request-id", "x-request-id"];
    names.iter().find_map(|name| headers.get(*name)).map(value_text)
}
