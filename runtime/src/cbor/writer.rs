//! Items of CBOR, written straight into the buffer.

use minicbor::Encoder;
use minicbor::data::Tag;

pub(super) type Writer<'a> = Encoder<&'a mut Vec<u8>>;

/// An item of CBOR that is written in one go.
pub(super) enum Item<'a> {
    Null,
    Bool(bool),
    Int(i64),
    UInt(u64),
    F32(f32),
    F64(f64),
    Text(&'a str),
    Bytes(&'a [u8]),
    Array(u64),
    Map(u64),
    BeginMap,
    Break,
    Tag(u64),
}

/// Writes an item. Writing to memory cannot fail.
pub(super) fn put(out: &mut Writer<'_>, item: Item<'_>) {
    let _ = match item {
        Item::Null => out.null(),
        Item::Bool(value) => out.bool(value),
        Item::Int(value) => out.i64(value),
        Item::UInt(value) => out.u64(value),
        Item::F32(value) => out.f32(value),
        Item::F64(value) => out.f64(value),
        Item::Text(value) => out.str(value),
        Item::Bytes(value) => out.bytes(value),
        Item::Array(length) => out.array(length),
        Item::Map(length) => out.map(length),
        Item::BeginMap => out.begin_map(),
        Item::Break => out.end(),
        Item::Tag(tag) => out.tag(Tag::new(tag)),
    };
}

/// A number in the smallest form that keeps it. Half precision is not for sending ("Numeric type serialization").
pub(super) fn double(value: f64, out: &mut Writer<'_>) {
    let single = value as f32;
    let kept = f64::from(single) == value || value.is_nan();
    put(out, if kept { Item::F32(single) } else { Item::F64(value) });
}
