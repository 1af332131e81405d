//! Values from the `params` of a case: node values that stand for members by name.
//!
//! Blobs are raw text here, and points in time seconds since 1970, whatever the wire says (Smithy 2.0, "HTTP protocol
//! compliance tests", "Parameter format").

use bytes::Bytes;
use ferrosmith_runtime::stream::ByteStream;
use ferrosmith_runtime::value::{List, Map, Mut, Structure, Union};
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
        fill(member.slot(), param).map_err(|problem| format!("`{name}`: {problem}"))?;
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
        Mut::Number(value) => *value = param.as_number().cloned().ok_or_else(|| unfit("a number", param))?,
        Mut::String(value) => text(param)?.clone_into(value),
        Mut::Enum(value) => value.set(text(param)?),
        Mut::IntEnum(value) => value.set(integer(param)?),
        Mut::Bytes(value) => *value = Bytes::from(text(param)?.to_owned()),
        Mut::Timestamp(value) => *value = timestamp(param)?,
        Mut::Date(value) => *value = text(param)?.parse().map_err(|_| unfit("a day", param))?,
        Mut::Json(value) => *value = param.clone(),
        Mut::List(value) => list(value, param)?,
        Mut::Map(value) => map(value, param)?,
        Mut::Struct(value) => structure(value, param)?,
        Mut::Union(value) => union(value, param)?,
        Mut::Stream(value) => *value = ByteStream::from(text(param)?.to_owned()),
        Mut::Events(_) => return Err("events are no parameters".to_owned()),
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
    fill(union.select(row).slot(), value).map_err(|problem| format!("`{name}`: {problem}"))
}

fn text(param: &Value) -> Result<&str, String> {
    param.as_str().ok_or_else(|| unfit("text", param))
}

fn integer<T: TryFrom<i64>>(param: &Value) -> Result<T, String> {
    let number = param.as_i64().and_then(|number| T::try_from(number).ok());
    number.ok_or_else(|| unfit("a whole number of this width", param))
}

fn float(param: &Value) -> Result<f64, String> {
    let number = match param.as_str() {
        Some("NaN") => Some(f64::NAN),
        Some("Infinity") => Some(f64::INFINITY),
        Some("-Infinity") => Some(f64::NEG_INFINITY),
        _ => param.as_f64(),
    };
    number.ok_or_else(|| unfit("a number", param))
}

/// Seconds since 1970, with a fraction down to milliseconds, or a date and time as text.
fn timestamp(param: &Value) -> Result<jiff::Timestamp, String> {
    let time = match param {
        Value::String(text) => text.parse().ok(),
        _ => param.as_f64().and_then(|seconds| jiff::Timestamp::from_millisecond((seconds * 1e3).round() as i64).ok()),
    };
    time.ok_or_else(|| unfit("a point in time", param))
}

fn unfit(wanted: &str, param: &Value) -> String {
    format!("{param} is not {wanted}")
}
