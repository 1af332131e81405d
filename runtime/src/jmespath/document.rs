//! From a structure to the document that expressions are evaluated over.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Number, Value};

use crate::value::{Ref, Structure};

/// Which values a document has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// All.
    All,
    /// Those that may be shown to people.
    NotSensitive,
}

/// Returns the document of a structure. What is absent is not in it.
pub fn document(structure: &dyn Structure, shown: Shown) -> Value {
    let table = structure.table();
    if shown == Shown::NotSensitive && table.sensitive {
        return Value::Null;
    }
    let mut members = Map::new();
    for (row, member) in table.members.iter().enumerate() {
        let is_sensitive = member.sensitive || member.shape.sensitive;
        if !(is_sensitive && shown == Shown::NotSensitive) {
            add(&mut members, member.name, structure.value_at(row), shown);
        }
    }
    Value::Object(members)
}

fn add(members: &mut Map<String, Value>, name: &str, value: Ref<'_>, shown: Shown) {
    if !matches!(value, Ref::Absent | Ref::Stream(_) | Ref::Events(_)) {
        members.insert(name.to_owned(), value_of(value, shown));
    }
}

fn value_of(value: Ref<'_>, shown: Shown) -> Value {
    match value {
        Ref::Absent | Ref::Null | Ref::Stream(_) | Ref::Events(_) => Value::Null,
        Ref::Bool(value) => Value::Bool(value),
        Ref::Int(number) => number.into(),
        Ref::UInt(number) => number.into(),
        Ref::F32(number) => f64::from(number).into(),
        Ref::F64(number) => number.into(),
        Ref::Number(number) => number.to_string().parse::<Number>().map_or(Value::Null, Value::Number),
        Ref::String(text) => text.into(),
        Ref::Enum(text) => text.as_str().into(),
        Ref::IntEnum(number) => number.as_int().into(),
        Ref::Bytes(bytes) => STANDARD.encode(bytes).into(),
        Ref::Timestamp(time) => (time.as_nanosecond() as f64 / 1e9).into(),
        Ref::Date(date) => date.to_string().into(),
        Ref::Document(document) => document.clone(),
        Ref::List(list) => (0..list.len()).map(|at| value_of(list.item(at), shown)).collect(),
        Ref::Map(map) => {
            let mut members = Map::new();
            map.visit(&mut |key, value| add(&mut members, key, value, shown));
            Value::Object(members)
        }
        Ref::Struct(structure) => document(structure, shown),
        Ref::Union(union) => {
            let mut members = Map::new();
            let tag = union.unknown().map_or("", |unknown| unknown.tag.as_str());
            if let Some((row, value)) = union.content() {
                let is_sensitive = union.table().table.sensitive || row.is_some_and(|row| row.sensitive);
                if !(is_sensitive && shown == Shown::NotSensitive) {
                    add(&mut members, row.map_or(tag, |row| row.name), value, shown);
                }
            }
            Value::Object(members)
        }
    }
}
