//! Unions: their variants, and how these are distinguished.

use super::super::comparison::{Comparison, Place};
use super::super::matching::{By, match_fields};
use super::super::{fields, rules, text};
use super::members::member;
use crate::analysis::mentioned_in;
use crate::ir::{Field, Tagging, Union};

/// Compares two unions.
pub(super) fn compare(comparison: &mut Comparison<'_>, place: &Place, one: &Union, two: &Union) {
    if one.tagging != two.tagging {
        let (before, after) = (tagging(&one.tagging), tagging(&two.tagging));
        comparison.change(&rules::TAGGING_CHANGED, place, "how variants are distinguished", before, after);
    }
    let matched = match_fields(comparison.base, comparison.head, &one.variants, &two.variants);
    for (left, right, by) in matched.matched {
        let (left, right) = (&one.variants[left], &two.variants[right]);
        // Where no name is sent, another name is another name for callers alone.
        let by = if one.tagging == Tagging::Untagged && by == By::Likeness { By::Wire } else { by };
        let left_wire = if two.tagging == Tagging::Untagged {
            Field { wire: right.wire.clone(), ..left.clone() }
        } else {
            left.clone()
        };
        fields::compare(comparison, &member(place, Some(left), Some(right)), &left_wire, right, by, false);
    }
    for left in matched.removed.into_iter().map(|position| &one.variants[position]) {
        let place = member(place, Some(left), None);
        let shown = text::ty(&comparison.base.types, &left.ty);
        let message = format!("the variant `{}` is gone: {shown}", left.name);
        comparison.report(&rules::VARIANT_REMOVED, &place, message).before = Some(shown);
        comparison.goes(mentioned_in(&left.ty));
    }
    for right in matched.added.into_iter().map(|position| &two.variants[position]) {
        let place = member(place, None, Some(right));
        let shown = text::ty(&comparison.head.types, &right.ty);
        let message = format!("the variant `{}` is new: {shown}", right.name);
        comparison.report(&rules::VARIANT_ADDED, &place, message).after = Some(shown);
        comparison.comes(mentioned_in(&right.ty));
    }
}

fn tagging(tagging: &Tagging) -> String {
    match tagging {
        Tagging::Member => "the name of the only member".to_owned(),
        Tagging::Field(name) => format!("the member {name}"),
        Tagging::Literal(name) => format!("the number or boolean {name}"),
        Tagging::Untagged => "trying".to_owned(),
    }
}
