//! Constraints in words: 1 to 63 characters matching `^[a-z]+$`.

use crate::analysis::EffectiveConstraints;
use crate::ir::{Bound, Bounds, Pattern, Range, Type};

use super::code_span;

/// The longest pattern that stands in a sentence.
const LONG_PATTERN: usize = 80;

/// What a value must satisfy, in a sentence; empty when that is nothing. `ty` is what the value is in the end, and
/// `checker` what checks it: it shows patterns that are too long for a sentence.
pub(in crate::rust) fn in_words(effective: &EffectiveConstraints<'_>, ty: &Type, checker: Option<&str>) -> String {
    let mut parts = Vec::new();
    if let Some(bounds) = &effective.length {
        parts.push(length(bounds, ty));
    }
    if let Some(range) = &effective.range {
        parts.push(range_in_words(range));
    }
    let patterns: Vec<String> = effective.patterns.iter().map(|pattern| pattern_in_words(pattern, checker)).collect();
    if !patterns.is_empty() {
        parts.push(format!("matching {}", patterns.join(" and ")));
    }
    if let Some(step) = effective.multiple_of {
        parts.push(format!("a multiple of {step}"));
    }
    if effective.unique {
        parts.push("no two of them equal".to_owned());
    }
    sentence(&parts, checker)
}

fn pattern_in_words(pattern: &Pattern, checker: Option<&str>) -> String {
    match checker {
        _ if pattern.text.chars().count() < LONG_PATTERN => code_span(&pattern.text),
        Some(checker) => format!("the pattern of {checker}"),
        None => "the pattern below".to_owned(),
    }
}

/// The patterns that are too long for a sentence, each as a block of its own.
pub(in crate::rust) fn pattern_blocks(effective: &EffectiveConstraints<'_>) -> Vec<[String; 3]> {
    let long = effective.patterns.iter().filter(|pattern| pattern.text.chars().count() >= LONG_PATTERN);
    long.map(|pattern| {
        let text = super::plain_line(&super::inline::visible(&pattern.text));
        // A run of backticks within must not end the block.
        let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or_default();
        let fence = "`".repeat(longest.max(2) + 1);
        [format!("{fence}text"), text, fence]
    })
    .collect()
}

fn sentence(parts: &[String], checker: Option<&str>) -> String {
    let [first, others @ ..] = parts else { return String::new() };
    let mut letters = first.chars();
    let first: String = letters.next().iter().flat_map(|letter| letter.to_uppercase()).chain(letters).collect();
    let mut text = first;
    for part in others {
        text.push_str(if part.starts_with("matching") { " " } else { ", " });
        text.push_str(part);
    }
    match checker {
        Some(checker) if !text.contains(checker) => format!("{text}: see {checker}."),
        _ => text + ".",
    }
}

fn length(bounds: &Bounds, ty: &Type) -> String {
    let (one, many) = match ty {
        Type::List(_) | Type::Tuple(_) => ("item", "items"),
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
        false => format!("at least {}", bound.value),
        true => format!("more than {}", bound.value),
    };
    let most = |bound: Bound| match bound.exclusive {
        false => format!("at most {}", bound.value),
        true => format!("less than {}", bound.value),
    };
    match (range.min, range.max) {
        (Some(min), Some(max)) if !min.exclusive && !max.exclusive => {
            format!("{} to {}", min.value, max.value)
        }
        (Some(min), Some(max)) => format!("{} and {}", least(min), most(max)),
        (Some(min), None) => least(min),
        (None, Some(max)) => most(max),
        (None, None) => "any number".to_owned(),
    }
}
