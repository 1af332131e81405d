//! What fits a variant: its type as far as decisions look at it, read off a value of it and its tables.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value as Json;

use super::plan::Plan;
use crate::schema::{Member, Shape, TimestampFormat};
use crate::value::{List, Map, Mut, Structure, Tuple, Union};

/// The values that a type takes.
#[derive(Clone, Debug)]
pub(super) enum Type {
    Anything,
    Bool,
    /// A whole number between two ends.
    Whole(i128, i128),
    Number,
    Text,
    /// A text that is listed. No list is one that takes every text.
    Enum(&'static [&'static str]),
    IntEnum(&'static [i64]),
    List(Box<Type>),
    /// The items of a tuple, of which so many are always there, and those behind them.
    Tuple(Vec<Type>, usize, Box<Type>),
    Map(Box<Type>),
    Struct(Arc<Fields>),
    Union(Plan),
    /// A list below the level that is looked at.
    DeepList,
    /// An object below the level that is looked at.
    DeepObject,
}

/// The members of a structure, those first that distinguish it soonest.
#[derive(Debug)]
pub(super) struct Fields {
    pub(super) rows: Vec<Field>,
    /// The type of the members without a row, where the structure keeps them.
    pub(super) rest: Option<Type>,
}

/// A member of a structure.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) wire: &'static str,
    /// Whether a document must have it.
    pub(super) required: bool,
    /// Whether null is one of its values.
    pub(super) nullable: bool,
    /// Its only values, where its type does not list them.
    pub(super) values: Vec<Json>,
    pub(super) ty: Type,
}

impl Field {
    /// How many values it may have; none where they are not listed.
    pub(super) fn listed(&self) -> Option<usize> {
        match self.ty {
            _ if !self.values.is_empty() => Some(self.values.len()),
            Type::Enum(known) => Some(known.len()).filter(|count| *count > 0),
            Type::IntEnum(known) => Some(known.len()).filter(|count| *count > 0),
            _ => None,
        }
    }
}

/// Reads types off zero values; every structure is looked at once per level.
#[derive(Default)]
pub(super) struct Probe {
    structures: HashMap<(usize, u8), Arc<Fields>>,
    /// The unions that are being looked at, each at its level: one that is a variant of itself adds nothing to itself.
    pub(super) unions: Vec<(usize, u8)>,
}

impl Probe {
    /// The type of a zero value, looked into for so many levels.
    pub(super) fn value(&mut self, value: Mut<'_>, shape: &'static Shape, times: TimestampFormat, levels: u8) -> Type {
        match value {
            Mut::Option(option) => self.value(option.insert(), shape, times, levels),
            Mut::Bool(_) => Type::Bool,
            Mut::I8(_) => Type::Whole(i8::MIN.into(), i8::MAX.into()),
            Mut::I16(_) => Type::Whole(i16::MIN.into(), i16::MAX.into()),
            Mut::I32(_) => Type::Whole(i32::MIN.into(), i32::MAX.into()),
            Mut::I64(_) => Type::Whole(i64::MIN.into(), i64::MAX.into()),
            Mut::U32(_) => Type::Whole(0, u32::MAX.into()),
            Mut::U64(_) => Type::Whole(0, u64::MAX.into()),
            Mut::F32(_) | Mut::F64(_) | Mut::Number(_) => Type::Number,
            Mut::String(_) | Mut::Bytes(_) | Mut::Date(_) => Type::Text,
            Mut::Enum(value) => Type::Enum(value.known()),
            Mut::IntEnum(value) => Type::IntEnum(value.known()),
            Mut::Timestamp(_) => match shape.timestamp.unwrap_or(times) {
                TimestampFormat::EpochSeconds => Type::Number,
                TimestampFormat::DateTime | TimestampFormat::HttpDate => Type::Text,
            },
            Mut::Document(_) | Mut::Stream(_) | Mut::Events(_) => Type::Anything,
            Mut::List(list) => self.list(list, shape, times, levels),
            Mut::Tuple(tuple) => self.tuple(tuple, shape, times, levels),
            Mut::Map(map) => self.map(map, shape, times, levels),
            Mut::Struct(_) if levels == 0 => Type::DeepObject,
            Mut::Struct(structure) => Type::Struct(self.structure(structure, levels)),
            Mut::Union(union) => Type::Union(self.union(union, levels)),
        }
    }

    fn list(&mut self, list: &mut dyn List, shape: &'static Shape, times: TimestampFormat, levels: u8) -> Type {
        let Some(levels) = levels.checked_sub(1) else { return Type::DeepList };
        let item = shape.item.unwrap_or(Shape::PLAIN);
        let item = self.value(list.push(), item, shape.timestamp.unwrap_or(times), levels);
        list.pop();
        Type::List(Box::new(item))
    }

    fn tuple(&mut self, tuple: &mut dyn Tuple, shape: &'static Shape, times: TimestampFormat, levels: u8) -> Type {
        let Some(levels) = levels.checked_sub(1) else { return Type::DeepList };
        let times = shape.timestamp.unwrap_or(times);
        let mut items = Vec::new();
        while let Some(item) = tuple.slot(items.len()) {
            let ty = self.value(item, shape.item_at(items.len()), times, levels);
            items.push(ty);
        }
        let rest = tuple.rest().map_or(Type::Anything, |rest| {
            let item = self.value(rest.push(), shape.item_at(items.len()), times, levels);
            rest.pop();
            item
        });
        let required = shape.items.map_or(items.len(), |items| items.required);
        Type::Tuple(items, required, Box::new(rest))
    }

    fn map(&mut self, map: &mut dyn Map, shape: &'static Shape, times: TimestampFormat, levels: u8) -> Type {
        let Some(levels) = levels.checked_sub(1) else { return Type::DeepObject };
        let item = shape.item.unwrap_or(Shape::PLAIN);
        let value = self.value(map.insert(String::new()), item, shape.timestamp.unwrap_or(times), levels);
        map.remove("");
        Type::Map(Box::new(value))
    }

    fn structure(&mut self, structure: &mut dyn Structure, levels: u8) -> Arc<Fields> {
        let table = structure.table();
        let key = (std::ptr::from_ref(table) as usize, levels);
        if let Some(fields) = self.structures.get(&key) {
            return fields.clone();
        }
        let (mut rows, mut rest) = (Vec::new(), None);
        for (index, row) in table.members.iter().enumerate() {
            let Some(member) = structure.member_mut(index) else { continue };
            let ty = self.value(member.as_mut(), row.shape, TimestampFormat::EpochSeconds, levels - 1);
            match ty {
                Type::Map(value) if row.rest => rest = Some(*value),
                _ if row.rest => rest = Some(Type::Anything),
                ty => rows.push(field(row, ty)),
            }
        }
        rows.sort_by_key(|row| (row.listed().is_none(), !row.required));
        let fields = Arc::new(Fields { rows, rest });
        self.structures.insert(key, fields.clone());
        fields
    }

    /// A union where a value of its own is at hand: it is left as one of its variants.
    pub(super) fn union(&mut self, union: &mut dyn Union, levels: u8) -> Plan {
        let table = union.table();
        let key = (std::ptr::from_ref(table) as usize, levels);
        if self.unions.contains(&key) {
            return Plan::default();
        }
        self.unions.push(key);
        let variants = table.table.members.iter().enumerate().map(|(index, row)| {
            let ty = self.value(union.select(index).as_mut(), row.shape, TimestampFormat::EpochSeconds, levels);
            (row.wire, ty)
        });
        let plan = Plan::new(table.tagging, variants.collect());
        self.unions.pop();
        plan
    }
}

fn field(row: &'static Member, ty: Type) -> Field {
    let values = row.values.iter().filter_map(|text| serde_json::from_str(text).ok()).collect();
    let required = (row.required || row.expected) && !row.write_only;
    Field { wire: row.wire, required, nullable: row.nullable, values, ty }
}
