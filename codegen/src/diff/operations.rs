//! Operations: which is which, and everything about them apart from their messages.

use std::collections::BTreeSet;

use super::comparison::{Comparison, Place, Root};
use super::finding::Directions;
use super::matching::{By, match_operations};
use super::{auth, document, requests, responses, rules, text, waiters};
use crate::analysis::mentioned_in;
use crate::ir::{NextPage, Operation, Pagination, TypeId};
use crate::rust::Subject;

/// Matches the operations and compares them; the pairs of types that stand in their messages are collected.
pub(super) fn compare(comparison: &mut Comparison<'_>) {
    let (base, head) = (comparison.base, comparison.head);
    let matched = match_operations(base, head);
    for &(left, right, by) in &matched.matched {
        let (one, two) = (&base.operations[left], &head.operations[right]);
        let place = place(one, two, right);
        if one.name != two.name {
            renamed(comparison, &place, one, two, by);
        }
        pair(comparison, &place, one, two);
    }
    for position in matched.removed {
        removed(comparison, position);
    }
    for position in matched.added {
        added(comparison, position);
    }
}

/// Collects the pairs of types of all matched operations.
pub(super) fn collect(comparison: &mut Comparison<'_>) {
    let (base, head) = (comparison.base, comparison.head);
    for (left, right, _) in match_operations(base, head).matched {
        let (one, two) = (&base.operations[left], &head.operations[right]);
        requests::collect(comparison, one, two, right);
        responses::collect(comparison, one, two, right);
    }
    comparison.pairs.follow(base, head);
}

fn place(one: &Operation, two: &Operation, position: usize) -> Place {
    let subjects = (Subject::Operation(one.name.clone()), Subject::Operation(two.name.clone()));
    Place::new(subjects, (&one.origin, &two.origin), Directions::BOTH, Root::Operation(position))
}

fn renamed(comparison: &mut Comparison<'_>, place: &Place, one: &Operation, two: &Operation, by: By) {
    let rule = match by {
        By::Name | By::Wire => &rules::OPERATION_RENAMED,
        By::Likeness => &rules::OPERATION_WIRE_NAME_CHANGED,
    };
    comparison.change(rule, place, "the operation", &one.name, &two.name);
}

fn removed(comparison: &mut Comparison<'_>, position: usize) {
    let (operation, head) = (&comparison.base.operations[position], comparison.head);
    let subject = Subject::Operation(operation.name.clone());
    let origins = (&operation.origin, &head.origin);
    let place = Place::alike(subject, origins, Directions::BOTH, Root::Removed(position));
    let rule = match operation.deprecated {
        Some(_) => &rules::DEPRECATED_OPERATION_REMOVED,
        None => &rules::OPERATION_REMOVED,
    };
    let route = format!("{} {}", operation.request.method, text::path(operation, &operation.request.path));
    let message = format!("the operation is gone: `{route}`");
    comparison.report(rule, &place, message).before = Some(route);
    comparison.goes(types_of(operation));
}

fn added(comparison: &mut Comparison<'_>, position: usize) {
    let (operation, base) = (&comparison.head.operations[position], comparison.base);
    let subject = Subject::Operation(operation.name.clone());
    let origins = (&base.origin, &operation.origin);
    let place = Place::alike(subject, origins, Directions::BOTH, Root::Operation(position));
    let route = format!("{} {}", operation.request.method, text::path(operation, &operation.request.path));
    let message = format!("the operation is new: `{route}`");
    comparison.report(&rules::OPERATION_ADDED, &place, message).after = Some(route);
    comparison.comes(types_of(operation));
}

/// The types that the messages of an operation name.
fn types_of(operation: &Operation) -> Vec<TypeId> {
    let params = operation.request.params.iter().flat_map(|param| mentioned_in(&param.field.ty));
    params.chain(operation.response.output).chain(operation.errors.iter().map(|error| error.ty)).collect()
}

fn pair(comparison: &mut Comparison<'_>, place: &Place, one: &Operation, two: &Operation) {
    let request = place.only(Directions::REQUEST);
    let deprecated = (one.deprecated.is_some(), two.deprecated.is_some());
    let rules_of_words = (&rules::OPERATION_DEPRECATED, &rules::OPERATION_NO_LONGER_DEPRECATED);
    comparison.words(&request, (&one.docs, &two.docs), deprecated, rules_of_words);
    requests::compare(comparison, &request, one, two);
    responses::compare(comparison, &place.only(Directions::RESPONSE), one, two);
    auth::compare(comparison, &request, one, two);
    behaviour(comparison, &request, one, two);
    pages(comparison, &request, one, two);
    waiters::compare(comparison, &request, one, two);
    document::compare_operations(comparison, place, one, two);
    let tags = |operation: &Operation| operation.tags.iter().cloned().collect::<BTreeSet<_>>();
    let (before, after) = (tags(one), tags(two));
    if before != after {
        let shown = |tags: BTreeSet<String>| tags.into_iter().collect::<Vec<_>>().join(", ");
        comparison.change(&rules::DOCUMENTATION_CHANGED, &request, "the tags", shown(before), shown(after));
    }
}

/// What does not show in messages, but in what clients do with them.
fn behaviour(comparison: &mut Comparison<'_>, place: &Place, one: &Operation, two: &Operation) {
    comparison.switch(
        place,
        (&rules::IDEMPOTENT_ADDED, "it may be sent twice now"),
        (&rules::IDEMPOTENT_REMOVED, "it must no longer be sent twice"),
        (one.idempotent, two.idempotent),
    );
    comparison.switch(
        place,
        (&rules::READ_ONLY_ADDED, "it changes nothing now"),
        (&rules::READ_ONLY_REMOVED, "it changes something now"),
        (one.read_only, two.read_only),
    );
}

fn pages(comparison: &mut Comparison<'_>, place: &Place, one: &Operation, two: &Operation) {
    match (&one.pagination, &two.pagination) {
        (None, Some(_)) => {
            comparison.report(&rules::PAGINATION_ADDED, place, "its pages are documented now");
        }
        (Some(_), None) => {
            comparison.report(&rules::PAGINATION_REMOVED, place, "its pages are no longer documented");
        }
        (Some(left), Some(right)) => {
            let (before, after) = (members(one, left), members(two, right));
            if before != after {
                comparison.change(&rules::PAGINATION_CHANGED, place, "the members of its pages", before, after);
            }
        }
        (None, None) => {}
    }
}

/// The members that lead from page to page, by name.
fn members(operation: &Operation, pages: &Pagination) -> String {
    let param = |position: usize| operation.request.params.get(position).map_or("", |param| &param.field.name);
    let next = match &pages.next {
        NextPage::Token { input, output } => format!("{} ← {}", param(*input), output.join(".")),
        NextPage::LastItem { input, id } => format!("{} ← {id} of the last item", param(*input)),
        NextPage::Number { param: number, first } => format!("number {} from {first}", param(*number)),
        NextPage::Offset { param: offset } => format!("offset {}", param(*offset)),
        NextPage::Url { output } => format!("url {}", output.join(".")),
        NextPage::Link => "link".to_owned(),
    };
    let mut parts = vec![next];
    parts.extend(pages.items.as_ref().map(|items| format!("items {}", items.join("."))));
    parts.extend(pages.more.as_ref().map(|more| format!("more {}", more.join("."))));
    parts.extend(pages.page_size.map(|position| format!("size {}", param(position))));
    parts.join(", ")
}
