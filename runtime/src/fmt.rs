//! `Debug` for generated types: one walk over the tables, in which what is sensitive is never shown.

use std::fmt::{Debug, Formatter, Result};

use crate::escape;
use crate::schema::Shape;
use crate::value::{Ref, Structure, Union};

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
        return write!(formatter, "{} {{ {REDACTED} }}", table.rust.0);
    }
    let mut shown = formatter.debug_struct(table.rust.0);
    let mut names = table.rust.1.split_ascii_whitespace().map(|name| name.trim_start_matches("r#"));
    for (index, row) in table.members.iter().enumerate() {
        let name = names.next().unwrap_or(row.name);
        match value.value_at(index) {
            Ref::Absent => {}
            value => {
                shown.field(name, &Shown { value, shape: row.shape, sensitive: row.sensitive });
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
        return write!(formatter, "{}({REDACTED})", table.rust.0);
    }
    match value.variant() {
        Some((index, inner)) => {
            let Some(row) = table.members.get(index) else { return formatter.write_str(table.rust.0) };
            let name = table.rust.1.split_ascii_whitespace().nth(index).unwrap_or(row.name);
            let shown = Shown { value: inner.get(), shape: row.shape, sensitive: row.sensitive };
            formatter.debug_tuple(name).field(&shown).finish()
        }
        // What is not known may be anything, so none of it is shown.
        None => {
            let tag = value.unknown().map_or("", |unknown| unknown.tag.as_str());
            formatter.debug_tuple("Unknown").field(&tag).finish()
        }
    }
}

/// Formats a value of an enumeration as its variant: one of `variants`, parted by spaces, in the order of `values`.
///
/// # Errors
///
/// The formatter failed.
pub fn open_enum<T: Debug + PartialEq>(
    value: &T,
    values: &[T],
    variants: &'static str,
    formatter: &mut Formatter<'_>,
) -> Result {
    match values.iter().position(|known| known == value).and_then(|at| variants.split_ascii_whitespace().nth(at)) {
        Some(variant) => formatter.write_str(variant),
        None => formatter.debug_tuple("Unknown").field(value).finish(),
    }
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
            Ref::Enum(value) => Debug::fmt(value, formatter),
            Ref::IntEnum(value) => Debug::fmt(value, formatter),
            Ref::Bytes(value) => Debug::fmt(value, formatter),
            Ref::Timestamp(value) => write!(formatter, "{value}"),
            Ref::Date(value) => write!(formatter, "{value}"),
            Ref::Document(value) => escape::write(formatter, format_args!("{value}")),
            Ref::List(list) => {
                let shown = |at| Shown { value: list.item(at), shape: self.shape.item_at(at), sensitive: false };
                let items = (0..list.len()).map(shown);
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
