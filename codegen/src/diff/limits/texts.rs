//! Texts: patterns together with lengths, as languages.

use super::super::comparison::{Comparison, Place};
use super::super::rules;
use super::{Family, LENGTH, report};
use crate::analysis::EffectiveConstraints;
use crate::constraints::TextLanguage;

/// Compares which texts are allowed.
pub(super) fn compare(
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

/// The texts that constraints allow.
pub(in super::super) fn language(effective: &EffectiveConstraints<'_>) -> TextLanguage {
    let length = effective.length.as_ref();
    let bounds = (length.and_then(|length| length.min), length.and_then(|length| length.max));
    TextLanguage::new(effective.patterns.iter().copied(), bounds.0, bounds.1)
}
