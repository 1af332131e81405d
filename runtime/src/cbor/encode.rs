//! Values into CBOR, written straight into the buffer.

use minicbor::Encoder;

use super::writer::{Item, Writer, double, put};
use super::{bignum, document, tags};
use crate::schema::{Member, Scope};
use crate::value::{Map, Ref, Structure, Union};

/// Writes a value; one that is absent becomes null.
pub fn encode(value: &Ref<'_>, out: &mut Vec<u8>) {
    self::value(value, &mut Encoder::new(out));
}

/// Writes the members of a structure that belong to a scope; `token` fills in idempotency tokens that are absent.
pub fn encode_members(structure: &dyn Structure, scope: Scope, token: &dyn Fn() -> String, out: &mut Vec<u8>) {
    let mut out = Encoder::new(out);
    put(&mut out, Item::BeginMap);
    for (index, row) in structure.table().members.iter().enumerate().filter(|(_, row)| scope.contains(row)) {
        match structure.value_at(index) {
            Ref::Absent if row.token && scope == Scope::Body => member(row, &Ref::String(&token()), &mut out),
            value => member(row, &value, &mut out),
        }
    }
    put(&mut out, Item::Break);
}

fn member(row: &Member, value: &Ref<'_>, out: &mut Writer<'_>) {
    if !matches!(value, Ref::Absent) || (row.required && row.nullable) {
        put(out, Item::Text(row.wire));
        self::value(value, out);
    }
}

fn value(value: &Ref<'_>, out: &mut Writer<'_>) {
    match value {
        Ref::Absent | Ref::Null | Ref::Stream(_) | Ref::Events(_) => put(out, Item::Null),
        Ref::Bool(value) => put(out, Item::Bool(*value)),
        Ref::Int(value) => put(out, Item::Int(*value)),
        Ref::UInt(value) => put(out, Item::UInt(*value)),
        Ref::F32(value) => put(out, Item::F32(*value)),
        Ref::F64(value) => double(*value, out),
        Ref::Number(value) => bignum::write(value, out),
        Ref::String(value) => put(out, Item::Text(value)),
        Ref::Enum(value) => put(out, Item::Text(value.as_str())),
        Ref::IntEnum(value) => put(out, Item::Int(value.as_int())),
        Ref::Bytes(value) => put(out, Item::Bytes(value)),
        Ref::Timestamp(value) => timestamp(*value, out),
        Ref::Date(value) => put(out, Item::Text(&value.to_string())),
        Ref::Document(value) => document::write(value, out),
        Ref::List(list) => {
            put(out, Item::Array(list.len() as u64));
            (0..list.len()).for_each(|position| self::value(&list.item(position), out));
        }
        Ref::Map(map) => entries(*map, out),
        Ref::Struct(structure) => self::structure(*structure, out),
        Ref::Union(value) => union(*value, out),
    }
}

fn structure(structure: &dyn Structure, out: &mut Writer<'_>) {
    put(out, Item::BeginMap);
    for (index, row) in structure.table().members.iter().enumerate() {
        member(row, &structure.value_at(index), out);
    }
    put(out, Item::Break);
}

fn entries(map: &dyn Map, out: &mut Writer<'_>) {
    put(out, Item::Map(map.len() as u64));
    map.visit(&mut |key, value| {
        put(out, Item::Text(key));
        self::value(&value, out);
    });
}

/// A union is a map of one entry. Only JSON has unions without a name for their variant.
fn union(union: &dyn Union, out: &mut Writer<'_>) {
    let rows = union.table().table.members;
    let known = union.variant().and_then(|(row, inner)| Some((rows.get(row)?, inner)));
    match (known, union.unknown()) {
        (Some((row, inner)), _) => {
            put(out, Item::Map(1));
            put(out, Item::Text(row.wire));
            value(&inner.get(), out);
        }
        (None, Some(unknown)) => {
            put(out, Item::Map(1));
            put(out, Item::Text(&unknown.tag));
            document::write(&unknown.value, out);
        }
        (None, None) => put(out, Item::Null),
    }
}

/// Seconds since 1970 to the millisecond ("Timestamp type serialization").
fn timestamp(time: crate::Timestamp, out: &mut Writer<'_>) {
    put(out, Item::Tag(tags::EPOCH_SECONDS));
    let milliseconds = time.as_millisecond();
    match milliseconds % 1000 {
        0 => put(out, Item::Int(milliseconds / 1000)),
        _ => put(out, Item::F64(milliseconds as f64 / 1000.0)),
    }
}
