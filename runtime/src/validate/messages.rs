//! The wording of each violated constraint, as Smithy's validation tests have it.

use crate::schema::{Bound, Number};

/// The length lies outside.
pub(super) fn length((min, max): (Option<u64>, Option<u64>)) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!("Member must have length between {min} and {max}, inclusive"),
        (Some(min), None) => format!("Member must have length greater than or equal to {min}"),
        (None, max) => format!("Member must have length less than or equal to {}", max.unwrap_or(u64::MAX)),
    }
}

/// The number lies outside.
pub(super) fn range(range: (Option<Bound>, Option<Bound>)) -> String {
    match range {
        (Some(min), Some(max)) if !min.exclusive && !max.exclusive => {
            format!("Member must be between {} and {}, inclusive", number(min.value), number(max.value))
        }
        (Some(min), Some(max)) => format!("Member must be {} and {}", above(min), below(max)),
        (Some(min), None) => format!("Member must be {}", above(min)),
        (None, Some(max)) => format!("Member must be {}", below(max)),
        (None, None) => "Member must be a number".to_owned(),
    }
}

/// None of the known values.
pub(super) fn one_of<T: std::fmt::Display>(known: &[T]) -> String {
    let known: Vec<String> = known.iter().map(T::to_string).collect();
    format!("Member must satisfy enum value set: [{}]", known.join(", "))
}

fn above(bound: Bound) -> String {
    let word = if bound.exclusive { "greater than" } else { "greater than or equal to" };
    format!("{word} {}", number(bound.value))
}

fn below(bound: Bound) -> String {
    let word = if bound.exclusive { "less than" } else { "less than or equal to" };
    format!("{word} {}", number(bound.value))
}

fn number(number: Number) -> String {
    match number {
        Number::Int(value) => value.to_string(),
        Number::Float(value) => value.to_string(),
    }
}
