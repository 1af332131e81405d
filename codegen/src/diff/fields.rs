//! Members: of structures, and parameters of requests.

use super::comparison::{Comparison, Place};
use super::document;
use super::finding::{Directions, Wire};
use super::matching::{By, visible};
use super::{rules, text, values};
use crate::analysis::mentioned_in;
use crate::ir::{Field, Presence};

/// Compares two members that are one thing. `is_text` is whether the value is text on the wire whatever its type.
pub(super) fn compare(comparison: &mut Comparison<'_>, place: &Place, one: &Field, two: &Field, by: By, is_text: bool) {
    names(comparison, place, one, two, by);
    let place = visibility(comparison, place, one, two);
    presence(comparison, &place, one, two);
    flags(comparison, &place, one, two);
    let (left, right) = ((&one.ty, &one.constraints), (&two.ty, &two.constraints));
    values::compare(comparison, &place, left, right, is_text);
    let deprecated = (one.flags.deprecated.is_some(), two.flags.deprecated.is_some());
    let rules_of_words = (&rules::MEMBER_DEPRECATED, &rules::MEMBER_NO_LONGER_DEPRECATED);
    comparison.words(&place, (&one.docs, &two.docs), deprecated, rules_of_words);
    document::compare_fields(comparison, &place, one, two);
}

fn names(comparison: &mut Comparison<'_>, place: &Place, one: &Field, two: &Field, by: By) {
    match by {
        By::Likeness => {
            let finding = comparison.change(&rules::MEMBER_REPLACED, place, "it seems that", &one.name, &two.name);
            finding.reason = Some("the two are of one type, and documented alike".to_owned());
        }
        By::Wire if one.name != two.name => {
            comparison.change(&rules::MEMBER_RENAMED, place, "the name", &one.name, &two.name);
        }
        By::Wire => {}
        By::Name if one.wire != two.wire => {
            comparison.change(&rules::MEMBER_WIRE_NAME_CHANGED, place, "its name in messages", &one.wire, &two.wire);
        }
        By::Name => {}
    }
}

/// A member that is only sent, or only received, from now on. Gives back the place in the messages of both sides.
fn visibility(comparison: &mut Comparison<'_>, place: &Place, one: &Field, two: &Field) -> Place {
    comparison.switch(
        place,
        (&rules::BECAME_READ_ONLY, "it is only received"),
        (&rules::NO_LONGER_READ_ONLY, "it may be sent as well"),
        (one.flags.read_only, two.flags.read_only),
    );
    comparison.switch(
        place,
        (&rules::BECAME_WRITE_ONLY, "it is only sent"),
        (&rules::NO_LONGER_WRITE_ONLY, "it is received as well"),
        (one.flags.write_only, two.flags.write_only),
    );
    place.only(visible(one).and(visible(two)))
}

fn presence(comparison: &mut Comparison<'_>, place: &Place, one: &Field, two: &Field) {
    let is_required = |field: &Field| field.presence == Presence::Required && !is_filled(field);
    match (&one.presence, &two.presence) {
        (Presence::Required, Presence::Default(_)) => {}
        (Presence::Required, Presence::Optional) => {
            let validators = is_required(one) && place.ways.request;
            let finding = comparison.report(&rules::BECAME_OPTIONAL, place, "it may be absent");
            finding.validators = validators;
        }
        // It was required all along, and no longer has a default.
        (Presence::Default(_), Presence::Required) if one.flags.required => {}
        (Presence::Optional | Presence::Default(_), Presence::Required) => {
            let place = if is_filled(two) { place.only(Directions::RESPONSE) } else { place.clone() };
            comparison.report(&rules::BECAME_REQUIRED, &place, "it must be there");
        }
        _ => {}
    }
    defaults(comparison, place, one, two);
}

fn defaults(comparison: &mut Comparison<'_>, place: &Place, one: &Field, two: &Field) {
    match (default_of(one), default_of(two)) {
        (Some(before), Some(after)) if before != after => {
            let place = place.only(Directions::REQUEST);
            comparison.change(&rules::DEFAULT_CHANGED, &place, "the default", before, after);
        }
        (None, Some(after)) => {
            let finding = comparison.report(&rules::DEFAULT_ADDED, place, format!("the default is `{after}`"));
            finding.after = Some(after);
        }
        (Some(before), None) => {
            let message = format!("the default `{before}` is gone");
            let finding = comparison.report(&rules::DEFAULT_REMOVED, place, message);
            finding.before = Some(before);
            if one.flags.required && two.flags.required {
                finding.request = finding.request.min(Wire::Compatible);
                finding.reason = Some("it was and is required".to_owned());
            }
        }
        _ => {}
    }
}

/// What absence stands for.
fn default_of(field: &Field) -> Option<String> {
    match &field.presence {
        Presence::Default(value) => Some(value.to_string()),
        Presence::Required | Presence::Optional => field.flags.assumed.as_ref().map(ToString::to_string),
    }
}

/// Whether a client fills it where the caller gives nothing.
fn is_filled(field: &Field) -> bool {
    field.flags.idempotency_token || field.flags.fallback.is_some()
}

fn flags(comparison: &mut Comparison<'_>, place: &Place, one: &Field, two: &Field) {
    let (left, right) = (&one.flags, &two.flags);
    comparison.switch(
        place,
        (&rules::CLIENT_OPTIONAL_ADDED, "clients treat it as optional"),
        (&rules::CLIENT_OPTIONAL_REMOVED, "clients rely on it"),
        (left.client_optional, right.client_optional),
    );
    comparison.switch(
        &place.only(Directions::REQUEST),
        (&rules::TOKEN_ADDED, "clients fill it with a fresh token"),
        (&rules::TOKEN_REMOVED, "clients no longer fill it with a token"),
        (left.idempotency_token, right.idempotency_token),
    );
    comparison.switch(
        place,
        (&rules::SENSITIVE_ADDED, "it is never shown"),
        (&rules::SENSITIVE_REMOVED, "it may be shown"),
        (left.sensitive, right.sensitive),
    );
    if left.media_type != right.media_type {
        let name = |media: &Option<String>| media.clone().unwrap_or_else(|| "none".to_owned());
        let (before, after) = (name(&left.media_type), name(&right.media_type));
        comparison.change(&rules::CONTENT_TYPE_CHANGED, place, "its media type", before, after);
    }
    if left.event != right.event {
        let name = |field: &Field| format!("{:?}", field.flags.event).to_lowercase();
        comparison.change(&rules::EVENT_SLOT_CHANGED, place, "its part of the event", name(one), name(two));
    }
}

/// A member that only the head has; `what` is its part of the message.
pub(super) fn added(comparison: &mut Comparison<'_>, place: &Place, field: &Field, what: &str) {
    let is_required = field.presence == Presence::Required && !is_filled(field);
    let rule = if is_required { &rules::REQUIRED_MEMBER_ADDED } else { &rules::MEMBER_ADDED };
    let shown = text::field(&comparison.head.types, field);
    let message = format!("the {what} `{}` is new: {shown}", field.name);
    comparison.report(rule, place, message).after = Some(shown);
    comparison.comes(mentioned_in(&field.ty));
}

/// A member that only the base has.
pub(super) fn removed(comparison: &mut Comparison<'_>, place: &Place, field: &Field, what: &str) {
    let is_required = field.presence == Presence::Required;
    let rule = if is_required { &rules::REQUIRED_MEMBER_REMOVED } else { &rules::MEMBER_REMOVED };
    let shown = text::field(&comparison.base.types, field);
    let message = format!("the {what} `{}` is gone: {shown}", field.name);
    comparison.report(rule, place, message).before = Some(shown);
    comparison.goes(mentioned_in(&field.ty));
}
