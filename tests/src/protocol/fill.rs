//! Values from the `params` of a case: node values that stand for members by name.
//!
//! Blobs are raw text here, and points in time seconds since 1970, whatever stands on the wire (Smithy 2.0, "HTTP
//! protocol compliance tests", "Parameter format").

use bytes::Bytes;
use ferrosmith_runtime::inner::{List, Map, Mut, Structure, Union};
use ferrosmith_runtime::stream::ByteStream;
use serde_json::Value;

/// What keeps a parameter out of a value.
type Filled = Result<(), String>;

/// Fills the members of a structure that the parameters name. No parameters leave it as it is.
pub(super) fn structure(value: &mut dyn Structure, params: &Value) -> Filled {
    let Some(params) = params.as_object() else {
        return if params.is_null() { Ok(()) } else { Err(unfit("a structure", params)) };
    };
    for (name, param) in params {
        let row = value.table().members.iter().position(|row| row.name == name);
        let member = row.and_then(|row| value.member_mut(row));
        let member = member.ok_or_else(|| format!("no member `{name}`"))?;
        fill(member.as_mut(), param).map_err(|problem| format!("`{name}`: {problem}"))?;
    }
    Ok(())
}

/// Fills one value.
fn fill(slot: Mut<'_>, param: &Value) -> Filled {
    match slot {
        Mut::Option(option) if param.is_null() => option.clear(),
        Mut::Option(option) => fill(option.insert(), param)?,
        Mut::Bool(value) => *value = param.as_bool().ok_or_else(|| unfit("a boolean", param))?,
        Mut::I8(value) => *value = integer(param)?,
        Mut::I16(value) => *value = integer(param)?,
        Mut::I32(value) => *value = integer(param)?,
        Mut::I64(value) => *value = integer(param)?,
        Mut::U32(value) => *value = integer(param)?,
        Mut::U64(value) => *value = integer(param)?,
        Mut::F32(value) => *value = float(param)? as f32,
        Mut::F64(value) => *value = float(param)?,
        Mut::Number(value) => *value = digits(param).parse().map_err(|_| unfit("a number", param))?,
        Mut::String(value) => text(param)?.clone_into(value),
        Mut::Enum(value) => value.set(text(param)?),
        Mut::IntEnum(value) => value.set(integer(param)?),
        Mut::Bytes(value) => *value = Bytes::from(text(param)?.to_owned()),
        Mut::Timestamp(value) => *value = timestamp(param)?,
        Mut::Date(value) => *value = text(param)?.parse().map_err(|_| unfit("a day", param))?,
        Mut::Document(value) => *value = param.clone(),
        Mut::List(value) => list(value, param)?,
        Mut::Map(value) => map(value, param)?,
        Mut::Struct(value) => structure(value, param)?,
        Mut::Union(value) => union(value, param)?,
        Mut::Stream(value) => *value = ByteStream::from(text(param)?.to_owned()),
        Mut::Tuple(_) => return Err("no protocol of Smithy has tuples".to_owned()),
        Mut::Events(_) => return Err("events are not parameters".to_owned()),
    }
    Ok(())
}

fn list(list: &mut dyn List, param: &Value) -> Filled {
    for (position, item) in param.as_array().ok_or_else(|| unfit("a list", param))?.iter().enumerate() {
        fill(list.push(), item).map_err(|problem| format!("{position}: {problem}"))?;
    }
    Ok(())
}

fn map(map: &mut dyn Map, param: &Value) -> Filled {
    for (key, value) in param.as_object().ok_or_else(|| unfit("a map", param))? {
        fill(map.insert(key.clone()), value).map_err(|problem| format!("`{key}`: {problem}"))?;
    }
    Ok(())
}

/// Makes a union the variant that the parameter names.
pub(super) fn union(union: &mut dyn Union, param: &Value) -> Filled {
    let object = param.as_object().filter(|object| object.len() == 1);
    let (name, value) = object.and_then(|object| object.iter().next()).ok_or_else(|| unfit("a union", param))?;
    let row = union.table().table.members.iter().position(|row| row.name == name);
    let row = row.ok_or_else(|| format!("no variant `{name}`"))?;
    fill(union.select(row).as_mut(), value).map_err(|problem| format!("`{name}`: {problem}"))
}

fn text(param: &Value) -> Result<&str, String> {
    param.as_str().ok_or_else(|| unfit("text", param))
}

fn integer<T: TryFrom<i64>>(param: &Value) -> Result<T, String> {
    let number = param.as_i64().and_then(|number| T::try_from(number).ok());
    number.ok_or_else(|| unfit("a whole number of this width", param))
}

/// The digits of a number. One that JSON values cannot keep is given as text.
fn digits(param: &Value) -> String {
    param.as_str().map_or_else(|| param.to_string(), str::to_owned)
}

fn float(param: &Value) -> Result<f64, String> {
    let number = match param.as_str() {
        Some("NaN") => Some(f64::NAN),
        Some("Infinity") => Some(f64::INFINITY),
        Some("-Infinity") => Some(f64::NEG_INFINITY),
        _ => digits(param).parse().ok(),
    };
    number.ok_or_else(|| unfit("a number", param))
}

/// Seconds since 1970, with a fraction down to milliseconds, or a date and time as text.
fn timestamp(param: &Value) -> Result<ferrosmith_runtime::Timestamp, String> {
    let time = match param {
        Value::String(text) if text.contains(':') => text.parse().ok(),
        _ => digits(param)
            .parse::<f64>()
            .ok()
            .and_then(|seconds| ferrosmith_runtime::Timestamp::from_millisecond((seconds * 1e3).round() as i64).ok()),
    };
    time.ok_or_else(|| unfit("a point in time", param))
}

fn unfit(wanted: &str, param: &Value) -> String {
    format!("{param} is not {wanted}")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::structure;
    use crate::protocol::samples::{Choice, Colour, Level, Sample};

    #[test]
    fn every_kind_of_value_is_filled() {
        let mut sample = Sample::default();
        let filled = structure(
            &mut sample,
            &json!({
                "text": "a", "flag": true, "byte": -1, "float": 1.5, "double": "-Infinity", "blob": "raw",
                "time": 1.25, "json": { "a": [1] }, "colour": "blue", "level": 7, "sparse": ["a", null],
                "map": { "a": 1 }, "choice": { "number": 2 }, "inner": { "time": "1970-01-01T00:00:02Z" },
                "body": "streamed",
            }),
        );
        assert_eq!(filled, Ok(()));
        let second = |millisecond| ferrosmith_runtime::Timestamp::from_millisecond(millisecond).ok();
        assert_eq!((sample.text.as_deref(), sample.flag, sample.byte), (Some("a"), Some(true), Some(-1)));
        assert_eq!((sample.float, sample.double), (Some(1.5), Some(f64::NEG_INFINITY)));
        assert_eq!((sample.blob.as_deref(), sample.time), (Some(&b"raw"[..]), second(1250)));
        assert_eq!((sample.json, sample.colour), (Some(json!({ "a": [1] })), Some(Colour::Blue)));
        assert_eq!((sample.level, sample.sparse), (Some(Level::Unknown(7)), Some(vec![Some("a".to_owned()), None])));
        assert_eq!(sample.map.and_then(|map| map.get("a").copied()), Some(1));
        assert_eq!(sample.choice, Some(Choice::Number(2)));
        assert_eq!(sample.inner.and_then(|inner| inner.time), second(2000));
        assert_eq!(sample.body.bytes().map(|bytes| &bytes[..]), Some(&b"streamed"[..]));
    }

    #[test]
    fn what_does_not_fit_is_reported_with_its_place() {
        let problem = |params| structure(&mut Sample::default(), &params).err().unwrap_or_default();
        assert_eq!(problem(json!({ "other": 1 })), "no member `other`");
        assert_eq!(problem(json!({ "byte": 128 })), "`byte`: 128 is not a whole number of this width");
        assert_eq!(problem(json!({ "sparse": ["a", 1] })), "`sparse`: 1: 1 is not text");
        assert_eq!(problem(json!({ "choice": { "other": 1 } })), "`choice`: no variant `other`");
    }
}
