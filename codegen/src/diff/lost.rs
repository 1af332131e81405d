//! Details that one side alone has lost.
//!
//! What a front end cannot read costs itself only, with a warning. Where the other side has no such warning, the two
//! differ in something that no model shows: the warning stands among the findings, at its place.

use std::collections::HashMap;

use super::comparison::{Comparison, Place, Root};
use super::finding::{Directions, Wire};
use super::rules;
use crate::diagnostics::{Diagnostic, Origin, Place as OriginPlace};
use crate::ir::Api;
use crate::rust::Subject;

/// The words of the vocabulary of findings whose warnings leave something out (`diagnostics::codes`).
const LOSING: &[&str] =
    &["conflicting-", "cyclic-", "invalid-", "missing-", "oversized-", "unknown-", "unresolved-", "unsupported-"];

/// Those of them that lose nothing here: keywords that no type shows are compared by themselves, examples are words.
const HARMLESS: &[&str] = &["invalid-example", "unsupported-keyword"];

/// Reports the warnings of one side that the other does not have. Where they stand says nothing: lines move.
pub(super) fn compare(comparison: &mut Comparison<'_>, base: &[Diagnostic], head: &[Diagnostic]) {
    for warning in beyond(head, base) {
        let (owner, is_new) = owner(comparison.head, comparison.base, warning.origin.as_ref());
        let place = place(comparison, owner, (None, warning.origin.as_ref()));
        let finding = comparison.report(&rules::DETAIL_LOST, &place, &warning.message);
        finding.after = Some(warning.code.name.to_owned());
        if is_new {
            (finding.request, finding.response) = (Wire::Compatible, Wire::Compatible);
            finding.reason = Some("all around it is new".to_owned());
        }
    }
    for warning in beyond(base, head) {
        let (owner, is_gone) = owner(comparison.base, comparison.head, warning.origin.as_ref());
        let place = place(comparison, owner, (warning.origin.as_ref(), None));
        let message = format!("it no longer holds that {}", warning.message);
        let finding = comparison.report(&rules::DETAIL_FOUND, &place, message);
        finding.before = Some(warning.code.name.to_owned());
        if is_gone {
            (finding.request, finding.response) = (Wire::Compatible, Wire::Compatible);
            finding.reason = Some("all around it is gone, which is a change of its own".to_owned());
        }
    }
}

/// The warnings of one side that stand there more often than on the other.
fn beyond<'w>(own: &'w [Diagnostic], other: &[Diagnostic]) -> Vec<&'w Diagnostic> {
    let key = |warning: &'_ Diagnostic| (warning.code.name, warning.message.clone());
    let mut known: HashMap<_, usize> = HashMap::new();
    for warning in other {
        *known.entry(key(warning)).or_default() += 1;
    }
    let mut is_known = |warning: &Diagnostic| match known.get_mut(&key(warning)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    };
    let loses = |name: &str| LOSING.iter().any(|word| name.starts_with(word)) && !HARMLESS.contains(&name);
    own.iter().filter(|warning| loses(warning.code.name) && !is_known(warning)).collect()
}

/// The operation or type that a place is in, where places are nested, and whether the other side has none of its name;
/// else the service.
fn owner(own: &Api, other: &Api, origin: Option<&Origin>) -> (Subject, bool) {
    let length = |of: &Origin| match (origin.map(|origin| (origin.source, &origin.place)), &of.place) {
        (Some((source, OriginPlace::Pointer(inner))), OriginPlace::Pointer(outer)) if source == of.source => {
            let rest = inner.strip_prefix(&**outer)?;
            (rest.is_empty() || rest.starts_with('/')).then_some(outer.len())
        }
        _ => None,
    };
    let operations = own.operations.iter().filter_map(|operation| {
        let is_new = || other.operations.iter().all(|twin| twin.name != operation.name);
        Some((length(&operation.origin)?, Subject::Operation(operation.name.clone()), is_new()))
    });
    let types = own.types.iter().filter_map(|(_, definition)| {
        let is_new = || other.types.find(&definition.name).is_none();
        Some((length(&definition.origin)?, Subject::Type(definition.name.clone()), is_new()))
    });
    let nearest = operations.chain(types).filter(|(length, ..)| *length > 0).max_by_key(|(length, ..)| *length);
    nearest.map_or((Subject::Service, false), |(_, subject, is_new)| (subject, is_new))
}

fn place(comparison: &Comparison<'_>, subject: Subject, origins: (Option<&Origin>, Option<&Origin>)) -> Place {
    let (base, head) = (&comparison.base.origin, &comparison.head.origin);
    let origins = (origins.0.unwrap_or(base), origins.1.unwrap_or(head));
    Place::alike(subject, origins, Directions::BOTH, Root::Service)
}
