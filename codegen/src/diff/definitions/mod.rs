//! Named types that stand in one place.

mod enums;
mod members;
mod unions;
mod unreached;

use super::comparison::{Comparison, Place, Root};
use super::finding::Directions;
use super::{document, rules, values};
use crate::ir::{TypeDef, TypeId, TypeKind};
use crate::rust::Subject;

pub(super) use unreached::compare as compare_unreachable;

/// Compares every pair of types that some operation reaches.
pub(super) fn compare(comparison: &mut Comparison<'_>) {
    for number in 0..comparison.pairs.all.len() {
        let (one, two) = comparison.pairs.all[number];
        let ways = comparison.pairs.directions[number];
        pair(comparison, (one, two), ways, Root::Pair(number));
    }
}

/// Compares two types of one kind.
pub(super) fn pair(comparison: &mut Comparison<'_>, ids: (TypeId, TypeId), ways: Directions, root: Root) {
    let (one, two) = (&comparison.base.types[ids.0], &comparison.head.types[ids.1]);
    let subjects = (Subject::Type(one.name.clone()), Subject::Type(two.name.clone()));
    let place = Place::new(subjects, (&one.origin, &two.origin), ways, root);
    itself(comparison, &place, one, two);
    document::compare_types(comparison, &place, one, two);
    match (&one.kind, &two.kind) {
        (TypeKind::Struct(left), TypeKind::Struct(right)) => members::structures(comparison, &place, left, right),
        (TypeKind::Union(left), TypeKind::Union(right)) => unions::compare(comparison, &place, left, right),
        (TypeKind::Enum(left), TypeKind::Enum(right)) => enums::compare(comparison, &place, left, right),
        (TypeKind::Newtype(left), TypeKind::Newtype(right)) => {
            let (left, right) = ((&left.ty, &left.constraints), (&right.ty, &right.constraints));
            values::compare(comparison, &place, left, right, false);
        }
        (TypeKind::Struct(_) | TypeKind::Union(_) | TypeKind::Enum(_) | TypeKind::Newtype(_), _) => {}
    }
}

fn itself(comparison: &mut Comparison<'_>, place: &Place, one: &TypeDef, two: &TypeDef) {
    // Where both names live on, a member has been given another type, and its own finding says so.
    let is_renamed = one.name != two.name
        && comparison.head.types.find(&one.name).is_none()
        && comparison.base.types.find(&two.name).is_none();
    if is_renamed {
        comparison.change(&rules::TYPE_RENAMED, place, "the type", &one.name, &two.name);
    }
    if one.name == two.name || is_renamed {
        let deprecated = (one.deprecated.is_some(), two.deprecated.is_some());
        let rules_of_words = (&rules::TYPE_DEPRECATED, &rules::TYPE_NO_LONGER_DEPRECATED);
        comparison.words(place, (&one.docs, &two.docs), deprecated, rules_of_words);
    }
    comparison.switch(
        place,
        (&rules::SENSITIVE_ADDED, "its values are never shown"),
        (&rules::SENSITIVE_REMOVED, "its values may be shown"),
        (one.sensitive, two.sensitive),
    );
}
