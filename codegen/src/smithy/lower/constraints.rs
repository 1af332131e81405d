//! Constraint traits (Smithy 2.0, "Constraint traits").

use super::traits;
use crate::ir::{Bound, Bounds, Constraints, Dialect, Number, Pattern, Range};
use crate::smithy::model::{Trait, Traits};
use crate::smithy::node::Node;

/// The constraints that a shape or member itself carries.
pub(super) fn of(traits: &Traits) -> Constraints {
    Constraints {
        length: traits.get(traits::LENGTH).and_then(length),
        range: traits.get(traits::RANGE).and_then(range),
        patterns: traits.get(traits::PATTERN).and_then(pattern).into_iter().collect(),
        unique: traits.get(traits::UNIQUE_ITEMS).is_some(),
        multiple_of: None,
    }
}

/// Those of a member together with those of its target: for each kind the member's wins.
pub(super) fn merge(member: Constraints, target: Constraints) -> Constraints {
    Constraints {
        length: member.length.or(target.length),
        range: member.range.or(target.range),
        patterns: if member.patterns.is_empty() { target.patterns } else { member.patterns },
        unique: member.unique || target.unique,
        multiple_of: None,
    }
}

fn length(applied: &Trait) -> Option<Bounds> {
    let bound = |key| applied.value.get(key).and_then(Node::as_i64).and_then(|value| u64::try_from(value).ok());
    let (min, max) = (bound("min"), bound("max"));
    (min.is_some() || max.is_some()).then(|| Bounds { min, max, origin: applied.origin.clone() })
}

fn range(applied: &Trait) -> Option<Range> {
    let bound = |key| applied.value.get(key).and_then(number).map(|value| Bound { value, exclusive: false });
    let (min, max) = (bound("min"), bound("max"));
    (min.is_some() || max.is_some()).then(|| Range { min, max, origin: applied.origin.clone() })
}

fn number(node: &Node) -> Option<Number> {
    let number = node.as_number()?;
    let whole = number.is_integer().then(|| number.as_str().parse().ok()).flatten();
    Some(whole.map_or_else(|| Number::Float(number.as_f64()), Number::Int))
}

fn pattern(applied: &Trait) -> Option<Pattern> {
    let text = applied.value.as_str()?.to_owned();
    Some(Pattern { text, dialect: Dialect::Smithy, origin: applied.origin.clone() })
}
