//! Limits that must both hold, as one: the narrower bounds, all of the patterns.

use super::super::document::{Exclusive, Limits};
use super::constraints::{lower_end, upper_end};
use crate::ir::{Bound, Number, common_multiple};

/// Adds to `whole` what `part` asks.
pub(super) fn merge_limits<'d>(whole: &mut Limits<'d>, part: &Limits<'d>) {
    let least = |a: Option<u64>, b: Option<u64>| a.into_iter().chain(b).min();
    let most = |a: Option<u64>, b: Option<u64>| a.into_iter().chain(b).max();
    merge_range(whole, part);
    whole.multiple_of = both(whole.multiple_of, part.multiple_of, common_multiple);
    whole.min_length = most(whole.min_length, part.min_length);
    whole.max_length = least(whole.max_length, part.max_length);
    for (text, origin) in &part.patterns {
        if whole.patterns.iter().all(|(other, _)| other != text) {
            whole.patterns.push((text.clone(), origin.clone()));
        }
    }
    whole.min_items = most(whole.min_items, part.min_items);
    whole.max_items = least(whole.max_items, part.max_items);
    whole.unique_items |= part.unique_items;
    whole.min_properties = most(whole.min_properties, part.min_properties);
    whole.max_properties = least(whole.max_properties, part.max_properties);
}

/// Whether a bound is itself outside goes with the bound: OpenAPI 3.0 has a flag for it beside the bound.
fn merge_range(whole: &mut Limits<'_>, part: &Limits<'_>) {
    let min = both(lower_end(whole), lower_end(part), Bound::greater);
    let max = both(upper_end(whole), upper_end(part), Bound::smaller);
    (whole.minimum, whole.exclusive_minimum) = spelled(min);
    (whole.maximum, whole.exclusive_maximum) = spelled(max);
}

fn spelled(bound: Option<Bound>) -> (Option<Number>, Option<Exclusive>) {
    match bound {
        None => (None, None),
        Some(Bound { value, exclusive: false }) => (Some(value), None),
        Some(Bound { value, exclusive: true }) => (None, Some(Exclusive::At(value))),
    }
}

fn both<T>(whole: Option<T>, part: Option<T>, merge: impl FnOnce(T, T) -> T) -> Option<T> {
    match (whole, part) {
        (Some(whole), Some(part)) => Some(merge(whole, part)),
        (whole, part) => part.or(whole),
    }
}
