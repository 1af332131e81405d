//! The protocols that a service offers, and in which of them the two sides are compared.
//!
//! A crate speaks one protocol. A service that offers another beside it takes nothing away: clients of the base go on in
//! theirs. So the head is compared as it is in the base's protocol for as long as it offers that, although its own crate
//! may speak another.

use std::collections::HashSet;

use super::Side;
use super::comparison::{Comparison, Place, Root};
use super::finding::{Directions, Wire};
use super::matching::route;
use super::rules;
use crate::ir::{Api, Protocols};
use crate::rust::Subject;

/// Both sides in one protocol: the base's, else the head's, else any that both offer. Where there is none, each stays in
/// its own.
pub(super) fn in_one<'a>(base: Side<'a>, head: Side<'a>) -> (Side<'a>, Side<'a>) {
    let (one, two) = (versions(base), versions(head));
    let pair = match (&base.protocols.spoken, &head.protocols.spoken) {
        (Some(_), Some(_)) => common(&one, &two),
        (Some(_), None) => nearest(&one, head.api).map(|api| (api, head.api)),
        (None, Some(_)) => nearest(&two, base.api).map(|api| (base.api, api)),
        (None, None) => None,
    };
    let (left, right) = pair.unwrap_or((base.api, head.api));
    (Side { api: left, ..base }, Side { api: right, ..head })
}

/// A model and the name of its protocol, the spoken one first.
type Version<'a> = (Option<&'a str>, &'a Api);

fn versions(side: Side<'_>) -> Vec<Version<'_>> {
    let others = side.protocols.others.iter().map(|(name, api)| (Some(name.as_str()), api));
    std::iter::once((side.protocols.spoken.as_deref(), side.api)).chain(others).collect()
}

/// The versions in the first protocol that both have: the base's spoken one, else the head's, else another.
fn common<'a>(one: &[Version<'a>], two: &[Version<'a>]) -> Option<(&'a Api, &'a Api)> {
    let find = |versions: &[Version<'a>], name: Option<&str>| {
        versions.iter().find(|(other, _)| *other == name).map(|(_, api)| *api)
    };
    let names = one.iter().take(1).chain(two.iter().take(1)).chain(one).map(|(name, _)| *name);
    names.into_iter().find_map(|name| Some((find(one, name)?, find(two, name)?)))
}

/// The version with the most operations at the place of one of another side, whose protocol has no name.
fn nearest<'a>(versions: &[Version<'a>], other: &Api) -> Option<&'a Api> {
    let routes: HashSet<_> = other.operations.iter().map(route).collect();
    let count = |api: &Api| api.operations.iter().filter(|operation| routes.contains(&route(operation))).count();
    // Of equals the spoken one stands first, and `max_by_key` takes the last.
    versions.iter().rev().map(|(_, api)| *api).max_by_key(|api| count(api))
}

/// Reports which protocols came and went, where both sides name theirs.
pub(super) fn compare(comparison: &mut Comparison<'_>, base: &Protocols, head: &Protocols) {
    if base.offered.is_empty() || head.offered.is_empty() {
        return;
    }
    let origins = (&comparison.base.origin, &comparison.head.origin);
    let place = Place::alike(Subject::Service, origins, Directions::BOTH, Root::Service);
    for name in base.offered.iter().filter(|name| !head.offered.contains(name)) {
        removed(comparison, &place, name, base.spoken.as_deref());
    }
    for name in head.offered.iter().filter(|name| !base.offered.contains(name)) {
        let message = format!("the protocol `{name}` is offered");
        let finding = comparison.report(&rules::PROTOCOL_ADDED, &place, message);
        finding.after = Some(name.clone());
        if head.spoken.as_ref() == Some(name) {
            finding.reason = Some("the crate speaks it from now on".to_owned());
        }
    }
}

fn removed(comparison: &mut Comparison<'_>, place: &Place, name: &str, spoken: Option<&str>) {
    let message = format!("the protocol `{name}` is no longer offered");
    let finding = comparison.report(&rules::PROTOCOL_REMOVED, place, message);
    finding.before = Some(name.to_owned());
    match spoken {
        Some(spoken) if spoken != name => {
            (finding.request, finding.response) = (Wire::Potential, Wire::Potential);
            finding.reason =
                Some(format!("the crate speaks `{spoken}`; older crates and other clients may speak this one"));
        }
        _ => {}
    }
}
