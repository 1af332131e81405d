//! Operations: bodies as a whole, media types, scopes, lifecycle.

use std::collections::BTreeSet;

use super::super::comparison::{Comparison, Place};
use super::super::finding::Directions;
use super::super::rules;
use super::super::written::{Documents, Written, follow};
use super::conditions::{self, Conditions};
use super::{lifecycle, media, schemes};
use crate::ir::{Operation, Slot};
use crate::openapi::document::Cursor;

/// Compares what two operations have beside their messages in the model.
pub(in super::super) fn compare(comparison: &mut Comparison<'_>, place: &Place, one: &Operation, two: &Operation) {
    let (base, head) = &comparison.documents;
    let (Some(left), Some(right)) = (base.at(&one.origin), head.at(&two.origin)) else { return };
    let request = place.only(Directions::REQUEST);
    lifecycle::compare(comparison, &request, &left.1, &right.1);
    schemes::compare_scopes(comparison, &request, &left, &right);
    bodies(comparison, &request, (one, &left), (two, &right));
    // Where another format is read, that is reported by itself.
    let is_other = one.response.codec != two.response.codec;
    responses(comparison, &place.only(Directions::RESPONSE), &left, &right, is_other);
    if one.response.status == two.response.status {
        statuses(comparison, &place.only(Directions::RESPONSE), &left, &right);
    }
}

/// Whether the head of an operation still takes bodies of a media type that the base sends.
pub(in super::super) fn still_takes(comparison: &Comparison<'_>, operation: &Operation, media: Option<&str>) -> bool {
    let written = comparison.documents.1.at(&operation.origin);
    let body = written.as_ref().and_then(body);
    media.zip(body).is_some_and(|(media, body)| media::names(&body).contains(&media.to_lowercase()))
}

/// Whether the head of an operation still gives responses of every media type that the base gives.
pub(in super::super) fn still_gives(comparison: &Comparison<'_>, one: &Operation, two: &Operation) -> bool {
    let (base, head) = &comparison.documents;
    let (Some(left), Some(right)) = (base.at(&one.origin), head.at(&two.origin)) else { return false };
    let names = |written: &Written<'_>| -> BTreeSet<String> {
        let successes = cases(written).into_iter().filter(|(status, _)| status.starts_with('2'));
        successes.flat_map(|(_, response)| media::names(&response)).collect()
    };
    names(&left).is_subset(&names(&right))
}

/// Compares which successes are documented, where the model sees the same.
fn statuses(comparison: &mut Comparison<'_>, place: &Place, one: &Written<'_>, two: &Written<'_>) {
    let names = |written: &Written<'_>| -> BTreeSet<String> {
        let names = cases(written).into_iter().map(|(status, _)| status);
        names.filter(|status| status.starts_with(['2', '3'])).collect()
    };
    let (before, after) = (names(one), names(two));
    for status in before.difference(&after) {
        let message = format!("the success `{status}` is gone");
        comparison.report(&rules::SUCCESS_REMOVED, place, message).before = Some(status.clone());
    }
    for status in after.difference(&before) {
        let message = format!("the success `{status}` is new");
        comparison.report(&rules::SUCCESS_ADDED, place, message).after = Some(status.clone());
    }
}

/// An operation of the model with what was written of it.
type Both<'b, 'd> = (&'b Operation, &'b Written<'d>);

fn bodies(comparison: &mut Comparison<'_>, place: &Place, one: Both<'_, '_>, two: Both<'_, '_>) {
    let (Some(left), Some(right)) = (body(one.1), body(two.1)) else { return };
    // A body that is one parameter has a presence and conditions of its own.
    let is_flat = |operation: &Operation| !operation.request.params.iter().any(|param| param.slot == Slot::Payload);
    if is_flat(one.0) && is_flat(two.0) {
        let is_required =
            |body: &Cursor<'_>| body.get("required").is_some_and(|it| it.node.scalar_text().as_deref() == Some("true"));
        comparison.switch(
            place,
            (&rules::REQUEST_BODY_REQUIRED, "requests must have a body"),
            (&rules::REQUEST_BODY_OPTIONAL, "requests may have no body"),
            (is_required(&left), is_required(&right)),
        );
        let of = |documents: &Documents<'_>, document, body: &Cursor<'_>, media: &Option<String>| {
            let schema = schema(body, media.as_deref())?;
            let schema = follow(document, &schema).unwrap_or(schema);
            // A type that is also named elsewhere is compared there.
            (!documents.is_named(&schema)).then(|| Conditions::of_type(documents, &(document, schema)))
        };
        let (base, head) = &comparison.documents;
        let conditions =
            (of(base, one.1.0, &left, &one.0.request.media_type), of(head, two.1.0, &right, &two.0.request.media_type));
        if let (Some(left), Some(right)) = conditions {
            conditions::compare(comparison, &place.inside(" body"), &left, &right);
        }
    }
    media::compare_schemas(comparison, place, &(one.1.0, left.clone()), &(two.1.0, right.clone()));
    if one.0.request.media_type == two.0.request.media_type {
        let rules = (&rules::REQUEST_MEDIA_TYPE_ADDED, &rules::REQUEST_MEDIA_TYPE_REMOVED);
        media::compare(comparison, place, (&left, &right), rules);
    }
}

fn body<'d>((document, operation): &Written<'d>) -> Option<Cursor<'d>> {
    follow(document, &operation.get("requestBody")?)
}

/// The schema of the media type that the client sends.
fn schema<'d>(body: &Cursor<'d>, media: Option<&str>) -> Option<Cursor<'d>> {
    let content = body.get("content")?;
    let mut entries = content.entries();
    let chosen = content.entries().find(|(name, _)| media.is_some_and(|media| media.eq_ignore_ascii_case(name)));
    chosen.or_else(|| entries.next())?.1.get("schema")
}

fn responses(comparison: &mut Comparison<'_>, place: &Place, one: &Written<'_>, two: &Written<'_>, is_other: bool) {
    let heads = cases(two);
    for (status, left) in cases(one) {
        if let Some((_, right)) = heads.iter().find(|(other, _)| *other == status) {
            let place = place.inside(&format!(" {status}"));
            let rules = (&rules::RESPONSE_MEDIA_TYPE_ADDED, &rules::RESPONSE_MEDIA_TYPE_REMOVED);
            if !(is_other && status.starts_with('2')) {
                media::compare(comparison, &place, (&left, right), rules);
            }
            media::compare_schemas(comparison, &place, &(one.0, left), &(two.0, right.clone()));
        }
    }
}

/// The responses of an operation by status.
fn cases<'d>((document, operation): &Written<'d>) -> Vec<(String, Cursor<'d>)> {
    let found = operation.get("responses");
    let cases = found.iter().flat_map(Cursor::entries);
    cases.filter_map(|(status, response)| Some((status.to_owned(), follow(document, &response)?))).collect()
}
