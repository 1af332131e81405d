//! Numbers of documents.

use serde_json::{Number, Value};

/// A number as it is written: whole where it has no fraction.
pub(super) fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0 {
        return (value as i64).into();
    }
    Number::from_f64(value).map_or(Value::Null, Value::Number)
}

/// Whether two numbers are the same, however they are written.
pub(super) fn same(left: &Number, right: &Number) -> bool {
    left == right || left.as_f64() == right.as_f64()
}
