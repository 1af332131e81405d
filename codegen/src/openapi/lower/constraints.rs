//! What a schema asks of its values, in the model's terms (JSON Schema Validation, section 6).

use super::super::document::{Exclusive, Schema};
use super::context::Shape;
use crate::ir::{Bound, Bounds, Constraints, Dialect, Number, Pattern, Range, Type};

/// A type together with those limits of the schema that are about such values.
pub(super) fn shape(ty: Type, schema: &Schema<'_>) -> Shape {
    let constraints = of(&ty, schema);
    Shape { ty, constraints }
}

fn of(ty: &Type, schema: &Schema<'_>) -> Constraints {
    let limits = &schema.limits;
    let none = Constraints::default();
    match ty {
        Type::String => Constraints {
            length: bounds(limits.min_length, limits.max_length, schema),
            pattern: pattern(schema),
            ..none
        },
        Type::List(_) => {
            let length = bounds(limits.min_items, limits.max_items, schema);
            Constraints { length, unique: limits.unique_items, ..none }
        }
        Type::Map(_) => Constraints { length: bounds(limits.min_properties, limits.max_properties, schema), ..none },
        Type::Int(_) | Type::Float(_) => Constraints { range: range(schema), multiple_of: limits.multiple_of, ..none },
        _ => none,
    }
}

/// Bounds of a length. From zero on is no bound.
fn bounds(min: Option<u64>, max: Option<u64>, schema: &Schema<'_>) -> Option<Bounds> {
    let min = min.filter(|min| *min > 0);
    (min.is_some() || max.is_some()).then(|| Bounds { min, max, origin: schema.origin.clone() })
}

fn pattern(schema: &Schema<'_>) -> Option<Pattern> {
    let text = schema.limits.pattern?.to_owned();
    Some(Pattern { text, dialect: Dialect::Ecma, origin: schema.origin.child("pattern") })
}

fn range(schema: &Schema<'_>) -> Option<Range> {
    let limits = &schema.limits;
    let min = bound(limits.minimum, limits.exclusive_minimum, f64::max);
    let max = bound(limits.maximum, limits.exclusive_maximum, f64::min);
    (min.is_some() || max.is_some()).then(|| Range { min, max, origin: schema.origin.clone() })
}

/// The tighter one where a bound is given both ways.
fn bound(inclusive: Option<Number>, exclusive: Option<Exclusive>, tighter: fn(f64, f64) -> f64) -> Option<Bound> {
    match (inclusive, exclusive) {
        (inclusive, None | Some(Exclusive::Flag(false))) => inclusive.map(|value| Bound { value, exclusive: false }),
        (inclusive, Some(Exclusive::Flag(true))) => inclusive.map(|value| Bound { value, exclusive: true }),
        (None, Some(Exclusive::At(value))) => Some(Bound { value, exclusive: true }),
        (Some(inclusive), Some(Exclusive::At(value))) => {
            let (a, b) = (number_as_float(inclusive), number_as_float(value));
            let inclusive_wins = a != b && tighter(a, b) == a;
            Some(Bound { value: if inclusive_wins { inclusive } else { value }, exclusive: !inclusive_wins })
        }
    }
}

/// A number rounded to a double.
pub(super) fn number_as_float(number: Number) -> f64 {
    match number {
        Number::Int(value) => value as f64,
        Number::Float(value) => value,
    }
}
