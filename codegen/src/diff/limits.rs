//! Constraints of one place before and after: which values are lost, and which are gained.

use super::comparison::{Comparison, Place};
use super::finding::{Wire, Witness};
use super::intervals::{Interval, bounds_of_range};
use super::rules::{self, Rule};
use super::text;
use crate::analysis::EffectiveConstraints;
use crate::constraints::{Inclusion, TextLanguage};
use crate::ir::{Number, Type};

/// A type with all that its values must satisfy.
type Limited<'l> = (&'l Type, &'l EffectiveConstraints<'l>);

/// Compares what a place asks of its values, where both sides have values of one kind.
pub(super) fn compare(comparison: &mut Comparison<'_>, place: &Place, one: Limited<'_>, two: Limited<'_>) {
    if text::constraints(one.1) == text::constraints(two.1) {
        return;
    }
    match (one.0, two.0) {
        (Type::String, Type::String) => texts(comparison, place, one.1, two.1),
        (Type::Int(_) | Type::Float(_), Type::Int(_) | Type::Float(_)) => numbers(comparison, place, one, two),
        (Type::List(_), Type::List(_))
        | (Type::Tuple(_), Type::Tuple(_))
        | (Type::Map(_), Type::Map(_))
        | (Type::Bytes, Type::Bytes) => {
            let unit = match one.0 {
                Type::List(_) | Type::Tuple(_) => "items",
                Type::Map(_) => "entries",
                _ => "bytes",
            };
            lengths(comparison, place, unit, one.1, two.1);
            comparison.switch(
                place,
                (&rules::UNIQUE_ADDED, "no two items may be equal"),
                (&rules::UNIQUE_REMOVED, "items may be equal"),
                (one.1.unique, two.1.unique),
            );
        }
        _ => {}
    }
}

/// The rules of one kind of constraint.
struct Family {
    narrowed: &'static Rule,
    widened: &'static Rule,
    incomparable: &'static Rule,
    undecided: &'static Rule,
}

const LENGTH: Family = Family {
    narrowed: &rules::LENGTH_NARROWED,
    widened: &rules::LENGTH_WIDENED,
    incomparable: &rules::LENGTH_INCOMPARABLE,
    undecided: &rules::LENGTH_UNDECIDED,
};

const RANGE: Family = Family {
    narrowed: &rules::RANGE_NARROWED,
    widened: &rules::RANGE_WIDENED,
    incomparable: &rules::RANGE_INCOMPARABLE,
    undecided: &rules::LENGTH_UNDECIDED,
};

fn texts(
    comparison: &mut Comparison<'_>,
    place: &Place,
    one: &EffectiveConstraints<'_>,
    two: &EffectiveConstraints<'_>,
) {
    let (left, right) = (language(one), language(two));
    let (lost, gained) = (left.inside(&right), right.inside(&left));
    let family = match (patterns(one), patterns(two)) {
        (before, after) if before == after => LENGTH,
        (before, after) => Family {
            narrowed: if before.is_empty() { &rules::PATTERN_ADDED } else { &rules::PATTERN_NARROWED },
            widened: if after.is_empty() { &rules::PATTERN_REMOVED } else { &rules::PATTERN_WIDENED },
            incomparable: &rules::PATTERN_INCOMPARABLE,
            undecided: &rules::PATTERN_UNDECIDED,
        },
    };
    report(comparison, place, &family, (lost, gained), (one, two));
}

/// The patterns as they are written, in an order that says nothing.
fn patterns<'c>(effective: &'c EffectiveConstraints<'_>) -> Vec<&'c str> {
    let mut texts: Vec<&str> = effective.patterns.iter().map(|pattern| pattern.text.as_str()).collect();
    texts.sort_unstable();
    texts
}

fn language(effective: &EffectiveConstraints<'_>) -> TextLanguage {
    let length = effective.length.as_ref();
    let bounds = (length.and_then(|length| length.min), length.and_then(|length| length.max));
    TextLanguage::new(effective.patterns.iter().copied(), bounds.0, bounds.1)
}

fn lengths(
    comparison: &mut Comparison<'_>,
    place: &Place,
    unit: &str,
    one: &EffectiveConstraints<'_>,
    two: &EffectiveConstraints<'_>,
) {
    let (left, right) = (Interval::of_length(one.length.as_ref()), Interval::of_length(two.length.as_ref()));
    let (lost, gained) = (left.inside(&right, unit), right.inside(&left, unit));
    report(comparison, place, &LENGTH, (lost, gained), (one, two));
}

fn numbers(comparison: &mut Comparison<'_>, place: &Place, one: Limited<'_>, two: Limited<'_>) {
    let (left, right) = (bounds_of_range(one.0, one.1), bounds_of_range(two.0, two.1));
    report(comparison, place, &RANGE, (left.inside(&right, ""), right.inside(&left, "")), (one.1, two.1));
    let steps = (one.1.multiple_of, two.1.multiple_of);
    let rule = match steps {
        (None, None) => return,
        (Some(before), Some(after)) if before == after => return,
        (None, Some(_)) => &rules::MULTIPLE_NARROWED,
        (Some(_), None) => &rules::MULTIPLE_WIDENED,
        (Some(before), Some(after)) if is_multiple(after, before) => &rules::MULTIPLE_NARROWED,
        (Some(before), Some(after)) if is_multiple(before, after) => &rules::MULTIPLE_WIDENED,
        (Some(_), Some(_)) => &rules::MULTIPLE_CHANGED,
    };
    let step = |step: Option<Number>| step.map_or("any".to_owned(), |step| step.to_string());
    comparison.change(rule, place, "the step", step(steps.0), step(steps.1));
}

fn is_multiple(number: Number, of: Number) -> bool {
    match (number, of) {
        (Number::Int(number), Number::Int(of)) => of != 0 && number % of == 0,
        (number, of) => {
            let quotient = number.as_f64() / of.as_f64();
            quotient.is_finite() && quotient == quotient.trunc()
        }
    }
}

fn report(
    comparison: &mut Comparison<'_>,
    place: &Place,
    family: &Family,
    (lost, gained): (Inclusion, Inclusion),
    (one, two): (&EffectiveConstraints<'_>, &EffectiveConstraints<'_>),
) {
    let is_outside = |inclusion: &Inclusion| matches!(inclusion, Inclusion::Outside(_));
    let rule = match (&lost, &gained) {
        (Inclusion::Inside, Inclusion::Inside) => return,
        (Inclusion::Outside(_), Inclusion::Inside) => family.narrowed,
        (Inclusion::Inside, Inclusion::Outside(_)) => family.widened,
        (Inclusion::Outside(_), Inclusion::Outside(_)) => family.incomparable,
        (Inclusion::Undecided(_), _) | (_, Inclusion::Undecided(_)) => family.undecided,
    };
    let finding = comparison.change(rule, place, "what it allows", text::constraints(one), text::constraints(two));
    finding.validators = place.ways.request && is_outside(&gained);
    if let Some(reason) = [&lost, &gained].into_iter().find_map(reason) {
        finding.reason = Some(format!("not decided: {reason}"));
        finding.request = verdict(place.ways.request, &lost, Wire::Breaking);
        finding.response = verdict(place.ways.response, &gained, Wire::Potential);
    }
    for (inclusion, is_lost) in [(lost, true), (gained, false)] {
        if let Inclusion::Outside(Some(value)) = inclusion {
            finding.witnesses.push(Witness { value, is_lost });
        }
    }
}

fn reason(inclusion: &Inclusion) -> Option<&str> {
    match inclusion {
        Inclusion::Undecided(reason) => Some(reason),
        Inclusion::Inside | Inclusion::Outside(_) => None,
    }
}

fn verdict(shows: bool, fits: &Inclusion, otherwise: Wire) -> Wire {
    match fits {
        _ if !shows => Wire::None,
        Inclusion::Inside => Wire::Compatible,
        Inclusion::Outside(_) => otherwise,
        Inclusion::Undecided(_) => Wire::Potential,
    }
}
