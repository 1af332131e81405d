//! Compares the operations of two descriptions: route, parameters, response, errors.

use super::counterpart::{blank_path, counterpart};
use super::disagreement::{Disagreement, Kind};
use super::types::{Types, is_same};
use crate::ir::{Api, Codec, ErrorCase, Field, Operation, Param, Slot, Status, TypeId, TypeKind};

/// Everything in which the operations of `other` differ from their counterparts.
pub(super) fn compare(authority: &Api, other: &Api) -> Vec<Disagreement> {
    let mut comparison = Types::new(authority, other);
    for operation in &other.operations {
        comparison.enter(&operation.name);
        match counterpart(authority, operation) {
            Some(index) => compare_operation(&mut comparison, &authority.operations[index], operation),
            None => comparison.report("operation", Kind::Invented, "nothing", route(operation)),
        }
    }
    comparison.finish()
}

fn compare_operation(comparison: &mut Types<'_>, authority: &Operation, other: &Operation) {
    let (left, right) = (&authority.request, &other.request);
    if left.method != right.method {
        comparison.report("request", Kind::Method, &left.method, right.method.clone());
    }
    if blank_path(authority) != blank_path(other) {
        comparison.report("request", Kind::Path, path(authority), path(other));
    }
    compare_codecs(comparison, "request", left.codec, right.codec);
    compare_params(comparison, &left.params, &right.params);
    compare_response(comparison, authority, other);
    compare_errors(comparison, &authority.errors, &other.errors);
}

fn compare_params(comparison: &mut Types<'_>, authority: &[Param], other: &[Param]) {
    let twin = |params: &[Param], field: &Field| params.iter().position(|param| is_same(&param.field, field));
    for param in authority {
        let place = format!("request.{}", param.field.name);
        match twin(other, &param.field) {
            None => comparison.report(&place, Kind::LeftOut, comparison.describe_left(&param.field), "nothing"),
            Some(index) => {
                let twin = &other[index];
                compare_slots(comparison, &place, &param.slot, &twin.slot);
                comparison.fields(&place, &param.field, &twin.field);
            }
        }
    }
    for param in other.iter().filter(|param| twin(authority, &param.field).is_none()) {
        let place = format!("request.{}", param.field.name);
        comparison.report(&place, Kind::Invented, "nothing", comparison.describe_right(&param.field));
    }
}

fn compare_slots(comparison: &mut Types<'_>, place: &str, authority: &Slot, other: &Slot) {
    if authority != other {
        comparison.report(place, Kind::Slot, slot_name(authority), slot_name(other));
    }
}

/// Bodies that are written differently. One that only one side has shows in its members.
fn compare_codecs(comparison: &mut Types<'_>, place: &str, authority: Codec, other: Codec) {
    if authority != other && authority != Codec::Empty && other != Codec::Empty {
        comparison.report(
            place,
            Kind::Body,
            format!("{authority:?}").to_lowercase(),
            format!("{other:?}").to_lowercase(),
        );
    }
}

/// The parts of the message that the members of a response stand in.
fn compare_places(comparison: &mut Types<'_>, place: &str, authority: (TypeId, &[Slot]), other: (TypeId, &[Slot])) {
    for (field, slot) in comparison.fields_left(authority.0).iter().zip(authority.1) {
        let mut others = comparison.fields_right(other.0).iter().zip(other.1);
        if let Some((_, twin)) = others.find(|(twin, _)| is_same(field, twin)) {
            compare_slots(comparison, &format!("{place}.{}", field.name), slot, twin);
        }
    }
}

fn compare_response(comparison: &mut Types<'_>, authority: &Operation, other: &Operation) {
    let (left, right) = (&authority.response, &other.response);
    if left.status != right.status {
        comparison.report("response", Kind::Status, status(left.status), status(right.status));
    }
    compare_codecs(comparison, "response", left.codec, right.codec);
    match (left.output, right.output) {
        (Some(one), Some(two)) => {
            compare_places(comparison, "response", (one, &left.slots), (two, &right.slots));
            comparison.named("response", one, two);
        }
        (Some(left), None) if comparison.has_fields_left(left) => {
            comparison.report("response", Kind::LeftOut, comparison.name_left(left), "nothing");
        }
        (None, Some(right)) if comparison.has_fields_right(right) => {
            comparison.report("response", Kind::Invented, "nothing", comparison.name_right(right));
        }
        _ => {}
    }
}

/// Errors are matched by the names of their structures. Where one structure comes with several statuses or media types, the
/// one that has the same goes before others.
fn compare_errors(comparison: &mut Types<'_>, authority: &[ErrorCase], other: &[ErrorCase]) {
    let twin = |comparison: &Types<'_>, name: &str, error: &ErrorCase| {
        let is_twin = |(_, case): &(usize, &ErrorCase)| {
            comparison.name_right(case.ty) == name && comparison.is_struct_right(case)
        };
        let differs = |case: &ErrorCase| (case.status != error.status, case.media_type != error.media_type);
        other.iter().enumerate().filter(is_twin).min_by_key(|(_, case)| differs(case)).map(|(index, _)| index)
    };
    let mut matched = Vec::new();
    for case in authority {
        let name = comparison.name_left(case.ty);
        let place = format!("error.{name}");
        match twin(comparison, &name, case) {
            None => comparison.report(&place, Kind::LeftOut, status(case.status), "nothing"),
            Some(index) => {
                matched.push(index);
                if case.status != other[index].status {
                    comparison.report(&place, Kind::Status, status(case.status), status(other[index].status));
                }
                compare_places(comparison, &place, (case.ty, &case.slots), (other[index].ty, &other[index].slots));
                comparison.named(&place, case.ty, other[index].ty);
            }
        }
    }
    for (_, case) in other.iter().enumerate().filter(|(index, _)| !matched.contains(index)) {
        let place = format!("error.{}", comparison.name_right(case.ty));
        comparison.report(&place, Kind::Invented, "nothing", status(case.status));
    }
}

impl Types<'_> {
    fn is_struct_right(&self, case: &ErrorCase) -> bool {
        matches!(self.kind_right(case.ty), TypeKind::Struct(_))
    }
}

/// The path as the description writes it.
fn path(operation: &Operation) -> String {
    operation.request.pattern(&operation.request.path, |param| param.field.name.clone())
}

fn route(operation: &Operation) -> String {
    format!("{} {}", operation.request.method, path(operation))
}

fn status(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Class(class) => format!("{class}XX"),
        Status::Default => "any".to_owned(),
    }
}

fn slot_name(slot: &Slot) -> &'static str {
    match slot {
        Slot::Path { .. } => "path",
        Slot::Host => "host",
        Slot::Query(_) | Slot::QueryMap => "query",
        Slot::Header | Slot::HeaderMap => "header",
        Slot::Cookie => "cookie",
        Slot::Member => "member of the body",
        Slot::Payload => "body",
        Slot::Status => "status",
    }
}
