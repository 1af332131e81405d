//! What holds, what is equal, what is less.

use std::cmp::Ordering;

use serde_json::Value;

use super::numbers::same;
use crate::schema::JmesComparison;

/// Whether a value counts as true: all do but false, null, and empty texts, lists and objects.
pub(super) fn holds(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(value) => *value,
        Value::Number(_) => true,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => !members.is_empty(),
    }
}

/// Compares two values. Only numbers are greater or less than each other; of other values that is null.
pub(super) fn compare(comparison: JmesComparison, left: &Value, right: &Value) -> Value {
    let order = || match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.as_f64()?.partial_cmp(&right.as_f64()?),
        _ => None,
    };
    let ordered = |fits: fn(Ordering) -> bool| order().map_or(Value::Null, |order| fits(order).into());
    match comparison {
        JmesComparison::Equal => equal(left, right).into(),
        JmesComparison::Unequal => (!equal(left, right)).into(),
        JmesComparison::Less => ordered(Ordering::is_lt),
        JmesComparison::AtMost => ordered(Ordering::is_le),
        JmesComparison::Greater => ordered(Ordering::is_gt),
        JmesComparison::AtLeast => ordered(Ordering::is_ge),
    }
}

/// Whether two values are equal in depth; of numbers the value counts.
pub(super) fn equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => same(left, right),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| equal(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            let has = |(name, value)| right.get(name).is_some_and(|other| equal(value, other));
            left.len() == right.len() && left.iter().all(has)
        }
        _ => left == right,
    }
}
