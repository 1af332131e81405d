//! Values that a description itself gives, and that its own constraints forbid.

use std::collections::HashSet;

use serde_json::Value;

use super::shown;
use crate::constraints::translate::Pattern;
use crate::ir::{Bounds, Constraints, Number, Range};

/// Why a value does not satisfy constraints; `None` when it does. `patterns` are the constraints' own,
/// translated.
pub(crate) fn violation(value: &Value, constraints: &Constraints, patterns: &[&Pattern]) -> Option<String> {
    let length = |count: usize, what: &str| {
        let bounds = constraints.length.as_ref()?;
        outside(count as u64, bounds).map(|bound| format!("{what} {count}, which is {bound}"))
    };
    match value {
        Value::String(text) => length(text.chars().count(), "its length is").or_else(|| unmatched(text, patterns)),
        Value::Array(items) => {
            length(items.len(), "the number of its items is").or_else(|| repeated(items, constraints.unique))
        }
        Value::Object(entries) => length(entries.len(), "the number of its entries is"),
        Value::Number(number) => {
            let number = number.as_f64()?;
            let range = constraints.range.as_ref().and_then(|range| out_of_range(number, range));
            range.or_else(|| no_multiple(number, constraints.multiple_of?))
        }
        Value::Null | Value::Bool(_) => None,
    }
}

fn outside(count: u64, bounds: &Bounds) -> Option<String> {
    match (bounds.min, bounds.max) {
        (Some(min), _) if count < min => Some(format!("less than {min}")),
        (_, Some(max)) if count > max => Some(format!("more than {max}")),
        _ => None,
    }
}

fn unmatched(text: &str, patterns: &[&Pattern]) -> Option<String> {
    let pattern = patterns.iter().find(|pattern| !pattern.matches(text))?;
    Some(format!("it does not match the pattern `{}`", shown(&pattern.source)))
}

fn repeated(items: &[Value], unique: bool) -> Option<String> {
    // Values that are equal are written alike: objects are sorted.
    let mut seen = HashSet::new();
    let is_twice = unique && !items.iter().all(|item| seen.insert(item.to_string()));
    is_twice.then(|| "its items are not unique".to_owned())
}

fn out_of_range(number: f64, range: &Range) -> Option<String> {
    let below = range.min.filter(|min| number < min.value.as_f64() || (min.exclusive && number == min.value.as_f64()));
    let above = range.max.filter(|max| number > max.value.as_f64() || (max.exclusive && number == max.value.as_f64()));
    let below = below.map(|min| format!("it is below its range, which begins at {}", min.value.as_f64()));
    below.or_else(|| above.map(|max| format!("it is above its range, which ends at {}", max.value.as_f64())))
}

/// Only whole numbers are judged: fractions are not exact in binary.
fn no_multiple(number: f64, of: Number) -> Option<String> {
    let Number::Int(of) = of else { return None };
    let judged = of != 0 && number.fract() == 0.0;
    (judged && (number as i128) % of != 0).then(|| format!("it is not a multiple of {of}"))
}
