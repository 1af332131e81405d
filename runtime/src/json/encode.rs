//! Values into JSON text, written straight into the buffer.

use std::io::Write;

use super::reader::plain_end;
use crate::encoding;
use crate::numbers::float;
use crate::schema::{Member, Scope, Shape, TimestampFormat};
use crate::timestamp;
use crate::value::{Map, Ref, Structure, Tagging, Union};

/// Writes a value; one that is absent becomes null.
pub fn encode(value: &Ref<'_>, shape: &'static Shape, out: &mut Vec<u8>) {
    self::value(value, shape, TimestampFormat::EpochSeconds, out);
}

/// Writes the members of a structure that belong to a scope; `token` fills in idempotency tokens that are absent.
pub fn encode_members(structure: &dyn Structure, scope: Scope, token: &dyn Fn() -> String, out: &mut Vec<u8>) {
    let mut object = Object::open(out);
    for (index, row) in structure.table().members.iter().enumerate().filter(|(_, row)| scope.contains(row)) {
        let value = structure.value_at(index);
        match value {
            Ref::Absent if row.token && scope == Scope::Body => object.member(row, &Ref::String(&token())),
            Ref::Absent if row.always.is_some() && scope == Scope::Body => {
                let always = row.always.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default();
                object.member(row, &Ref::Document(&always));
            }
            value => object.member(row, &value),
        }
    }
    object.close();
}

/// An object that is being written.
struct Object<'a> {
    out: &'a mut Vec<u8>,
    empty: bool,
}

impl<'a> Object<'a> {
    fn open(out: &'a mut Vec<u8>) -> Self {
        out.push(b'{');
        Self { out, empty: true }
    }

    fn name(&mut self, name: &str) -> &mut Vec<u8> {
        if !self.empty {
            self.out.push(b',');
        }
        self.empty = false;
        string(name, self.out);
        self.out.push(b':');
        self.out
    }

    fn member(&mut self, row: &Member, value: &Ref<'_>) {
        match value {
            Ref::Absent if row.required && row.nullable => self.name(row.wire).extend_from_slice(b"null"),
            Ref::Absent => {}
            Ref::Map(map) if row.rest => self.entries(*map, row.shape, TimestampFormat::EpochSeconds),
            present => self::value(present, row.shape, TimestampFormat::EpochSeconds, self.name(row.wire)),
        }
    }

    fn members(&mut self, structure: &dyn Structure, but: Option<&str>) {
        for (index, row) in structure.table().members.iter().enumerate() {
            if but != Some(row.wire) {
                self.member(row, &structure.value_at(index));
            }
        }
    }

    fn entries(&mut self, map: &dyn Map, shape: &'static Shape, times: TimestampFormat) {
        let item = shape.item.unwrap_or(Shape::PLAIN);
        map.visit(&mut |key, value| self::value(&value, item, times, self.name(key)));
    }

    fn close(self) {
        self.out.push(b'}');
    }
}

fn value(value: &Ref<'_>, shape: &'static Shape, times: TimestampFormat, out: &mut Vec<u8>) {
    let times = shape.timestamp.unwrap_or(times);
    match value {
        Ref::Absent | Ref::Null | Ref::Stream(_) | Ref::Events(_) => out.extend_from_slice(b"null"),
        Ref::Bool(value) => out.extend_from_slice(if *value { b"true" } else { b"false" }),
        Ref::Int(value) => json(value, out),
        Ref::UInt(value) => json(value, out),
        Ref::F32(value) if value.is_finite() => json(value, out),
        Ref::F32(value) => string(&float(f64::from(*value)), out),
        Ref::F64(value) if value.is_finite() => json(value, out),
        Ref::F64(value) => string(&float(*value), out),
        Ref::Number(value) if shape.quoted => string(value.as_str(), out),
        Ref::Number(value) => out.extend_from_slice(value.as_str().as_bytes()),
        Ref::String(value) => string(value, out),
        Ref::Enum(value) => string(value.as_str(), out),
        Ref::IntEnum(value) => json(&value.as_int(), out),
        Ref::Bytes(value) => string(&encoding::encode_base64(value), out),
        Ref::Timestamp(value) if times == TimestampFormat::EpochSeconds => {
            out.extend_from_slice(timestamp::format(*value, times).as_bytes());
        }
        Ref::Timestamp(value) => string(&timestamp::format(*value, times), out),
        Ref::Date(value) => string(&value.to_string(), out),
        Ref::Document(value) => json(value, out),
        Ref::List(list) => {
            out.push(b'[');
            for position in 0..shape.written(*list) {
                if position > 0 {
                    out.push(b',');
                }
                self::value(&list.item(position), shape.item_at(position), times, out);
            }
            out.push(b']');
        }
        Ref::Map(map) => {
            let mut object = Object::open(out);
            object.entries(*map, shape, times);
            object.close();
        }
        Ref::Struct(structure) => {
            let mut object = Object::open(out);
            object.members(*structure, None);
            object.close();
        }
        Ref::Union(value) => union(*value, out),
    }
}

fn union(union: &dyn Union, out: &mut Vec<u8>) {
    let table = union.table();
    let Some((row, inner)) = union.variant() else { return unknown(union, out) };
    let Some(row) = table.table.members.get(row) else { return unknown(union, out) };
    let inner = inner.get();
    match (table.tagging, &inner) {
        (Tagging::Member, _) => {
            let mut object = Object::open(out);
            value(&inner, row.shape, TimestampFormat::EpochSeconds, object.name(row.wire));
            object.close();
        }
        // The tag decides when it is read back, whatever the structure itself says there.
        (Tagging::Field(tag) | Tagging::Literal(tag), Ref::Struct(structure)) => {
            let mut object = Object::open(out);
            match table.tagging {
                Tagging::Literal(_) => object.name(tag).extend_from_slice(row.wire.as_bytes()),
                _ => string(row.wire, object.name(tag)),
            }
            object.members(*structure, Some(tag));
            object.close();
        }
        (Tagging::Field(_) | Tagging::Literal(_) | Tagging::Untagged, _) => {
            value(&inner, row.shape, TimestampFormat::EpochSeconds, out);
        }
    }
}

fn unknown(union: &dyn Union, out: &mut Vec<u8>) {
    let Some(unknown) = union.unknown() else { return out.extend_from_slice(b"null") };
    match union.table().tagging {
        Tagging::Member => {
            let mut object = Object::open(out);
            json(&unknown.value, object.name(&unknown.tag));
            object.close();
        }
        Tagging::Field(_) | Tagging::Literal(_) | Tagging::Untagged => json(&unknown.value, out),
    }
}

/// A text in quotes. Hardly any has something to escape; that is found out eight bytes at a time.
fn string(text: &str, out: &mut Vec<u8>) {
    if plain_end(text.as_bytes(), 0) < text.len() {
        return json(text, out);
    }
    out.reserve(text.len() + 2);
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    out.push(b'"');
}

fn json<T: serde::Serialize + ?Sized>(value: &T, out: &mut Vec<u8>) {
    // Writing to memory cannot fail, nor can these types.
    if serde_json::to_writer(&mut *out, value).is_err() {
        let _ = out.write_all(b"null");
    }
}
