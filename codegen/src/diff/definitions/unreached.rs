//! Types that no operation reaches.

use super::super::comparison::{Comparison, Place, Root};
use super::super::finding::Directions;
use super::super::pairs::same_kind;
use super::super::rules;
use super::pair;
use crate::rust::Subject;

/// Compares types that no operation reaches on either side, by name, and lists those that one side alone has.
pub(in super::super) fn compare(comparison: &mut Comparison<'_>, reached: (&[bool], &[bool])) {
    let (base, head) = (comparison.base, comparison.head);
    for (id, definition) in base.types.iter().filter(|(id, _)| !reached.0[id.index()]) {
        let subject = Subject::Type(definition.name.clone());
        match head.types.find(&definition.name) {
            Some(twin) if !reached.1[twin.index()] => {
                if same_kind(definition, &head.types[twin]) {
                    pair(comparison, (id, twin), Directions::NEITHER, Root::Unreachable);
                } else {
                    let origins = (&definition.origin, &head.types[twin].origin);
                    let place = Place::alike(subject, origins, Directions::NEITHER, Root::Unreachable);
                    comparison.report(&rules::TYPE_CHANGED, &place, "it is something else");
                }
            }
            Some(_) => {}
            None => {
                let origins = (&definition.origin, &head.origin);
                let place = Place::alike(subject, origins, Directions::NEITHER, Root::Unreachable);
                comparison.report(&rules::TYPE_REMOVED, &place, "the type is gone");
            }
        }
    }
    for (id, definition) in head.types.iter() {
        if !reached.1[id.index()] && base.types.find(&definition.name).is_none() {
            let subject = Subject::Type(definition.name.clone());
            let origins = (&base.origin, &definition.origin);
            let place = Place::alike(subject, origins, Directions::NEITHER, Root::Unreachable);
            comparison.report(&rules::TYPE_ADDED, &place, "the type is new");
        }
    }
}
