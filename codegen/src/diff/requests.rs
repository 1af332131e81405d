//! Requests: where they go, what every one carries, and their parameters.

use super::comparison::{Comparison, Place, Root};
use super::finding::{Directions, Wire};
use super::matching::{By, Matched, holes, match_fields, visible};
use super::{document, fields};
use super::{rules, text};
use crate::ir::{Api, Codec, Field, Fixed, FixedPlace, Operation, Param, PathPart, Slot, Type, TypeKind};
use crate::rust::Subject;

/// Collects the pairs of types that parameters come to.
pub(super) fn collect(comparison: &mut Comparison<'_>, one: &Operation, two: &Operation, position: usize) {
    let (base, head) = (comparison.base, comparison.head);
    for (left, right, _) in params(base, head, one, two).matched {
        let types = (&one.request.params[left].field.ty, &two.request.params[right].field.ty);
        comparison.pairs.root(base, head, types, Directions::REQUEST, position);
    }
}

/// Compares two requests.
pub(super) fn compare(comparison: &mut Comparison<'_>, place: &Place, one: &Operation, two: &Operation) {
    let (left, right) = (&one.request, &two.request);
    if left.method != right.method {
        comparison.change(&rules::METHOD_CHANGED, place, "the method", &left.method, &right.method);
    }
    if joined(&left.path) != joined(&right.path) {
        let (before, after) = (text::path(one, &left.path), text::path(two, &right.path));
        comparison.change(&rules::PATH_CHANGED, place, "the path", before, after);
    }
    if joined(&left.host_prefix) != joined(&right.host_prefix) {
        let (before, after) = (text::path(one, &left.host_prefix), text::path(two, &right.host_prefix));
        comparison.change(&rules::HOST_PREFIX_CHANGED, place, "the prefix of the host", before, after);
    }
    fixed(comparison, place, (one, &left.fixed), (two, &right.fixed));
    body(comparison, place, one, two);
    compare_params(comparison, place, one, two);
}

/// Literal pieces that touch are one text, however they were cut.
fn joined(path: &[PathPart]) -> Vec<Option<String>> {
    let mut pieces: Vec<Option<String>> = Vec::new();
    for piece in holes(path) {
        match (pieces.last_mut(), piece) {
            (Some(Some(text)), Some(more)) => text.push_str(more),
            (_, piece) => pieces.push(piece.map(str::to_owned)),
        }
    }
    pieces
}

fn fixed(
    comparison: &mut Comparison<'_>,
    place: &Place,
    (base, one): (&Operation, &[Fixed]),
    (head, two): (&Operation, &[Fixed]),
) {
    // What a client asks for follows from what is documented; as long as that is still given, it may go on to ask.
    let is_given = document::still_gives(comparison, base, head);
    let is_asked = |part: &&Fixed| !(is_given && part.name.eq_ignore_ascii_case("accept"));
    let twin = |parts: &[Fixed], part: &Fixed| {
        parts.iter().find(|other| (other.place, &other.name) == (part.place, &part.name)).cloned()
    };
    let shown = |part: &Fixed| match &part.value {
        Some(value) => format!("{}={value}", part.name),
        None => part.name.clone(),
    };
    let kind = |place: FixedPlace| match place {
        FixedPlace::Query => "query parameter",
        FixedPlace::Header => "header",
        FixedPlace::Form => "pair of the form",
    };
    for left in one.iter().filter(is_asked) {
        match twin(two, left) {
            None => {
                let message = format!("the fixed {} `{}` is gone", kind(left.place), shown(left));
                comparison.report(&rules::FIXED_PART_REMOVED, place, message).before = Some(shown(left));
            }
            Some(right) if right.value != left.value => {
                let what = format!("the fixed {}", kind(left.place));
                comparison.change(&rules::FIXED_PART_CHANGED, place, &what, shown(left), shown(&right));
            }
            Some(_) => {}
        }
    }
    for right in two.iter().filter(|right| twin(one, right).is_none()) {
        let message = format!("the fixed {} `{}` is new", kind(right.place), shown(right));
        comparison.report(&rules::FIXED_PART_ADDED, place, message).after = Some(shown(right));
    }
}

/// The body as a whole, and what is done to it.
fn body(comparison: &mut Comparison<'_>, place: &Place, one: &Operation, two: &Operation) {
    let (left, right) = (&one.request, &two.request);
    match (left.codec, right.codec) {
        (Codec::Empty, Codec::Empty) => {}
        (Codec::Empty, _) => {
            comparison.report(&rules::REQUEST_BODY_ADDED, place, "the request has a body");
        }
        (_, Codec::Empty) => {
            comparison.report(&rules::REQUEST_BODY_REMOVED, place, "the request has no body any more");
        }
        (before, after) if is_stream_of(before, after) => {
            comparison.change(&rules::STREAMING_CHANGED, place, "the body", text::codec(before), text::codec(after));
        }
        (before, after) if before != after || left.media_type != right.media_type => {
            let name = |codec: Codec, media: &Option<String>| media.clone().unwrap_or_else(|| text::codec(codec));
            let (before, after) = (name(before, &left.media_type), name(after, &right.media_type));
            let is_taken = document::still_takes(comparison, two, left.media_type.as_deref());
            let finding =
                comparison.change(&rules::REQUEST_FORMAT_CHANGED, place, "the format of the body", before, after);
            if is_taken {
                finding.request = Wire::Compatible;
                finding.reason = Some("the old format is accepted as well".to_owned());
            }
        }
        _ => {}
    }
    whole_body(comparison, place, one, two);
    comparison.switch(
        place,
        (&rules::CHECKSUM_ADDED, "requests must carry a checksum"),
        (&rules::CHECKSUM_REMOVED, "requests need no checksum any more"),
        (left.checksum.is_some(), right.checksum.is_some()),
    );
    if left.gzip_from != right.gzip_from {
        comparison.report(&rules::COMPRESSION_CHANGED, place, "other bodies are compressed");
    }
    if left.unsigned_payload != right.unsigned_payload {
        let message =
            if right.unsigned_payload { "the signature leaves the body out" } else { "the signature covers the body" };
        comparison.report(&rules::PAYLOAD_SIGNING_CHANGED, place, message);
    }
}

/// A body that is an object with members on one side only.
fn whole_body(comparison: &mut Comparison<'_>, place: &Place, one: &Operation, two: &Operation) {
    let (base, head) = (comparison.base, comparison.head);
    if one.request.codec != two.request.codec {
        return;
    }
    let payload = |operation: &Operation| {
        let is_payload = |param: &&Param| param.slot == Slot::Payload;
        operation.request.params.iter().find(is_payload).map(|param| param.field.ty.clone())
    };
    let is_flat = |operation: &Operation| operation.request.params.iter().any(|param| param.slot == Slot::Member);
    let object = || "object".to_owned();
    let (before, after) = match (payload(one), payload(two)) {
        (Some(ty), None) if is_flat(two) && flattened(base, one, two).is_none() => {
            (text::ty(&base.types, &ty), object())
        }
        (None, Some(ty)) if is_flat(one) && flattened(head, two, one).is_none() => {
            (object(), text::ty(&head.types, &ty))
        }
        _ => return,
    };
    comparison.change(&rules::TYPE_CHANGED, &place.inside(" body"), "the body", before, after);
}

/// Whether two ways to write a body are one, piece by piece or as a whole.
pub(super) fn is_stream_of(one: Codec, two: Codec) -> bool {
    matches!((one, two), (Codec::Bytes, Codec::Stream) | (Codec::Stream, Codec::Bytes))
        || (one != two && (one == Codec::Events || two == Codec::Events))
}

/// Which parameter is which: those of the path by position, the others as members are.
fn params(base: &Api, head: &Api, one: &Operation, two: &Operation) -> Matched {
    let fields = |params: &[Param]| -> Vec<Field> { params.iter().map(|param| param.field.clone()).collect() };
    let (left, right) = (fields(&one.request.params), fields(&two.request.params));
    let mut matched = match_fields(base, head, &left, &right);
    let slots = |operation: &Operation| -> Vec<usize> {
        let position = |part: &PathPart| match part {
            PathPart::Param(position) | PathPart::InEndpoint(position) => Some(*position),
            PathPart::Literal(_) => None,
        };
        operation.request.path.iter().filter_map(position).collect()
    };
    let (left, right) = (slots(one), slots(two));
    for (before, after) in left.iter().zip(&right) {
        let is_left = matched.removed.contains(before) && matched.added.contains(after);
        if is_left && left.len() == right.len() {
            matched.removed.retain(|position| position != before);
            matched.added.retain(|position| position != after);
            matched.matched.push((*before, *after, By::Wire));
        }
    }
    matched
}

fn compare_params(comparison: &mut Comparison<'_>, place: &Place, one: &Operation, two: &Operation) {
    let (base, head) = (comparison.base, comparison.head);
    let (left_params, right_params) = (flattened(base, one, two), flattened(head, two, one));
    let (one, two) = (&with(one, left_params), &with(two, right_params));
    let matched = params(base, head, one, two);
    let subject = |operation: &Operation, field: &Field| Subject::Parameter(operation.name.clone(), field.name.clone());
    for &(left, right, by) in &matched.matched {
        let (left, right) = (&one.request.params[left], &two.request.params[right]);
        let subjects = (subject(one, &left.field), subject(two, &right.field));
        let place = place.named(subjects, (Some(&left.field.origin), Some(&right.field.origin)));
        let place = Place { is_member: left.slot == Slot::Member && right.slot == Slot::Member, ..place };
        if left.slot != right.slot {
            moved(comparison, &place, &left.slot, &right.slot);
        }
        let is_in_path = matches!(left.slot, Slot::Path { .. } | Slot::Host) && left.slot == right.slot;
        let by = if is_in_path { By::Wire } else { by };
        fields::compare(comparison, &place, &left.field, &right.field, by, is_text(&left.slot) && is_text(&right.slot));
    }
    for &left in &matched.removed {
        let Param { field, slot } = &one.request.params[left];
        let subject = subject(one, field);
        let place = place.named((subject.clone(), subject), (Some(&field.origin), None));
        let place = Place { is_member: *slot == Slot::Member, ..place };
        fields::removed(comparison, &place.only(visible(field)), field, text::noun(slot));
    }
    for &right in &matched.added {
        let Param { field, slot } = &two.request.params[right];
        let subject = subject(two, field);
        let place = place.named((subject.clone(), subject), (None, Some(&field.origin)));
        let place = Place { is_member: *slot == Slot::Member, ..place };
        fields::added(comparison, &place.only(visible(field)), field, text::noun(slot));
    }
    debug_assert!(matches!(place.root, Root::Operation(_)), "requests belong to operations");
}

/// The parameters of an operation whose body is one parameter, with the members of the body in its place: where the
/// other side has its members for parameters, they are what is compared.
fn flattened(api: &Api, own: &Operation, other: &Operation) -> Option<Vec<Param>> {
    let is_payload = |param: &&Param| param.slot == Slot::Payload;
    let has_members = |operation: &Operation| operation.request.params.iter().any(|param| param.slot == Slot::Member);
    let payload = own.request.params.iter().find(is_payload)?;
    if own.request.codec != other.request.codec || !has_members(other) {
        return None;
    }
    let mut ty = &payload.field.ty;
    while let Type::Nullable(inner) = ty {
        ty = inner;
    }
    let Type::Named(id) = ty else { return None };
    let TypeKind::Struct(structure) = &api.types[*id].kind else { return None };
    let sent = structure.fields.iter().filter(|field| !field.flags.read_only);
    let members = sent.map(|field| Param { field: field.clone(), slot: Slot::Member });
    Some(own.request.params.iter().filter(|param| !is_payload(param)).cloned().chain(members).collect())
}

fn with(operation: &Operation, params: Option<Vec<Param>>) -> Operation {
    let mut operation = operation.clone();
    if let Some(params) = params {
        operation.request.params = params;
    }
    operation
}

/// Another part of the message, or another style in the query.
pub(super) fn moved(comparison: &mut Comparison<'_>, place: &Place, one: &Slot, two: &Slot) {
    let rule = match (one, two) {
        (Slot::Query(_), Slot::Query(_)) => &rules::QUERY_STYLE_CHANGED,
        _ => &rules::MEMBER_MOVED,
    };
    comparison.change(rule, place, "its part of the message", text::slot(one), text::slot(two));
}

/// Whether a slot carries text only, so that numbers are texts of digits.
fn is_text(slot: &Slot) -> bool {
    match slot {
        Slot::Path { .. }
        | Slot::Host
        | Slot::Query(_)
        | Slot::QueryMap
        | Slot::Header
        | Slot::HeaderMap
        | Slot::Cookie => true,
        Slot::Member | Slot::Payload | Slot::Status => false,
    }
}
