//! Values of any kind: documents, unknown variants, and what error responses contain.

use minicbor::data::Type;
use serde_json::{Number, Value};

use super::bignum;
use super::reader::{Read, Reader};
use super::writer::{Item, Writer, double, put};
use crate::document::{ErrorDocument, ErrorTexts};
use crate::encoding;
use crate::numbers::float;

/// Reads a value as the JSON of the same meaning: bytes are base64, and what JSON numbers cannot be is text.
pub(super) fn read(reader: &mut Reader<'_>) -> Read<Value> {
    while reader.peek()? == Type::Tag {
        if let Some(value) = bignum::read_tagged(reader)? {
            return Ok(value);
        }
    }
    Ok(match reader.peek()? {
        Type::Null | Type::Undefined => {
            reader.null()?;
            Value::Null
        }
        Type::Bool => reader.boolean()?.into(),
        Type::String | Type::StringIndef => reader.text()?.into(),
        Type::Bytes | Type::BytesIndef => encoding::encode_base64(&reader.bytes()?).into(),
        Type::F16 | Type::F32 | Type::F64 => {
            let number = reader.float()?;
            Number::from_f64(number).map_or_else(|| float(number).into(), Value::Number)
        }
        Type::Array | Type::ArrayIndef => {
            let (mut left, mut items) = (reader.array()?, Vec::new());
            while reader.more(&mut left)? {
                items.push(read(reader)?);
            }
            items.into()
        }
        Type::Map | Type::MapIndef => {
            let (mut left, mut members) = (reader.map()?, serde_json::Map::new());
            while reader.more(&mut left)? {
                let key = reader.text()?.into_owned();
                members.insert(key, read(reader)?);
            }
            members.into()
        }
        _ => {
            let number = reader.whole()?;
            Number::from_i128(number).map_or_else(|| number.to_string().into(), Value::Number)
        }
    })
}

/// The same; what nests too deep or has no counterpart in JSON is null: nobody knows the value, so it must not cost those
/// that are known.
pub(super) fn read_or_null(reader: &mut Reader<'_>) -> Read<Value> {
    let start = reader.mark();
    read(reader).or_else(|_| {
        reader.rewind(start);
        reader.skip().map(|()| Value::Null)
    })
}

/// Writes a value as the CBOR of the same meaning.
pub(super) fn write(value: &Value, out: &mut Writer<'_>) {
    match value {
        Value::Null => put(out, Item::Null),
        Value::Bool(value) => put(out, Item::Bool(*value)),
        Value::String(text) => put(out, Item::Text(text)),
        Value::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(number), _) => put(out, Item::Int(number)),
            (None, Some(number)) => put(out, Item::UInt(number)),
            (None, None) => double(number.as_f64().unwrap_or_default(), out),
        },
        Value::Array(items) => {
            put(out, Item::Array(items.len() as u64));
            for item in items {
                write(item, out);
            }
        }
        Value::Object(members) => {
            put(out, Item::Map(members.len() as u64));
            for (key, value) in members {
                put(out, Item::Text(key));
                write(value, out);
            }
        }
    }
}

/// Reads the name and the message of an error, item by item: nothing else of the document is kept. What was read before
/// something is wrong counts.
pub(crate) fn read_error(bytes: &[u8]) -> ErrorDocument {
    let mut texts = ErrorTexts::default();
    drop(error_members(&mut Reader::new(bytes), None, &mut texts));
    texts.finish()
}

/// The members of a map: of the document, or of one within it.
fn error_members(reader: &mut Reader<'_>, within: Option<&str>, texts: &mut ErrorTexts) -> Read<()> {
    let mut left = reader.map()?;
    while reader.more(&mut left)? {
        let name = reader.text()?;
        texts.note(within, &name);
        match reader.kind()? {
            Type::String | Type::StringIndef => {
                let text = reader.text()?;
                if let Some(slot) = texts.slot(within, &name) {
                    *slot = Some(text.into_owned());
                }
            }
            Type::Map | Type::MapIndef if within.is_none() && ErrorTexts::is_object(&name) => {
                error_members(reader, Some(&name), texts)?;
            }
            _ => reader.skip()?,
        }
    }
    Ok(())
}
