//! Constraints in words: `1 to 63 characters matching `^[a-z]+$``.

use crate::ir::{Bound, Bounds, Constraints, Number, Range, Type};

use super::code_span;

/// The longest pattern that stands in a sentence.
const LONG_PATTERN: usize = 120;

/// What a value must satisfy, in a sentence; empty when that is nothing. `ty` is what the value is in the end.
pub(in crate::rust) fn in_words(constraints: &Constraints, ty: &Type) -> String {
    let mut parts = Vec::new();
    if let Some(bounds) = &constraints.length {
        parts.push(length(bounds, ty));
    }
    if let Some(range) = &constraints.range {
        parts.push(range_in_words(range));
    }
    if let Some(pattern) = constraints.pattern.as_ref() {
        match pattern.text.chars().count() {
            0..LONG_PATTERN => parts.push(format!("matching {}", code_span(&pattern.text))),
            _ => parts.push("matching a long pattern".to_owned()),
        }
    }
    if let Some(step) = constraints.multiple_of {
        parts.push(format!("a multiple of {}", number(step)));
    }
    if constraints.unique {
        parts.push("no two of them equal".to_owned());
    }
    sentence(&parts)
}

/// A pattern as a block of its own, where it is too long for a sentence.
pub(in crate::rust) fn pattern_block(constraints: &Constraints) -> Option<[String; 3]> {
    let pattern = &constraints.pattern.as_ref()?.text;
    let is_long = pattern.chars().count() >= LONG_PATTERN;
    is_long.then(|| ["````text".to_owned(), super::plain_line(&super::inline::visible(pattern)), "````".to_owned()])
}

fn sentence(parts: &[String]) -> String {
    let [first, others @ ..] = parts else { return String::new() };
    let mut letters = first.chars();
    let first: String = letters.next().iter().flat_map(|letter| letter.to_uppercase()).chain(letters).collect();
    let mut text = first;
    for part in others {
        text.push_str(if part.starts_with("matching") { " " } else { ", " });
        text.push_str(part);
    }
    text + "."
}

fn length(bounds: &Bounds, ty: &Type) -> String {
    let (one, many) = match ty {
        Type::List(_) => ("item", "items"),
        Type::Map(_) => ("entry", "entries"),
        Type::Bytes => ("byte", "bytes"),
        _ => ("character", "characters"),
    };
    let unit = |count: u64| if count == 1 { one } else { many };
    match (bounds.min, bounds.max) {
        (Some(min), Some(max)) if min == max => format!("exactly {max} {}", unit(max)),
        (Some(min), Some(max)) => format!("{min} to {max} {}", unit(max)),
        (Some(min), None) => format!("at least {min} {}", unit(min)),
        (None, Some(max)) => format!("at most {max} {}", unit(max)),
        (None, None) => format!("any number of {many}"),
    }
}

fn range_in_words(range: &Range) -> String {
    let least = |bound: Bound| match bound.exclusive {
        false => format!("at least {}", number(bound.value)),
        true => format!("more than {}", number(bound.value)),
    };
    let most = |bound: Bound| match bound.exclusive {
        false => format!("at most {}", number(bound.value)),
        true => format!("less than {}", number(bound.value)),
    };
    match (range.min, range.max) {
        (Some(min), Some(max)) if !min.exclusive && !max.exclusive => {
            format!("{} to {}", number(min.value), number(max.value))
        }
        (Some(min), Some(max)) => format!("{} and {}", least(min), most(max)),
        (Some(min), None) => least(min),
        (None, Some(max)) => most(max),
        (None, None) => "any number".to_owned(),
    }
}

fn number(number: Number) -> String {
    match number {
        Number::Int(value) => value.to_string(),
        Number::Float(value) => value.to_string(),
    }
}
