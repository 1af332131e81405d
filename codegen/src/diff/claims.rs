//! Joins what became of public items with the findings that caused it.
//!
//! What a change means for callers stands with the item; here is only said which finding it belongs to. An item that
//! no finding explains gets one of its own, so that none is lost.

use std::collections::HashMap;

use super::comparison::{Comparison, Draft, Place, Root};
use super::finding::{Directions, ItemChange, Rust};
use super::rules::{self, Rule};
use crate::analysis::reachable;
use crate::rust::Subject;

/// Gives every change of an item to the findings that explain it.
pub(super) fn claim(comparison: &mut Comparison<'_>, changes: Vec<ItemChange>) {
    let index = Index::new(comparison);
    let mut left = Vec::new();
    for change in changes {
        if change.is_reordered {
            reordered(comparison, change);
            continue;
        }
        let owners = index.owners(comparison, &change);
        if owners.is_empty() {
            left.push(change);
            continue;
        }
        for owner in owners {
            let finding = &mut comparison.drafts[owner].finding;
            finding.rust = finding.rust.max(change.verdict);
            finding.items.push(change.clone());
        }
    }
    unexplained(comparison, left);
}

/// A constructor that takes the same members in another order: a change for callers alone, even where the types are the
/// same in that order. Programs that run go on to send what they did; those that are compiled anew send each value as
/// another member, and no compiler says so.
fn reordered(comparison: &mut Comparison<'_>, change: ItemChange) {
    let Some(subject) = change.subjects.first().cloned() else { return };
    let is_swapped = change.is_swapped;
    let number = comparison.drafts.len();
    report(comparison, &subject, vec![change.clone()]);
    let (before, after) = (change.before.unwrap_or_default(), change.after.unwrap_or_default());
    if let Some(draft) = comparison.drafts.get_mut(number) {
        let finding = &mut draft.finding;
        finding.rule = &rules::CONSTRUCTOR_ORDER_CHANGED;
        finding.message = format!("the constructor takes its members in another order: `{before}` became `{after}`");
        if is_swapped {
            finding.reason = Some("callers compile, and pass each value as another member".to_owned());
        }
    }
}

/// Findings by what they are about.
struct Index {
    by_subject: HashMap<Subject, Vec<usize>>,
    by_owner: HashMap<String, Vec<usize>>,
    /// The first finding with which each type of the base goes, and of the head comes.
    gone: HashMap<String, usize>,
    come: HashMap<String, usize>,
}

impl Index {
    fn new(comparison: &Comparison<'_>) -> Self {
        let mut index =
            Self { by_subject: HashMap::new(), by_owner: HashMap::new(), gone: HashMap::new(), come: HashMap::new() };
        for (number, draft) in
            comparison.drafts.iter().enumerate().filter(|(_, draft)| !draft.finding.is_documentation())
        {
            for subject in &draft.subjects {
                index.by_subject.entry(subject.clone()).or_default().push(number);
                index.by_owner.entry(owner_name(subject).to_owned()).or_default().push(number);
            }
            index.brought(comparison, number, draft);
        }
        index
    }

    /// Notes which types come or go with a finding, those that they lead to included.
    fn brought(&mut self, comparison: &Comparison<'_>, number: usize, draft: &Draft) {
        let sides = [(comparison.base, &draft.gone, &mut self.gone), (comparison.head, &draft.come, &mut self.come)];
        for (api, types, known) in sides {
            if types.is_empty() {
                continue;
            }
            let reached = reachable(&api.types, types.clone());
            for (_, definition) in api.types.iter().filter(|(id, _)| reached[id.index()]) {
                known.entry(definition.name.clone()).or_insert(number);
            }
        }
    }

    fn owners(&self, comparison: &Comparison<'_>, change: &ItemChange) -> Vec<usize> {
        let exact = || change.subjects.iter().filter_map(|subject| self.by_subject.get(subject)).flatten().copied();
        let through = || {
            let types = change.through.iter().map(|name| Subject::Type(name.clone()));
            types.filter_map(|subject| self.by_subject.get(&subject)).flatten().copied().collect::<Vec<_>>()
        };
        // A function of the whole belongs to what became of its members, and a member to what became of the whole.
        let is_whole = |subject: &Subject| matches!(subject, Subject::Type(_) | Subject::Operation(_));
        let of_whole = change.subjects.iter().any(is_whole);
        let owner = || {
            let found = change.subjects.iter().filter_map(|subject| self.by_owner.get(owner_name(subject))).flatten();
            let fits = |number: &usize| of_whole || comparison.drafts[*number].subjects.iter().any(is_whole);
            found.copied().filter(fits).collect::<Vec<_>>()
        };
        let candidates = [exact().collect(), through(), owner()];
        for found in candidates.into_iter().filter(|found| !found.is_empty()) {
            if change.verdict == Rust::Patch {
                return found;
            }
            let is_seen = |number: &usize| is_seen_by_compiler(comparison.drafts[*number].finding.rule);
            let fits = |number: &usize| !change.is_output || comparison.drafts[*number].finding.directions.response;
            let seen = || found.iter().copied().filter(is_seen);
            if let Some(first) = seen().find(fits).or_else(|| seen().next()) {
                return vec![first];
            }
        }
        let known = if change.after.is_none() { &self.gone } else { &self.come };
        let by_type = change.subjects.iter().find_map(|subject| known.get(owner_name(subject)));
        by_type.copied().into_iter().collect()
    }
}

/// The operation or type that something belongs to.
fn owner_name(subject: &Subject) -> &str {
    match subject {
        Subject::Service => "",
        Subject::Operation(name) | Subject::Type(name) => name,
        Subject::Parameter(name, _) | Subject::Waiter(name, _) | Subject::Member(name, _) => name,
    }
}

/// Whether a rule is about something that signatures show; of two findings about one thing, the other one is not why a
/// signature changed.
fn is_seen_by_compiler(rule: &Rule) -> bool {
    const OF_VALUES: &[&str] = &["length-", "pattern-", "range-", "multiple-", "unique-", "condition-"];
    const OF_MESSAGES: &[&str] = &[
        "auth-",
        "fixed-part-",
        "checksum-",
        "compression-",
        "payload-",
        "protocol-",
        "detail-",
        "idempotent-",
        "sensitive-",
        "request-",
        "response-media-",
        "event-",
        "sunset-",
        "stability-",
        "oauth-",
        "unreached-",
    ];
    const ALONE: &[&str] = &[
        "member-wire-name-changed",
        "member-moved",
        "query-style-changed",
        "default-changed",
        "method-changed",
        "path-changed",
        "host-prefix-changed",
        "status-changed",
        "timestamp-format-changed",
        "operation-became-read-only",
        "operation-no-longer-read-only",
    ];
    let starts = |starts: &[&str]| starts.iter().any(|start| rule.id.starts_with(start));
    !starts(OF_VALUES) && !starts(OF_MESSAGES) && !ALONE.contains(&rule.id)
}

/// What no finding explains: types that came or went, and items that changed though nothing on the wire did.
fn unexplained(comparison: &mut Comparison<'_>, changes: Vec<ItemChange>) {
    let mut groups: Vec<(String, Subject, Vec<ItemChange>)> = Vec::new();
    for change in changes.into_iter().filter(|change| change.verdict > Rust::Patch) {
        let Some(subject) = change.subjects.first().cloned() else { continue };
        let key = format!("{}{}{}", owner_name(&subject), change.before.is_some(), change.after.is_some());
        match groups.iter_mut().find(|(known, ..)| *known == key) {
            Some((_, _, items)) => items.push(change),
            None => groups.push((key, subject, vec![change])),
        }
    }
    for (_, subject, items) in groups {
        report(comparison, &subject, items);
    }
}

fn report(comparison: &mut Comparison<'_>, subject: &Subject, items: Vec<ItemChange>) {
    let name = owner_name(subject).to_owned();
    let (in_base, in_head) = (comparison.base.types.find(&name), comparison.head.types.find(&name));
    let (was, is) = (items.iter().any(|item| item.before.is_some()), items.iter().any(|item| item.after.is_some()));
    let (rule, message) = match (in_base, in_head) {
        (None, Some(_)) => (&rules::TYPE_ADDED, "the type is new".to_owned()),
        (Some(_), None) => (&rules::TYPE_REMOVED, "the type is gone".to_owned()),
        _ => match (was, is) {
            (false, _) => (&rules::PUBLIC_ITEM_ADDED, listed(&items, "is new")),
            (true, false) => (&rules::PUBLIC_ITEM_REMOVED, listed(&items, "is gone")),
            (true, true) => (&rules::PUBLIC_ITEM_CHANGED, listed(&items, "has another signature")),
        },
    };
    let origin = |api: &crate::ir::Api, id: Option<crate::ir::TypeId>| match id {
        Some(id) => api.types[id].origin.clone(),
        None => api.origin.clone(),
    };
    let origins = (&origin(comparison.base, in_base), &origin(comparison.head, in_head));
    let place = Place::alike(owned(subject), origins, Directions::NEITHER, Root::Service);
    let finding = comparison.report(rule, &place, message);
    finding.rust = items.iter().map(|item| item.verdict).max().unwrap_or_default();
    finding.items = items;
}

/// The operation or type itself.
fn owned(subject: &Subject) -> Subject {
    match subject {
        Subject::Parameter(name, _) => Subject::Operation(name.clone()),
        Subject::Member(name, _) => Subject::Type(name.clone()),
        other => other.clone(),
    }
}

fn listed(items: &[ItemChange], what: &str) -> String {
    let name = |item: &ItemChange| item.before.clone().or_else(|| item.after.clone()).unwrap_or_default();
    let first = items.first().map_or_else(String::new, name);
    match items.len() {
        0 | 1 => format!("`{first}` {what}"),
        more => format!("`{first}` and {} more: {what}", more - 1),
    }
}
