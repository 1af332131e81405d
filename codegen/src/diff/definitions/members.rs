//! Structures, and the members that structures and unions have.

use super::super::comparison::{Comparison, Place};
use super::super::matching::{match_fields, visible};
use super::super::{fields, rules, text, values};
use crate::ir::{Constraints, Field, Struct};
use crate::rust::Subject;

/// The member of a type.
pub(super) fn member(place: &Place, one: Option<&Field>, two: Option<&Field>) -> Place {
    let (base, head) = (place.subjects.0.to_string(), place.subjects.1.to_string());
    let name = |field: Option<&Field>, other: Option<&Field>| {
        field.or(other).map_or(String::new(), |field| field.name.clone())
    };
    // What one side alone has is named after the type as the other side calls it.
    let (base, head) = match (one, two) {
        (None, Some(_)) => (head.clone(), head),
        (Some(_), None) => (base.clone(), base),
        _ => (base, head),
    };
    let subjects = (Subject::Member(base, name(one, two)), Subject::Member(head, name(two, one)));
    place.named(subjects, (one.map(|field| &field.origin), two.map(|field| &field.origin)))
}

/// Compares two structures.
pub(super) fn structures(comparison: &mut Comparison<'_>, place: &Place, one: &Struct, two: &Struct) {
    members(comparison, place, &one.fields, &two.fields, "member");
    match (&one.additional, &two.additional) {
        (Some(left), Some(right)) => {
            let place = place.inside("{}");
            let none = Constraints::default();
            values::compare(comparison, &place, (left, &none), (right, &none), false);
        }
        (None, Some(ty)) => {
            let shown = text::ty(&comparison.head.types, ty);
            let message = format!("members without a field are `{shown}`");
            comparison.report(&rules::OTHER_MEMBERS_ALLOWED, place, message).after = Some(shown);
        }
        (Some(ty), None) => {
            let shown = text::ty(&comparison.base.types, ty);
            let message = "there are no members without a field any more";
            comparison.report(&rules::OTHER_MEMBERS_FORBIDDEN, place, message).before = Some(shown);
        }
        (None, None) => {}
    }
}

fn members(comparison: &mut Comparison<'_>, place: &Place, one: &[Field], two: &[Field], what: &str) {
    let matched = match_fields(comparison.base, comparison.head, one, two);
    for (left, right, by) in matched.matched {
        let (left, right) = (&one[left], &two[right]);
        fields::compare(comparison, &member(place, Some(left), Some(right)), left, right, by, false);
    }
    for left in matched.removed.into_iter().map(|position| &one[position]) {
        fields::removed(comparison, &member(place, Some(left), None).only(visible(left)), left, what);
    }
    for right in matched.added.into_iter().map(|position| &two[position]) {
        fields::added(comparison, &member(place, None, Some(right)).only(visible(right)), right, what);
    }
}
