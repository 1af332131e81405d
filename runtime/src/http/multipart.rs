//! `multipart/form-data` bodies (RFC 7578).

use bytes::Bytes;

use super::{EncodeError, text};
use crate::json;
use crate::schema::{Member, Shape, Slot, TimestampFormat};
use crate::value::{Ref, Structure, Value};

/// Writes the members of a structure as parts; a list repeats its part.
pub(super) fn write(input: &dyn Structure, boundary: &str) -> Result<Bytes, EncodeError> {
    let mut out = Vec::new();
    for (index, row) in input.table().members.iter().enumerate() {
        if matches!(row.slot, Slot::Member | Slot::Payload) {
            let value = input.member(index).map_or(Ref::Absent, Value::get);
            match &value {
                Ref::List(list) => {
                    let item = row.shape.item.unwrap_or(Shape::PLAIN);
                    (0..list.len()).try_for_each(|at| part(row, &list.item(at), item, boundary, &mut out))?;
                }
                value => part(row, value, row.shape, boundary, &mut out)?,
            }
        }
    }
    out.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    Ok(out.into())
}

fn part(
    row: &'static Member,
    value: &Ref<'_>,
    shape: &'static Shape,
    boundary: &str,
    out: &mut Vec<u8>,
) -> Result<(), EncodeError> {
    let (content, file, media_type) = match value {
        Ref::Absent => return Ok(()),
        Ref::Bytes(bytes) => (bytes.to_vec(), true, Some("application/octet-stream")),
        Ref::Stream(stream) => match stream.bytes() {
            Some(bytes) => (bytes.to_vec(), true, Some("application/octet-stream")),
            None => return Err(EncodeError::new(row.name, "must be in memory to be a part of a form")),
        },
        other => match text::plain(other, shape, TimestampFormat::DateTime) {
            Some(text) => (text.into_owned().into_bytes(), false, None),
            None => {
                let mut json = Vec::new();
                json::encode(other, shape, &mut json);
                (json, false, Some("application/json"))
            }
        },
    };
    let name = quoted(row.wire);
    let file = if file { format!("; filename=\"{name}\"") } else { String::new() };
    let mut head = format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n");
    if let Some(media_type) = row.media_type.or(media_type) {
        head.push_str(&format!("Content-Type: {media_type}\r\n"));
    }
    out.extend_from_slice(head.as_bytes());
    out.extend_from_slice(b"\r\n");
    out.extend_from_slice(&content);
    out.extend_from_slice(b"\r\n");
    Ok(())
}

/// RFC 7578, section 4.2, as browsers do it.
fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}
