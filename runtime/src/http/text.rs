//! Single values as plain text, as headers, paths, queries and forms hold them.

use std::borrow::Cow;

use crate::encoding;
use crate::numbers;
use crate::schema::{Shape, TimestampFormat};
use crate::timestamp;
use crate::unions::Outline;
use crate::value::{Mut, Ref, Union, Unknown};

/// A value as text; none for what is absent or has no plain text.
pub(crate) fn plain<'a>(value: &Ref<'a>, shape: &'static Shape, times: TimestampFormat) -> Option<Cow<'a, str>> {
    Some(match value {
        Ref::Absent | Ref::List(_) | Ref::Map(_) | Ref::Struct(_) | Ref::Stream(_) | Ref::Events(_) => return None,
        Ref::Null => Cow::Borrowed("null"),
        Ref::Bool(value) => Cow::Borrowed(if *value { "true" } else { "false" }),
        Ref::Int(value) => Cow::Owned(value.to_string()),
        Ref::UInt(value) => Cow::Owned(value.to_string()),
        Ref::F32(value) if value.is_finite() => Cow::Owned(shortest(value)),
        Ref::F32(value) => Cow::Owned(numbers::float(f64::from(*value))),
        Ref::F64(value) if value.is_finite() => Cow::Owned(shortest(value)),
        Ref::F64(value) => Cow::Owned(numbers::float(*value)),
        Ref::Number(value) => Cow::Borrowed(value.as_str()),
        Ref::String(value) => Cow::Borrowed(value),
        Ref::Enum(value) => Cow::Borrowed(value.as_str()),
        Ref::IntEnum(value) => Cow::Owned(value.as_int().to_string()),
        Ref::Bytes(value) => Cow::Owned(encoding::encode_base64(value)),
        Ref::Timestamp(value) => Cow::Owned(timestamp::format(*value, shape.timestamp.unwrap_or(times))),
        Ref::Date(value) => Cow::Owned(value.to_string()),
        Ref::Document(value) => match value {
            serde_json::Value::String(text) => Cow::Borrowed(text.as_str()),
            other => Cow::Owned(other.to_string()),
        },
        // A choice among plain values is as plain as the value.
        Ref::Union(union) => return plain(&union.content()?.1, shape, times),
    })
}

/// A number as JSON prints it, so that it reads the same in all places of a message.
fn shortest<T: serde::Serialize>(number: &T) -> String {
    serde_json::to_string(number).unwrap_or_default()
}

/// Why a text cannot be read.
pub(crate) type Wrong = &'static str;

/// Reads a text into a value.
pub(crate) fn parse(text: &str, value: Mut<'_>, shape: &'static Shape, times: TimestampFormat) -> Result<(), Wrong> {
    const NUMBER: Wrong = "expected a number";
    match value {
        Mut::Option(option) => return parse(text, option.insert(), shape, times),
        Mut::Bool(target) => *target = text.parse().map_err(|_| "expected `true` or `false`")?,
        Mut::I8(target) => *target = text.parse().map_err(|_| NUMBER)?,
        Mut::I16(target) => *target = text.parse().map_err(|_| NUMBER)?,
        Mut::I32(target) => *target = text.parse().map_err(|_| NUMBER)?,
        Mut::I64(target) => *target = text.parse().map_err(|_| NUMBER)?,
        Mut::U32(target) => *target = text.parse().map_err(|_| NUMBER)?,
        Mut::U64(target) => *target = text.parse().map_err(|_| NUMBER)?,
        Mut::F32(target) => *target = float(text).ok_or(NUMBER)? as f32,
        Mut::F64(target) => *target = float(text).ok_or(NUMBER)?,
        Mut::Number(target) => *target = text.parse().map_err(|_| NUMBER)?,
        Mut::String(target) => target.replace_range(.., text),
        Mut::Enum(target) => target.set(text),
        Mut::IntEnum(target) => target.set(text.parse().map_err(|_| NUMBER)?),
        Mut::Bytes(target) => *target = encoding::decode_base64(text).ok_or("expected base64")?.into(),
        Mut::Timestamp(target) => {
            let format = shape.timestamp.unwrap_or(times);
            *target = timestamp::parse(text, format).ok_or_else(|| timestamp::expected(format))?;
        }
        Mut::Date(target) => *target = text.parse().map_err(|_| "expected a date such as `2026-01-31`")?,
        Mut::Document(target) => *target = serde_json::from_str(text).unwrap_or_else(|_| text.into()),
        Mut::Union(target) => union(text, target, times),
        Mut::List(_) | Mut::Tuple(_) | Mut::Map(_) | Mut::Struct(_) | Mut::Stream(_) | Mut::Events(_) => {
            return Err("a value of this kind is not plain text");
        }
    }
    Ok(())
}

/// The first variant that takes the text; a text that none takes is kept.
fn union(text: &str, target: &mut dyn Union, times: TimestampFormat) {
    let rows = target.table().table.members;
    let candidates = target.table().plan(target).candidates(&Outline::Plain(text));
    let mut takes = |row: usize| parse(text, target.select(row).as_mut(), rows[row].shape, times).is_ok();
    if !candidates.into_iter().any(&mut takes) {
        target.set_unknown(Unknown { tag: String::new(), value: text.into() });
    }
}

fn float(text: &str) -> Option<f64> {
    match text {
        "NaN" | "Infinity" | "-Infinity" => numbers::special(text),
        // Rust would take `inf` and `nan` too.
        _ if text.ends_with(|last: char| last.is_ascii_digit() || last == '.') => text.parse().ok(),
        _ => None,
    }
}

/// The value under the layers that may be absent.
pub(crate) fn inner(value: Mut<'_>) -> Mut<'_> {
    match value {
        Mut::Option(option) => inner(option.insert()),
        other => other,
    }
}
