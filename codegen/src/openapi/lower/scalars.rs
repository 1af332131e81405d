//! The simple types and their formats (OpenAPI 3.1, section 4.4; OpenAPI format registry).

use super::super::document::{Kind, Schema};
use super::constraints::{lower_end, upper_end};
use crate::ir::{Float, Int, TimestampFormat, Type};

/// The type of a simple kind; a format that is not known changes nothing.
pub(super) fn scalar(kind: Kind, schema: &Schema<'_>) -> Type {
    let format = schema.format.as_deref().unwrap_or_default();
    match kind {
        Kind::Boolean => Type::Bool,
        Kind::Integer => Type::Int(integer(format, schema)),
        Kind::Number => number(format, schema),
        Kind::String => string(format, schema),
        Kind::Null | Kind::Object | Kind::Array => Type::Json,
    }
}

/// What kind of value a format is about, where the schema does not declare it.
pub(super) fn kind_of_format(format: &str) -> Option<Kind> {
    match format {
        "int32" | "int64" => Some(Kind::Integer),
        "float" | "double" => Some(Kind::Number),
        "date-time" | "date" | "uuid" | "uri" | "email" | "binary" | "byte" | "password" => Some(Kind::String),
        _ => None,
    }
}

fn string(format: &str, schema: &Schema<'_>) -> Type {
    let encoded = schema.content_encoding.as_deref() == Some("base64");
    match format {
        "date-time" => Type::Timestamp(TimestampFormat::DateTime),
        "date" => Type::Date,
        "byte" | "binary" => Type::Bytes,
        _ if encoded => Type::Bytes,
        _ => Type::String,
    }
}

fn integer(format: &str, schema: &Schema<'_>) -> Int {
    match format {
        "int8" => Int::I8,
        "int16" | "uint8" => Int::I16,
        "int32" | "uint16" => Int::I32,
        "uint32" => Int::U32,
        "uint64" => Int::U64,
        "int64" => Int::I64,
        "bigint" | "biginteger" | "big-integer" | "int128" | "uint128" | "int256" | "uint256" => Int::Big,
        _ => by_bounds(schema),
    }
}

/// The narrowest type with room for all that the bounds allow. Bounds that went through JavaScript are rounded:
/// 9223372036854776000 is meant to be the greatest number of 64 bits with sign.
fn by_bounds(schema: &Schema<'_>) -> Int {
    let min = lower_end(&schema.limits).map(|bound| bound.value.as_f64());
    let max = upper_end(&schema.limits).map(|bound| bound.value.as_f64());
    let (least, most) = (min.unwrap_or_default(), max.unwrap_or_default());
    match () {
        () if least < i64::MIN as f64 || most > u64::MAX as f64 => Int::Big,
        () if most > i64::MAX as f64 && least < 0.0 => Int::Big,
        () if most > i64::MAX as f64 || least > i64::MAX as f64 => Int::U64,
        () => Int::I64,
    }
}

fn number(format: &str, schema: &Schema<'_>) -> Type {
    match format {
        "int32" | "int64" => Type::Int(integer(format, schema)),
        "decimal" | "decimal128" | "bignumber" | "bigdecimal" | "big-decimal" => Type::Float(Float::Big),
        "float" => Type::Float(Float::F32),
        _ => Type::Float(Float::F64),
    }
}
