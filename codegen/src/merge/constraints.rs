//! Compares what two descriptions ask of one value.

use super::disagreement::Kind;
use crate::constraints::asks_nothing;
use crate::ir::{Bound, Constraints};

/// Every point in which the constraints differ, as the two sides have it.
pub(super) fn compare(left: &[&Constraints], right: &[&Constraints]) -> Vec<(Kind, String, String)> {
    [
        (Kind::Length, length as fn(&Constraints) -> Option<String>),
        (Kind::Range, range),
        (Kind::Pattern, pattern),
        (Kind::Unique, unique),
    ]
    .into_iter()
    .map(|(kind, describe)| (kind, all(left, describe), all(right, describe)))
    .filter(|(_, one, two)| one != two)
    .collect()
}

/// What all of them ask, in one text.
fn all(constraints: &[&Constraints], describe: fn(&Constraints) -> Option<String>) -> String {
    let asked: Vec<String> = constraints.iter().filter_map(|constraints| describe(constraints)).collect();
    if asked.is_empty() { "any".to_owned() } else { asked.join(" and ") }
}

fn length(constraints: &Constraints) -> Option<String> {
    let bounds = constraints.length.as_ref()?;
    // A least length of nothing asks nothing.
    between(bounds.min.filter(|min| *min > 0).map(|min| min.to_string()), bounds.max.map(|max| max.to_string()))
}

fn range(constraints: &Constraints) -> Option<String> {
    let range = constraints.range.as_ref()?;
    between(range.min.map(bound), range.max.map(bound))
}

fn between(min: Option<String>, max: Option<String>) -> Option<String> {
    match (min, max) {
        (None, None) => None,
        (min, max) => Some(format!("{}..{}", min.unwrap_or_default(), max.unwrap_or_default())),
    }
}

fn bound(bound: Bound) -> String {
    if bound.exclusive { format!("({})", bound.value) } else { bound.value.to_string() }
}

fn pattern(constraints: &Constraints) -> Option<String> {
    let asked = constraints.patterns.iter().filter(|pattern| !asks_nothing(pattern));
    let texts: Vec<&str> = asked.map(|pattern| &*pattern.text).collect();
    (!texts.is_empty()).then(|| texts.join(" and "))
}

fn unique(constraints: &Constraints) -> Option<String> {
    constraints.unique.then(|| "unique".to_owned())
}
