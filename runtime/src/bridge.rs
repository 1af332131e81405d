//! Generated types in any format that serde knows, as they are written in JSON (feature `serde`).
//!
//! Writing walks the tables straight into the serializer. Reading goes through a tree, because serde gives a format
//! little of what the tables know; required members that are missing are errors here, since nobody corrects them later.

use serde::de::Error as _;
use serde::ser::{SerializeMap, SerializeSeq, Serializer};
use serde::{Deserialize, Deserializer, Serialize};

use crate::encoding;
use crate::schema::{Member, Shape, TimestampFormat};
use crate::timestamp;
use crate::value::{Map, Ref, Structure, Tagging, Union, Value};
use crate::{json, numbers};

/// Writes a value.
///
/// # Errors
/// The serializer's.
pub fn serialize<S: Serializer>(value: &dyn Value, serializer: S) -> Result<S::Ok, S::Error> {
    Serialized::new(value.get(), Shape::PLAIN).serialize(serializer)
}

/// Reads a value.
///
/// # Errors
/// The deserializer's; the text is of another shape; required members are missing.
pub fn deserialize<'de, D: Deserializer<'de>>(value: &mut dyn Value, deserializer: D) -> Result<(), D::Error> {
    let tree = serde_json::Value::deserialize(deserializer)?;
    from_tree(&tree, value).map_err(D::Error::custom)
}

fn from_tree(tree: &serde_json::Value, value: &mut dyn Value) -> Result<(), String> {
    let text = serde_json::to_vec(tree).map_err(|error| error.to_string())?;
    let read = json::decode_strict(&text, value.as_mut(), Shape::PLAIN);
    read.map_err(|error| format!("{} at `{}`", error.message(), error.path()))?.map_err(|missing| missing.to_string())
}

/// A value with what its type does not express.
struct Serialized<'a> {
    value: Ref<'a>,
    shape: &'static Shape,
    times: TimestampFormat,
}

impl<'a> Serialized<'a> {
    fn new(value: Ref<'a>, shape: &'static Shape) -> Self {
        Self::below(value, shape, TimestampFormat::EpochSeconds)
    }

    fn below(value: Ref<'a>, shape: &'static Shape, times: TimestampFormat) -> Self {
        Self { value, shape, times: shape.timestamp.unwrap_or(times) }
    }
}

impl Serialize for Serialized<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.value {
            Ref::Absent | Ref::Null | Ref::Stream(_) | Ref::Events(_) => serializer.serialize_unit(),
            Ref::Bool(value) => serializer.serialize_bool(*value),
            Ref::Int(value) => serializer.serialize_i64(*value),
            Ref::UInt(value) => serializer.serialize_u64(*value),
            Ref::F32(value) if value.is_finite() => serializer.serialize_f32(*value),
            Ref::F32(value) => serializer.serialize_str(&numbers::float(f64::from(*value))),
            Ref::F64(value) if value.is_finite() => serializer.serialize_f64(*value),
            Ref::F64(value) => serializer.serialize_str(&numbers::float(*value)),
            Ref::Number(value) => match (value.as_i64(), value.as_u64()) {
                (Some(value), _) => serializer.serialize_i64(value),
                (None, Some(value)) => serializer.serialize_u64(value),
                (None, None) => serializer.serialize_f64(value.as_f64()),
            },
            Ref::String(value) => serializer.serialize_str(value),
            Ref::Enum(value) => serializer.serialize_str(value.as_str()),
            Ref::IntEnum(value) => serializer.serialize_i64(value.as_int()),
            Ref::Bytes(value) => serializer.serialize_str(&encoding::encode_base64(value)),
            Ref::Timestamp(value) => timestamp(*value, self.times, serializer),
            Ref::Date(value) => serializer.collect_str(value),
            Ref::Document(value) => value.serialize(serializer),
            Ref::List(list) => {
                let shape = self.shape.item.unwrap_or(Shape::PLAIN);
                let mut items = serializer.serialize_seq(Some(list.len()))?;
                for position in 0..list.len() {
                    items.serialize_element(&Serialized::below(list.item(position), shape, self.times))?;
                }
                items.end()
            }
            Ref::Map(map) => {
                let mut object = serializer.serialize_map(Some(map.len()))?;
                entries(*map, self.shape, self.times, &mut object)?;
                object.end()
            }
            Ref::Struct(structure) => {
                let mut object = serializer.serialize_map(None)?;
                members(*structure, None, &mut object)?;
                object.end()
            }
            Ref::Union(value) => union(*value, serializer),
        }
    }
}

fn timestamp<S: Serializer>(
    value: crate::Timestamp,
    format: TimestampFormat,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match format {
        TimestampFormat::EpochSeconds if value.subsec_nanosecond() == 0 => serializer.serialize_i64(value.as_second()),
        TimestampFormat::EpochSeconds => serializer.serialize_f64(value.as_nanosecond() as f64 / 1e9),
        format => serializer.serialize_str(&timestamp::format(value, format)),
    }
}

fn members<O: SerializeMap>(structure: &dyn Structure, but: Option<&str>, object: &mut O) -> Result<(), O::Error> {
    for (index, row) in structure.table().members.iter().enumerate().filter(|(_, row)| but != Some(row.wire)) {
        member(row, structure.value_at(index), object)?;
    }
    Ok(())
}

fn member<O: SerializeMap>(row: &Member, value: Ref<'_>, object: &mut O) -> Result<(), O::Error> {
    match value {
        Ref::Absent if row.required && row.nullable => object.serialize_entry(row.wire, &()),
        Ref::Absent => Ok(()),
        Ref::Map(map) if row.rest => entries(map, row.shape, TimestampFormat::EpochSeconds, object),
        present => object.serialize_entry(row.wire, &Serialized::new(present, row.shape)),
    }
}

fn entries<O: SerializeMap>(
    map: &dyn Map,
    shape: &'static Shape,
    times: TimestampFormat,
    object: &mut O,
) -> Result<(), O::Error> {
    let item = shape.item.unwrap_or(Shape::PLAIN);
    crate::equal::entries(map)
        .into_iter()
        .try_for_each(|(key, value)| object.serialize_entry(key, &Serialized::below(value, item, times)))
}

fn union<S: Serializer>(union: &dyn Union, serializer: S) -> Result<S::Ok, S::Error> {
    let table = union.table();
    let known = union.variant().and_then(|(row, inner)| Some((table.table.members.get(row)?, inner.get())));
    match (known, table.tagging) {
        (Some((row, Ref::Struct(structure))), Tagging::Field(tag) | Tagging::Literal(tag)) => {
            let mut object = serializer.serialize_map(None)?;
            match (table.tagging, serde_json::from_str::<serde_json::Value>(row.wire)) {
                (Tagging::Literal(_), Ok(literal)) => object.serialize_entry(tag, &literal)?,
                _ => object.serialize_entry(tag, row.wire)?,
            }
            members(structure, Some(tag), &mut object)?;
            object.end()
        }
        (Some((row, inner)), Tagging::Member) => {
            let mut object = serializer.serialize_map(Some(1))?;
            object.serialize_entry(row.wire, &Serialized::new(inner, row.shape))?;
            object.end()
        }
        (Some((row, inner)), _) => Serialized::new(inner, row.shape).serialize(serializer),
        (None, tagging) => match (union.unknown(), tagging) {
            (None, _) => serializer.serialize_unit(),
            (Some(unknown), Tagging::Member) => {
                let mut object = serializer.serialize_map(Some(1))?;
                object.serialize_entry(&unknown.tag, &unknown.value)?;
                object.end()
            }
            (Some(unknown), _) => unknown.value.serialize(serializer),
        },
    }
}

/// Writes `Serialize` and `Deserialize` for a generated type.
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($type:ident) => {
        impl $crate::inner::bridge::serde::Serialize for $type {
            fn serialize<S: $crate::inner::bridge::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::inner::bridge::serialize(self, serializer)
            }
        }

        impl<'de> $crate::inner::bridge::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::inner::bridge::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                let mut value = <Self as ::core::default::Default>::default();
                $crate::inner::bridge::deserialize(&mut value, deserializer)?;
                ::core::result::Result::Ok(value)
            }
        }
    };
}

#[doc(hidden)]
pub use serde;
