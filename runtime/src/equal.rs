//! Equality of generated values: one walk over two values side by side.
//!
//! Streams are never equal, not even to themselves: what they will give is not known.

use std::hash::{Hash, Hasher};

use crate::value::{Map, Ref, Structure, Union, Value};

/// Whether two structures of one type have equal members.
pub fn structure(left: &dyn Structure, right: &dyn Structure) -> bool {
    std::ptr::eq(left.table(), right.table())
        && (0..left.table().members.len()).all(|row| {
            let (left, right) = (left.member(row), right.member(row));
            values(&left.map_or(Ref::Absent, Value::get), &right.map_or(Ref::Absent, Value::get))
        })
}

/// Whether two unions of one type are the same variant with equal values.
pub fn union(left: &dyn Union, right: &dyn Union) -> bool {
    match (left.variant(), right.variant()) {
        (Some((left_row, left)), Some((right_row, right))) => {
            left_row == right_row && values(&left.get(), &right.get())
        }
        (None, None) => left.unknown() == right.unknown(),
        _ => false,
    }
}

/// Whether two values are equal in depth.
pub(crate) fn values(left: &Ref<'_>, right: &Ref<'_>) -> bool {
    match (left, right) {
        (Ref::Absent, Ref::Absent) | (Ref::Null, Ref::Null) => true,
        (Ref::Bool(left), Ref::Bool(right)) => left == right,
        (Ref::Int(left), Ref::Int(right)) => left == right,
        (Ref::UInt(left), Ref::UInt(right)) => left == right,
        (Ref::F32(left), Ref::F32(right)) => left == right,
        (Ref::F64(left), Ref::F64(right)) => left == right,
        (Ref::Number(left), Ref::Number(right)) => left == right,
        (Ref::String(left), Ref::String(right)) => left == right,
        (Ref::Enum(left), Ref::Enum(right)) => left.as_str() == right.as_str(),
        (Ref::IntEnum(left), Ref::IntEnum(right)) => left.as_int() == right.as_int(),
        (Ref::Bytes(left), Ref::Bytes(right)) => left == right,
        (Ref::Timestamp(left), Ref::Timestamp(right)) => left == right,
        (Ref::Date(left), Ref::Date(right)) => left == right,
        (Ref::Document(left), Ref::Document(right)) => left == right,
        (Ref::List(left), Ref::List(right)) => {
            left.len() == right.len() && (0..left.len()).all(|at| values(&left.item(at), &right.item(at)))
        }
        (Ref::Map(left), Ref::Map(right)) => maps(*left, *right),
        (Ref::Struct(left), Ref::Struct(right)) => structure(*left, *right),
        (Ref::Union(left), Ref::Union(right)) => union(*left, *right),
        _ => false,
    }
}

fn maps(left: &dyn Map, right: &dyn Map) -> bool {
    let (left, right) = (entries(left), entries(right));
    left.len() == right.len()
        && left
            .iter()
            .zip(&right)
            .all(|((left_key, left), (right_key, right))| left_key == right_key && values(left, right))
}

/// Whether two documents are equal, where `1` and `1.0` are one number.
pub(crate) fn json(left: &serde_json::Value, right: &serde_json::Value) -> bool {
    use serde_json::Value;
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left == right || left.as_f64() == right.as_f64(),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| json(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            let is_same = |(name, left): (&String, &Value)| right.get(name).is_some_and(|right| json(left, right));
            left.len() == right.len() && left.iter().all(is_same)
        }
        (left, right) => left == right,
    }
}

/// The entries of a map in the order of its keys.
pub(crate) fn entries(map: &dyn Map) -> Vec<(&str, Ref<'_>)> {
    let mut entries = Vec::with_capacity(map.len());
    map.visit(&mut |key, value| entries.push((key, value)));
    entries
}

/// Hashes a value in depth; values that are equal have equal hashes.
pub fn hash(value: Ref<'_>, state: &mut dyn Hasher) {
    let mut state = state;
    match value {
        Ref::Absent => state.write_u8(0),
        Ref::Null => state.write_u8(1),
        Ref::Bool(value) => value.hash(&mut state),
        Ref::Int(value) => value.hash(&mut state),
        Ref::UInt(value) => value.hash(&mut state),
        // Equal floats may differ in their bits, as 0.0 and -0.0 do.
        Ref::F32(_) | Ref::F64(_) => {}
        Ref::Number(value) => value.hash(&mut state),
        Ref::String(value) => value.hash(&mut state),
        Ref::Enum(value) => value.as_str().hash(&mut state),
        Ref::IntEnum(value) => value.as_int().hash(&mut state),
        Ref::Bytes(value) => value.hash(&mut state),
        Ref::Timestamp(value) => value.hash(&mut state),
        Ref::Date(value) => value.hash(&mut state),
        // Numbers in documents compare by value.
        Ref::Document(_) | Ref::Stream(_) | Ref::Events(_) => {}
        Ref::List(list) => {
            state.write_usize(list.len());
            for at in 0..list.len() {
                hash(list.item(at), state);
            }
        }
        Ref::Map(map) => {
            state.write_usize(map.len());
            for (key, value) in entries(map) {
                key.hash(&mut state);
                hash(value, state);
            }
        }
        Ref::Struct(structure) => {
            for index in 0..structure.table().members.len() {
                hash(structure.value_at(index), state);
            }
        }
        Ref::Union(union) => match union.variant() {
            Some((row, value)) => {
                state.write_usize(row);
                hash(value.get(), state);
            }
            None => union.unknown().map(|unknown| unknown.tag.as_str()).hash(&mut state),
        },
    }
}
