//! `Debug` for generated types: one walk over the tables, in which what is sensitive is never shown.

use std::fmt::{Debug, Formatter, Result};

use crate::schema::Shape;
use crate::value::{Ref, Structure, Union, Value};

/// What stands in place of a sensitive value.
pub const REDACTED: &str = "*** redacted ***";

/// Formats a structure; members that are absent are left out.
///
/// # Errors
///
/// The formatter failed.
pub fn structure(value: &dyn Structure, formatter: &mut Formatter<'_>) -> Result {
    let table = value.table();
    if table.sensitive {
        return write!(formatter, "{} {{ {REDACTED} }}", table.name);
    }
    let mut shown = formatter.debug_struct(table.name);
    for (index, row) in table.members.iter().enumerate() {
        match value.member(index).map_or(Ref::Absent, Value::get) {
            Ref::Absent => {}
            value => {
                shown.field(row.name, &Shown { value, shape: row.shape, sensitive: row.sensitive });
            }
        }
    }
    shown.finish()
}

/// Formats a union as its variant's name and value.
///
/// # Errors
///
/// The formatter failed.
pub fn union(value: &dyn Union, formatter: &mut Formatter<'_>) -> Result {
    let table = &value.table().table;
    if table.sensitive {
        return write!(formatter, "{}({REDACTED})", table.name);
    }
    match value.variant() {
        Some((row, inner)) => {
            let Some(row) = table.members.get(row) else { return formatter.write_str(table.name) };
            let shown = Shown { value: inner.get(), shape: row.shape, sensitive: row.sensitive };
            formatter.debug_tuple(row.name).field(&shown).finish()
        }
        // What is not known may be anything, so none of it is shown.
        None => {
            let tag = value.unknown().map_or("", |unknown| unknown.tag.as_str());
            formatter.debug_tuple("Unknown").field(&tag).finish()
        }
    }
}

/// Formats a value of an enumeration as its text.
///
/// # Errors
///
/// The formatter failed.
pub fn string_enum(value: &dyn crate::value::OpenEnum, formatter: &mut Formatter<'_>) -> Result {
    Debug::fmt(value.as_str(), formatter)
}

/// A value with what is needed to know whether it may be shown.
pub(crate) struct Shown<'a> {
    pub(crate) value: Ref<'a>,
    pub(crate) shape: &'static Shape,
    pub(crate) sensitive: bool,
}

impl Debug for Shown<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        if self.sensitive || self.shape.sensitive {
            return formatter.write_str(REDACTED);
        }
        match &self.value {
            Ref::Absent => formatter.write_str("absent"),
            Ref::Null => formatter.write_str("null"),
            Ref::Bool(value) => Debug::fmt(value, formatter),
            Ref::Int(value) => Debug::fmt(value, formatter),
            Ref::UInt(value) => Debug::fmt(value, formatter),
            Ref::F32(value) => Debug::fmt(value, formatter),
            Ref::F64(value) => Debug::fmt(value, formatter),
            Ref::Number(value) => write!(formatter, "{value}"),
            Ref::String(value) => Debug::fmt(value, formatter),
            Ref::Enum(value) => string_enum(*value, formatter),
            Ref::IntEnum(value) => Debug::fmt(&value.as_int(), formatter),
            Ref::Bytes(value) => Debug::fmt(value, formatter),
            Ref::Timestamp(value) => write!(formatter, "{value}"),
            Ref::Date(value) => write!(formatter, "{value}"),
            Ref::Document(value) => write!(formatter, "{value}"),
            Ref::List(list) => {
                let shape = self.shape.item.unwrap_or(Shape::PLAIN);
                let items = (0..list.len()).map(|at| Shown { value: list.item(at), shape, sensitive: false });
                formatter.debug_list().entries(items).finish()
            }
            Ref::Map(map) => {
                let shape = self.shape.item.unwrap_or(Shape::PLAIN);
                let key_shape = self.shape.key.unwrap_or(Shape::PLAIN);
                let mut shown = formatter.debug_map();
                map.visit(&mut |key, value| {
                    let key = Shown { value: Ref::String(key), shape: key_shape, sensitive: false };
                    shown.entry(&key, &Shown { value, shape, sensitive: false });
                });
                shown.finish()
            }
            Ref::Struct(value) => structure(*value, formatter),
            Ref::Union(value) => union(*value, formatter),
            Ref::Stream(_) => formatter.write_str("byte stream"),
            Ref::Events(_) => formatter.write_str("event stream"),
        }
    }
}
