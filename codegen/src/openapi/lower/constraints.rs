//! What a schema asks of its values, in the model's terms (JSON Schema Validation, section 6).

use std::borrow::Cow;

use super::super::document::{Exclusive, Limits, Schema};
use super::context::SchemaType;
use crate::diagnostics::Origin;
use crate::ir::{Bound, Bounds, Constraints, Dialect, Number, Pattern, Range, Type};

/// A type together with those limits of the schema that are about such values.
pub(super) fn with_limits(ty: Type, schema: &Schema<'_>) -> SchemaType {
    let constraints = of(&ty, schema);
    SchemaType { ty, constraints }
}

fn of(ty: &Type, schema: &Schema<'_>) -> Constraints {
    let limits = &schema.limits;
    let none = Constraints::default();
    match ty {
        Type::String => Constraints {
            length: bounds(limits.min_length, limits.max_length, schema),
            patterns: patterns(schema),
            ..none
        },
        Type::List(_) => {
            let length = bounds(limits.min_items, limits.max_items, schema);
            Constraints { length, unique: limits.unique_items, ..none }
        }
        Type::Tuple(tuple) => {
            let limits = Limits {
                min_items: limits.min_items.filter(|min| *min > tuple.items.len() as u64),
                max_items: limits.max_items.filter(|_| tuple.rest.is_some()),
                ..limits.clone()
            };
            Constraints {
                length: bounds(limits.min_items, limits.max_items, schema),
                unique: limits.unique_items,
                ..none
            }
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

fn patterns(schema: &Schema<'_>) -> Vec<Pattern> {
    let written = schema.limits.patterns.iter();
    let pattern = |(text, origin): &(Cow<'_, str>, Origin)| Pattern {
        text: text.to_string(),
        dialect: Dialect::Ecma,
        origin: origin.clone(),
    };
    written.map(pattern).collect()
}

fn range(schema: &Schema<'_>) -> Option<Range> {
    let (min, max) = (lower_end(&schema.limits), upper_end(&schema.limits));
    (min.is_some() || max.is_some()).then(|| Range { min, max, origin: schema.origin.clone() })
}

/// The lower bound of a number.
pub(super) fn lower_end(limits: &Limits<'_>) -> Option<Bound> {
    bound(limits.minimum, limits.exclusive_minimum, Bound::greater)
}

/// The upper bound of a number.
pub(super) fn upper_end(limits: &Limits<'_>) -> Option<Bound> {
    bound(limits.maximum, limits.exclusive_maximum, Bound::smaller)
}

/// The tighter one where a bound is given both ways.
fn bound(inclusive: Option<Number>, exclusive: Option<Exclusive>, tighter: fn(Bound, Bound) -> Bound) -> Option<Bound> {
    let flagged = exclusive == Some(Exclusive::Flag(true));
    let inclusive = inclusive.map(|value| Bound { value, exclusive: flagged });
    let Some(Exclusive::At(value)) = exclusive else { return inclusive };
    let exclusive = Bound { value, exclusive: true };
    Some(inclusive.map_or(exclusive, |inclusive| tighter(inclusive, exclusive)))
}
