//! Waiters, by their names.

use super::comparison::{Comparison, Place};
use super::rules;
use crate::diagnostics::Origin;
use crate::ir::Operation;
use crate::rust::Subject;

pub(super) fn compare(comparison: &mut Comparison<'_>, place: &Place, one: &Operation, two: &Operation) {
    let waiter = |name: &str, origins: (Option<&Origin>, Option<&Origin>)| {
        let subject = |operation: &Operation| Subject::Waiter(operation.name.clone(), name.to_owned());
        place.named((subject(one), subject(two)), origins)
    };
    for left in &one.waiters {
        let place = waiter(&left.name, (Some(&left.origin), None));
        let Some(right) = two.waiters.iter().find(|right| right.name == left.name) else {
            comparison.report(&rules::WAITER_REMOVED, &place, "the waiter is no longer documented");
            continue;
        };
        let (before, after) = (left.to_text(), right.to_text());
        if before != after {
            let place = waiter(&left.name, (Some(&left.origin), Some(&right.origin)));
            comparison.change(&rules::WAITER_CHANGED, &place, "the waiter", before, after);
        }
    }
    for right in two.waiters.iter().filter(|right| one.waiters.iter().all(|left| left.name != right.name)) {
        let place = waiter(&right.name, (None, Some(&right.origin)));
        comparison.report(&rules::WAITER_ADDED, &place, "the waiter is documented now");
    }
}
