//! Responses and errors.

use super::comparison::{Comparison, Place};
use super::finding::{Directions, Wire};
use super::matching::match_fields;
use super::requests::{is_stream_of, moved};
use super::{document, rules, text, values};
use crate::ir::{Api, Codec, Constraints, ErrorCase, Field, Operation, Presence, Slot, Type, TypeId, TypeKind};
use crate::rust::Subject;

/// Collects the pairs of types that responses and errors come to.
pub(super) fn collect(comparison: &mut Comparison<'_>, one: &Operation, two: &Operation, position: usize) {
    let (base, head) = (comparison.base, comparison.head);
    let root = |comparison: &mut Comparison<'_>, left: TypeId, right: TypeId| {
        let types = (&Type::Named(left), &Type::Named(right));
        comparison.pairs.root(base, head, types, Directions::RESPONSE, position);
    };
    match (bodies(base, head, one, two), one.response.output, two.response.output) {
        _ if has_moved(comparison, one, two) => {}
        (Some((left, right)), ..) => {
            comparison.pairs.root(base, head, (&left, &right), Directions::RESPONSE, position);
        }
        (None, Some(left), Some(right)) => root(comparison, left, right),
        (None, ..) => {}
    }
    for (left, right) in errors(base, head, one, two).0 {
        root(comparison, one.errors[left].ty, two.errors[right].ty);
    }
}

/// Compares two responses and the errors beside them.
pub(super) fn compare(comparison: &mut Comparison<'_>, place: &Place, one: &Operation, two: &Operation) {
    let (base, head) = (comparison.base, comparison.head);
    let (left, right) = (&one.response, &two.response);
    if left.status != right.status {
        let (before, after) = (text::status(left.status), text::status(right.status));
        comparison.change(&rules::STATUS_CHANGED, place, "the status", before, after);
    }
    match (left.output, right.output) {
        (None, Some(id)) if has_members(head, id) => {
            comparison.report(&rules::RESPONSE_BODY_ADDED, place, "the response has something to read");
            comparison.comes([id]);
        }
        (Some(id), None) if has_members(base, id) => {
            let requires = requires(base, id);
            let finding =
                comparison.report(&rules::RESPONSE_BODY_REMOVED, place, "the response has nothing to read any more");
            if !requires {
                finding.response = Wire::Potential;
                finding.reason = Some("everything in it could be absent".to_owned());
            }
            comparison.goes([id]);
        }
        (Some(before), Some(after)) => {
            if has_moved(comparison, one, two) {
                let (from, to) = (text::codec(left.codec), text::codec(right.codec));
                let what = "the format that clients ask for";
                let finding = comparison.change(&rules::RESPONSE_FORMAT_CHANGED, place, what, from, to);
                finding.response = Wire::Compatible;
                finding.reason = Some("the old format is given as well".to_owned());
                comparison.comes([after]);
                comparison.goes([before]);
                return compare_errors(comparison, place, one, two);
            }
            format(comparison, place, left.codec, right.codec);
            if let Some((left, right)) = bodies(base, head, one, two) {
                let none = Constraints::default();
                values::compare(comparison, &place.inside(" body"), (&left, &none), (&right, &none), false);
                comparison.comes([after]);
                comparison.goes([before]);
                return compare_errors(comparison, place, one, two);
            }
            slots(comparison, place, (before, &left.slots), (after, &right.slots));
        }
        _ => {}
    }
    compare_errors(comparison, place, one, two);
}

fn has_members(api: &Api, id: TypeId) -> bool {
    match &api.types[id].kind {
        TypeKind::Struct(structure) => !structure.fields.is_empty() || structure.additional.is_some(),
        TypeKind::Union(_) | TypeKind::Enum(_) | TypeKind::Newtype(_) => true,
    }
}

/// Whether clients ask for another format, while responses still come in the old one: old clients go on, and there is
/// nothing to compare.
fn has_moved(comparison: &Comparison<'_>, one: &Operation, two: &Operation) -> bool {
    one.response.codec != two.response.codec && document::still_gives(comparison, one, two)
}

/// The bodies of two responses of which one is the output itself and the other a member of it, beside headers or since
/// it may be null: they are compared, and not what holds them.
fn bodies(base: &Api, head: &Api, one: &Operation, two: &Operation) -> Option<(Type, Type)> {
    let body = |api: &Api, operation: &Operation| {
        let output = operation.response.output?;
        let payload = operation.response.slots.iter().position(|slot| *slot == Slot::Payload);
        let member = payload.and_then(|position| fields(api, output).get(position)).map(|field| field.ty.clone());
        let is_held = member.is_some();
        Some((member.unwrap_or(Type::Named(output)), is_held))
    };
    let ((left, is_held), (right, stays_held)) = (body(base, one)?, body(head, two)?);
    (is_held != stays_held).then_some((left, right))
}

/// Whether a response has something that is always there.
fn requires(api: &Api, id: TypeId) -> bool {
    let TypeKind::Struct(structure) = &api.types[id].kind else { return true };
    structure.fields.iter().any(|field| field.presence == Presence::Required)
}

fn format(comparison: &mut Comparison<'_>, place: &Place, before: Codec, after: Codec) {
    if before == after || before == Codec::Empty || after == Codec::Empty {
        return;
    }
    let rule = if is_stream_of(before, after) { &rules::STREAMING_CHANGED } else { &rules::RESPONSE_FORMAT_CHANGED };
    comparison.change(rule, place, "the format of the response", text::codec(before), text::codec(after));
}

/// The parts of the message that members of a response or error stand in.
fn slots(comparison: &mut Comparison<'_>, place: &Place, one: (TypeId, &[Slot]), two: (TypeId, &[Slot])) {
    let (base, head) = (comparison.base, comparison.head);
    let (left, right) = (fields(base, one.0), fields(head, two.0));
    for (position, other, _) in match_fields(base, head, left, right).matched {
        let (Some(before), Some(after)) = (one.1.get(position), two.1.get(other)) else { continue };
        if before != after {
            let (from, to) = (&left[position], &right[other]);
            let subjects = (member(base, one.0, from), member(head, two.0, to));
            let place = place.named(subjects, (Some(&from.origin), Some(&to.origin)));
            moved(comparison, &place, before, after);
        }
    }
}

fn member(api: &Api, owner: TypeId, field: &Field) -> Subject {
    Subject::Member(api.types.name(owner).to_owned(), field.name.clone())
}

fn fields(api: &Api, id: TypeId) -> &[Field] {
    match &api.types[id].kind {
        TypeKind::Struct(structure) => &structure.fields,
        TypeKind::Union(_) | TypeKind::Enum(_) | TypeKind::Newtype(_) => &[],
    }
}

/// Which error case is which, then those only in the base, then those only in the head.
type Errors = (Vec<(usize, usize)>, Vec<usize>, Vec<usize>);

/// Whether two error cases are one.
type Way<'w> = &'w dyn Fn(&ErrorCase, &ErrorCase) -> bool;

/// Matches errors by code, then by status and name, then by name, then by status.
fn errors(base: &Api, head: &Api, one: &Operation, two: &Operation) -> Errors {
    let mut matched = Vec::new();
    let mut removed: Vec<usize> = (0..one.errors.len()).collect();
    let mut added: Vec<usize> = (0..two.errors.len()).collect();
    let name = |api: &'_ Api, case: &ErrorCase| api.types.name(case.ty).to_owned();
    let by_code = |left: &ErrorCase, right: &ErrorCase| left.code.is_some() && left.code == right.code;
    let by_name = |left: &ErrorCase, right: &ErrorCase| name(base, left) == name(head, right);
    let by_both = |left: &ErrorCase, right: &ErrorCase| left.status == right.status && by_name(left, right);
    let by_status = |left: &ErrorCase, right: &ErrorCase| {
        left.code.is_none() && right.code.is_none() && left.status == right.status
    };
    let ways: [Way<'_>; 4] = [&by_code, &by_both, &by_name, &by_status];
    for fits in ways {
        removed.retain(|&left| {
            let Some(place) = added.iter().position(|&right| fits(&one.errors[left], &two.errors[right])) else {
                return true;
            };
            matched.push((left, added.remove(place)));
            false
        });
    }
    (matched, removed, added)
}

fn compare_errors(comparison: &mut Comparison<'_>, place: &Place, one: &Operation, two: &Operation) {
    let (base, head) = (comparison.base, comparison.head);
    let (matched, removed, added) = errors(base, head, one, two);
    for (left, right) in matched {
        pair(comparison, place, &one.errors[left], &two.errors[right]);
    }
    // An error is one thing for all operations: it is folded over them by its name.
    let shown = |api: &Api, case: &ErrorCase| format!("{} ({})", api.types.name(case.ty), text::status(case.status));
    for left in removed {
        let case = &one.errors[left];
        let place = error_place(place, (case, base), (case, base));
        let message = format!("no longer fails with `{}`", shown(base, case));
        comparison.report(&rules::ERROR_REMOVED, &place, message).before = Some(shown(base, case));
        comparison.goes([case.ty]);
    }
    for right in added {
        let case = &two.errors[right];
        let place = error_place(place, (case, head), (case, head));
        let message = format!("may fail with `{}`", shown(head, case));
        comparison.report(&rules::ERROR_ADDED, &place, message).after = Some(shown(head, case));
        comparison.comes([case.ty]);
    }
}

fn error_place(place: &Place, one: (&ErrorCase, &Api), two: (&ErrorCase, &Api)) -> Place {
    let subject = |(case, api): (&ErrorCase, &Api)| Subject::Type(api.types.name(case.ty).to_owned());
    place.named((subject(one), subject(two)), (None, None))
}

fn pair(comparison: &mut Comparison<'_>, place: &Place, left: &ErrorCase, right: &ErrorCase) {
    let place = error_place(place, (left, comparison.base), (right, comparison.head));
    if left.status != right.status {
        let (before, after) = (text::status(left.status), text::status(right.status));
        let finding = comparison.change(&rules::ERROR_STATUS_CHANGED, &place, "the status of the error", before, after);
        // Where no code tells errors apart, the status does.
        if left.code.is_none() {
            finding.response = Wire::Breaking;
            finding.reason = Some("clients recognize this error by its status".to_owned());
        }
    }
    if left.code != right.code {
        let code = |case: &ErrorCase| case.code.clone().unwrap_or_else(|| "none".to_owned());
        comparison.change(&rules::ERROR_CODE_CHANGED, &place, "the code of the error", code(left), code(right));
    }
    match (left.retry, right.retry) {
        (None, Some(_)) => {
            comparison.report(&rules::RETRY_ADDED, &place, "trying again may help");
        }
        (Some(_), None) => {
            comparison.report(&rules::RETRY_REMOVED, &place, "trying again does not help any more");
        }
        (before, after) if before != after => {
            comparison.report(&rules::RETRY_CHANGED, &place, "it is to be tried again in another way");
        }
        _ => {}
    }
    format(comparison, &place, left.codec, right.codec);
    slots(comparison, &place, (left.ty, &left.slots), (right.ty, &right.slots));
}
