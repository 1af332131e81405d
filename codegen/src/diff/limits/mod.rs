//! Constraints of one place before and after: which values are lost, and which are gained.

mod numbers;
mod texts;

use super::comparison::{Comparison, Place};
use super::finding::{Wire, Witness};
use super::rules::{self, Rule};
use super::text;
use crate::analysis::EffectiveConstraints;
use crate::constraints::Inclusion;
use crate::ir::Type;

pub(super) use texts::language;

/// A type with all that its values must satisfy.
type Limited<'l> = (&'l Type, &'l EffectiveConstraints<'l>);

/// Compares what a place asks of its values, where both sides have values of one kind.
pub(super) fn compare(comparison: &mut Comparison<'_>, place: &Place, one: Limited<'_>, two: Limited<'_>) {
    if text::constraints(one.1) == text::constraints(two.1) {
        return;
    }
    match (one.0, two.0) {
        (Type::String, Type::String) => texts::compare(comparison, place, one.1, two.1),
        (Type::Int(_) | Type::Float(_), Type::Int(_) | Type::Float(_)) => numbers::compare(comparison, place, one, two),
        (Type::List(_), Type::List(_))
        | (Type::Tuple(_), Type::Tuple(_))
        | (Type::Map(_), Type::Map(_))
        | (Type::Bytes, Type::Bytes) => {
            let unit = match one.0 {
                Type::List(_) | Type::Tuple(_) => "items",
                Type::Map(_) => "entries",
                _ => "bytes",
            };
            numbers::lengths(comparison, place, unit, one.1, two.1);
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
