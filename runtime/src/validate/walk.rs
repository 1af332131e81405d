//! The walk over a value and its tables that finds violations.

use std::cmp::Ordering;

use super::{Violation, Violations, messages};
use crate::schema::{Bound, Member, Number, Pattern, Shape};
use crate::value::{Items, Map, Ref, Structure, Union};
use crate::{equal, json};

/// Where the walk is, and what it found.
#[derive(Default)]
pub(super) struct Walk {
    /// Whether only required members are looked for.
    required_only: bool,
    path: String,
    found: Vec<Violation>,
}

impl Walk {
    /// A walk that looks for required members only.
    pub(super) fn required_only() -> Self {
        Self { required_only: true, ..Self::default() }
    }

    pub(super) fn finish(self) -> Result<(), Violations> {
        Violations::from_found(self.found)
    }

    /// Checks what is below a name.
    pub(super) fn within(&mut self, name: &str, check: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        pointer(&mut self.path, name);
        check(self);
        self.path.truncate(length);
    }

    /// Checks that a required member is present.
    pub(super) fn present(&mut self, row: &Member, value: &Ref<'_>) {
        // Some members are filled in before the request is sent, and null is a value where it may stand.
        let filled = row.token || row.fallback.is_some() || row.nullable;
        if matches!(value, Ref::Absent) && row.required && !filled {
            self.found.push(Violation::missing(self.path.clone()));
        }
    }

    pub(super) fn structure(&mut self, value: &dyn Structure) {
        for (index, row) in value.table().members.iter().enumerate() {
            let member = value.value_at(index);
            self.within(row.name, |walk| {
                walk.present(row, &member);
                walk.listed(row, &member);
                walk.value(&member, row.shape);
            });
            if !row.needs.is_empty() && !self.required_only && !matches!(member, Ref::Absent) {
                self.needed(value, row);
            }
        }
    }

    /// Checks that the members are there that a member asks for.
    fn needed(&mut self, value: &dyn Structure, by: &Member) {
        for (index, row) in value.table().members.iter().enumerate() {
            let is_needed = row.slot == by.slot && by.needs.contains(&row.wire);
            if is_needed && !row.required && matches!(value.value_at(index), Ref::Absent) {
                self.within(row.name, |walk| walk.found.push(Violation::missing(walk.path.clone())));
            }
        }
    }

    pub(super) fn union(&mut self, value: &dyn Union) {
        if value.is_unset() {
            return self.found.push(Violation::missing(self.path.clone()));
        }
        let Some((row, inner)) = value.variant() else { return };
        let Some(row) = value.table().table.members.get(row) else { return };
        self.within(row.name, |walk| {
            walk.listed(row, &inner.get());
            walk.value(&inner.get(), row.shape);
        });
    }

    /// Checks that a member has one of the values that the description lists and its type does not.
    fn listed(&mut self, row: &Member, value: &Ref<'_>) {
        if row.values.is_empty() || self.required_only || matches!(value, Ref::Absent | Ref::Null) {
            return;
        }
        let mut text = Vec::new();
        json::encode(value, row.shape, &mut text);
        let own = serde_json::from_slice(&text).unwrap_or_default();
        let is_listed = |known: &&str| serde_json::from_str(known).is_ok_and(|known| equal::json(&known, &own));
        if !row.values.iter().any(is_listed) {
            self.violated(&messages::one_of(row.values));
        }
    }

    /// Checks a value against its own constraints, then what it holds.
    pub(super) fn value(&mut self, value: &Ref<'_>, shape: &'static Shape) {
        match value {
            Ref::List(list) if self.required_only && shape.items.is_none() && !holds_members(&list.item(0)) => {}
            value if self.required_only && !holds_members(value) => {}
            Ref::Absent | Ref::Null | Ref::Bool(_) | Ref::Document(_) | Ref::Timestamp(_) | Ref::Date(_) => {}
            Ref::Stream(_) | Ref::Events(_) => {}
            Ref::Int(value) => self.number(Number::Int(i128::from(*value)), shape),
            Ref::UInt(value) => self.number(Number::Int(i128::from(*value)), shape),
            Ref::F32(value) => self.float32(*value, shape),
            Ref::F64(value) => self.number(Number::Float(*value), shape),
            Ref::Number(value) => self.number(any_size(value), shape),
            Ref::String(text) => self.text(text, shape),
            Ref::Enum(value) if !value.is_known() => self.violated(&messages::one_of(value.known())),
            Ref::Enum(value) => self.text(value.as_str(), shape),
            Ref::IntEnum(value) if !value.is_known() => self.violated(&messages::one_of(value.known())),
            Ref::IntEnum(value) => self.number(Number::Int(i128::from(value.as_int())), shape),
            Ref::Bytes(bytes) => self.length(bytes.len(), shape),
            Ref::List(list) => self.list(*list, shape),
            Ref::Map(map) => self.map(*map, shape),
            Ref::Struct(inner) => self.structure(*inner),
            Ref::Union(inner) => self.union(*inner),
        }
    }

    fn text(&mut self, text: &str, shape: &'static Shape) {
        if shape.length != (None, None) {
            self.length(text.chars().count(), shape);
        }
        let patterns = shape.pattern.into_iter().flat_map(Pattern::all);
        for pattern in patterns.filter(|pattern| !pattern.matches(text)) {
            self.violated(&format!("Member must satisfy regular expression pattern: {}", pattern.source));
        }
    }

    fn length(&mut self, length: usize, shape: &'static Shape) {
        let (min, max) = shape.length;
        let count = length as u64;
        if min.is_some_and(|min| count < min) || max.is_some_and(|max| count > max) {
            let message = messages::length(shape.length);
            self.violated_by(&format!("Value with length {length}"), &message);
        }
    }

    fn float32(&mut self, value: f32, shape: &'static Shape) {
        // A bound such as 4.4 is another number in double precision than the value 4.4 in single precision.
        let narrow = |bound: Bound| match bound.value {
            Number::Float(float) => Bound { value: Number::Float(f64::from(float as f32)), ..bound },
            Number::Int(_) => bound,
        };
        self.bounds(Number::Float(f64::from(value)), (shape.range.0.map(narrow), shape.range.1.map(narrow)), shape);
        self.multiple(f64::from(value), shape);
    }

    fn number(&mut self, value: Number, shape: &'static Shape) {
        self.bounds(value, shape.range, shape);
        if shape.multiple_of.is_some() {
            self.multiple(as_float(value), shape);
        }
    }

    fn bounds(&mut self, value: Number, (min, max): (Option<Bound>, Option<Bound>), shape: &'static Shape) {
        let beyond = |bound: Option<Bound>, wrong: Ordering| {
            bound.is_some_and(|bound| match compare(value, bound.value) {
                None => true,
                Some(Ordering::Equal) => bound.exclusive,
                Some(order) => order == wrong,
            })
        };
        if beyond(min, Ordering::Less) || beyond(max, Ordering::Greater) {
            self.violated(&messages::range(shape.range));
        }
    }

    fn multiple(&mut self, value: f64, shape: &'static Shape) {
        let Some(step) = shape.multiple_of else { return };
        let ratio = value / step;
        // Decimal steps such as 0.01 are not exact in binary.
        if (ratio - ratio.round()).abs() > 1e-9 * ratio.abs().max(1.0) {
            self.violated(&format!("Member must be a multiple of {step}"));
        }
    }

    fn list(&mut self, list: &dyn Items, shape: &'static Shape) {
        if !self.required_only {
            self.items(list, shape);
        }
        for position in 0..list.len() {
            self.within(&position.to_string(), |walk| walk.value(&list.item(position), shape.item_at(position)));
        }
    }

    fn items(&mut self, list: &dyn Items, shape: &'static Shape) {
        self.length(list.len(), shape);
        if shape.unique && repeats(list) {
            self.violated("Member must have unique values");
        }
    }

    fn map(&mut self, map: &dyn Map, shape: &'static Shape) {
        if !self.required_only {
            self.length(map.len(), shape);
        }
        let item_shape = shape.item.unwrap_or(Shape::PLAIN);
        map.visit(&mut |key, value| {
            if !self.required_only {
                self.key(key, shape);
            }
            self.within(key, |walk| walk.value(&value, item_shape));
        });
    }

    fn key(&mut self, key: &str, shape: &'static Shape) {
        self.text(key, shape.key.unwrap_or(Shape::PLAIN));
        if let Some(key) = shape.enum_key.map(|make| make(key))
            && !key.is_known()
        {
            self.violated(&messages::one_of(key.known()));
        }
    }

    fn violated(&mut self, constraint: &str) {
        self.violated_by("Value", constraint);
    }

    fn violated_by(&mut self, subject: &str, constraint: &str) {
        self.found.push(Violation::new(self.path.clone(), subject, constraint));
    }
}

/// Whether a value may hold members, which may be required.
fn holds_members(value: &Ref<'_>) -> bool {
    matches!(value, Ref::List(_) | Ref::Map(_) | Ref::Struct(_) | Ref::Union(_))
}

/// Appends a name to a JSON pointer (RFC 6901, section 3).
pub(crate) fn pointer(path: &mut String, name: &str) {
    path.push('/');
    for letter in name.chars() {
        match letter {
            '~' => path.push_str("~0"),
            '/' => path.push_str("~1"),
            other => path.push(other),
        }
    }
}

fn repeats(list: &dyn Items) -> bool {
    (1..list.len()).any(|right| (0..right).any(|left| equal::values(&list.item(left), &list.item(right))))
}

fn compare(left: Number, right: Number) -> Option<Ordering> {
    match (left, right) {
        (Number::Int(left), Number::Int(right)) => Some(left.cmp(&right)),
        _ => as_float(left).partial_cmp(&as_float(right)),
    }
}

fn as_float(number: Number) -> f64 {
    match number {
        Number::Int(value) => value as f64,
        Number::Float(value) => value,
    }
}

fn any_size(number: &crate::value::Number) -> Number {
    number.as_i128().map_or_else(|| Number::Float(number.as_f64()), Number::Int)
}
