//! Numbers and lengths: intervals and steps.

use super::super::comparison::{Comparison, Place};
use super::super::intervals::{Interval, bounds_of_range};
use super::super::rules;
use super::{LENGTH, Limited, RANGE, report};
use crate::analysis::EffectiveConstraints;
use crate::ir::Number;

/// Compares how many items, entries or bytes are allowed.
pub(super) fn lengths(
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

/// Compares which numbers are allowed.
pub(super) fn compare(comparison: &mut Comparison<'_>, place: &Place, one: Limited<'_>, two: Limited<'_>) {
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
