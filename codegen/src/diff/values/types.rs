//! Types that are not of one kind.

use super::super::comparison::{Comparison, Place};
use super::super::finding::Wire;
use super::super::inclusion::{Included, Includes};
use super::super::{rules, text};
use crate::ir::Type;

/// Compares two types that are not of one kind: which holds the values of the other.
pub(super) fn compare(comparison: &mut Comparison<'_>, place: &Place, one: &Type, two: &Type, is_text: bool) {
    let (base, head) = (&comparison.base.types, &comparison.head.types);
    let lost = Includes::new(base, head, is_text).includes(one, two);
    let gained = Includes::new(head, base, is_text).includes(two, one);
    let rule = match (&lost, &gained) {
        (Included::Yes, Included::Yes) => return,
        (Included::Yes, Included::No) => &rules::TYPE_WIDENED,
        (Included::No, Included::Yes) => &rules::TYPE_NARROWED,
        (Included::No, Included::No) => &rules::TYPE_CHANGED,
        _ => &rules::TYPE_UNDECIDED,
    };
    let (before, after) = (text::ty(base, one), text::ty(head, two));
    let finding = comparison.change(rule, place, "the type", before, after);
    if let Some(Included::Unsure(reason)) =
        [&lost, &gained].into_iter().find(|included| matches!(included, Included::Unsure(_)))
    {
        finding.reason = Some((*reason).to_owned());
        finding.request = verdict(place.ways.request, &lost);
        finding.response = verdict(place.ways.response, &gained);
    }
}

/// What an inclusion means where values are expected to fit.
fn verdict(shows: bool, fits: &Included) -> Wire {
    match fits {
        _ if !shows => Wire::None,
        Included::Yes => Wire::Compatible,
        Included::No => Wire::Breaking,
        Included::Unsure(_) => Wire::Potential,
    }
}
