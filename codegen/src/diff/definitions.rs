//! Named types that stand in one place.

use std::collections::{HashMap, HashSet};

use super::comparison::{Comparison, Place, Root};
use super::finding::{Directions, Finding, Wire};
use super::matching::{By, match_fields, visible};
use super::{document, fields, rules, text, values};
use crate::analysis::mentioned_in;
use crate::ir::{Constraints, Enum, EnumValue, Field, Struct, Tagging, TypeDef, TypeId, TypeKind, Union};
use crate::rust::Subject;

/// Compares every pair of types that some operation reaches.
pub(super) fn compare(comparison: &mut Comparison<'_>) {
    for number in 0..comparison.pairs.all.len() {
        let (one, two) = comparison.pairs.all[number];
        let ways = comparison.pairs.directions[number];
        pair(comparison, (one, two), ways, Root::Pair(number));
    }
}

/// Compares two types of one kind.
pub(super) fn pair(comparison: &mut Comparison<'_>, ids: (TypeId, TypeId), ways: Directions, root: Root) {
    let (one, two) = (&comparison.base.types[ids.0], &comparison.head.types[ids.1]);
    let subjects = (Subject::Type(one.name.clone()), Subject::Type(two.name.clone()));
    let place = Place::new(subjects, (&one.origin, &two.origin), ways, root);
    itself(comparison, &place, one, two);
    document::compare_types(comparison, &place, one, two);
    match (&one.kind, &two.kind) {
        (TypeKind::Struct(left), TypeKind::Struct(right)) => structures(comparison, &place, left, right),
        (TypeKind::Union(left), TypeKind::Union(right)) => unions(comparison, &place, left, right),
        (TypeKind::Enum(left), TypeKind::Enum(right)) => enums(comparison, &place, left, right),
        (TypeKind::Newtype(left), TypeKind::Newtype(right)) => {
            let (left, right) = ((&left.ty, &left.constraints), (&right.ty, &right.constraints));
            values::compare(comparison, &place, left, right, false);
        }
        _ => {}
    }
}

fn itself(comparison: &mut Comparison<'_>, place: &Place, one: &TypeDef, two: &TypeDef) {
    // Where both names live on, a member has been given another type, and its own finding says so.
    let is_renamed = one.name != two.name
        && comparison.head.types.find(&one.name).is_none()
        && comparison.base.types.find(&two.name).is_none();
    if is_renamed {
        comparison.change(&rules::TYPE_RENAMED, place, "the type", &one.name, &two.name);
    }
    if one.name == two.name || is_renamed {
        let deprecated = (one.deprecated.is_some(), two.deprecated.is_some());
        let rules_of_words = (&rules::TYPE_DEPRECATED, &rules::TYPE_NO_LONGER_DEPRECATED);
        comparison.words(place, (&one.docs, &two.docs), deprecated, rules_of_words);
    }
    comparison.switch(
        place,
        (&rules::SENSITIVE_ADDED, "its values are never shown"),
        (&rules::SENSITIVE_REMOVED, "its values may be shown"),
        (one.sensitive, two.sensitive),
    );
}

/// The member of a type.
fn member(place: &Place, one: Option<&Field>, two: Option<&Field>) -> Place {
    let (base, head) = (place.subjects.0.to_string(), place.subjects.1.to_string());
    let name = |field: Option<&Field>, other: Option<&Field>| {
        field.or(other).map_or(String::new(), |field| field.name.clone())
    };
    // What one side alone has is named after the type as the other side calls it.
    let (base, head) = match (one, two) {
        (None, Some(_)) => (head.clone(), head),
        (Some(_), None) => (base.clone(), base),
        _ => (base, head),
    };
    let subjects = (Subject::Member(base, name(one, two)), Subject::Member(head, name(two, one)));
    place.named(subjects, (one.map(|field| &field.origin), two.map(|field| &field.origin)))
}

fn structures(comparison: &mut Comparison<'_>, place: &Place, one: &Struct, two: &Struct) {
    members(comparison, place, &one.fields, &two.fields, "member");
    match (&one.additional, &two.additional) {
        (Some(left), Some(right)) => {
            let place = place.inside("{}");
            let none = Constraints::default();
            values::compare(comparison, &place, (left, &none), (right, &none), false);
        }
        (None, Some(ty)) => {
            let shown = text::ty(&comparison.head.types, ty);
            let message = format!("members without a field are `{shown}`");
            comparison.report(&rules::OTHER_MEMBERS_ALLOWED, place, message).after = Some(shown);
        }
        (Some(ty), None) => {
            let shown = text::ty(&comparison.base.types, ty);
            let message = "there are no members without a field any more";
            comparison.report(&rules::OTHER_MEMBERS_FORBIDDEN, place, message).before = Some(shown);
        }
        (None, None) => {}
    }
}

fn members(comparison: &mut Comparison<'_>, place: &Place, one: &[Field], two: &[Field], what: &str) {
    let matched = match_fields(comparison.base, comparison.head, one, two);
    for (left, right, by) in matched.matched {
        let (left, right) = (&one[left], &two[right]);
        fields::compare(comparison, &member(place, Some(left), Some(right)), left, right, by, false);
    }
    for left in matched.removed.into_iter().map(|position| &one[position]) {
        fields::removed(comparison, &member(place, Some(left), None).only(visible(left)), left, what);
    }
    for right in matched.added.into_iter().map(|position| &two[position]) {
        fields::added(comparison, &member(place, None, Some(right)).only(visible(right)), right, what);
    }
}

fn unions(comparison: &mut Comparison<'_>, place: &Place, one: &Union, two: &Union) {
    if one.tagging != two.tagging {
        let (before, after) = (tagging(&one.tagging), tagging(&two.tagging));
        comparison.change(&rules::TAGGING_CHANGED, place, "how variants are distinguished", before, after);
    }
    let matched = match_fields(comparison.base, comparison.head, &one.variants, &two.variants);
    for (left, right, by) in matched.matched {
        let (left, right) = (&one.variants[left], &two.variants[right]);
        // Where no name is sent, another name is another name for callers alone.
        let by = if one.tagging == Tagging::Untagged && by == By::Likeness { By::Wire } else { by };
        let left_wire = if two.tagging == Tagging::Untagged {
            Field { wire: right.wire.clone(), ..left.clone() }
        } else {
            left.clone()
        };
        fields::compare(comparison, &member(place, Some(left), Some(right)), &left_wire, right, by, false);
    }
    for left in matched.removed.into_iter().map(|position| &one.variants[position]) {
        let place = member(place, Some(left), None);
        let shown = text::ty(&comparison.base.types, &left.ty);
        let message = format!("the variant `{}` is gone: {shown}", left.name);
        comparison.report(&rules::VARIANT_REMOVED, &place, message).before = Some(shown);
        comparison.goes(mentioned_in(&left.ty));
    }
    for right in matched.added.into_iter().map(|position| &two.variants[position]) {
        let place = member(place, None, Some(right));
        let shown = text::ty(&comparison.head.types, &right.ty);
        let message = format!("the variant `{}` is new: {shown}", right.name);
        comparison.report(&rules::VARIANT_ADDED, &place, message).after = Some(shown);
        comparison.comes(mentioned_in(&right.ty));
    }
}

fn tagging(tagging: &Tagging) -> String {
    match tagging {
        Tagging::Member => "the name of the only member".to_owned(),
        Tagging::Field(name) => format!("the member {name}"),
        Tagging::Literal(name) => format!("the number or boolean {name}"),
        Tagging::Untagged => "trying".to_owned(),
    }
}

/// Values are one thing when they are one on the wire; their order says nothing.
fn enums(comparison: &mut Comparison<'_>, place: &Place, one: &Enum, two: &Enum) {
    if one.integer != two.integer {
        let kind = |values: &Enum| if values.integer { "integers" } else { "texts" };
        comparison.change(&rules::TYPE_CHANGED, place, "the values", kind(one), kind(two));
        return;
    }
    comparison.switch(
        place,
        (&rules::BECAME_TEXT, "values beside the listed ones are as good"),
        (&rules::BECAME_ENUM, "only listed values are allowed"),
        (one.open, two.open),
    );
    // Where every text is as good, the list is a help for callers.
    let is_open = one.open && two.open;
    let owner = |side: &Subject| side.to_string();
    let value = |name: &str| {
        let subjects = (
            Subject::Member(owner(&place.subjects.0), name.to_owned()),
            Subject::Member(owner(&place.subjects.1), name.to_owned()),
        );
        place.named(subjects, (None, None))
    };
    let before: HashSet<&str> = one.values.iter().map(|left| left.value.as_str()).collect();
    let mut after: HashMap<&str, &EnumValue> = HashMap::new();
    for right in &two.values {
        after.entry(&right.value).or_insert(right);
    }
    for left in &one.values {
        match after.get(left.value.as_str()) {
            None => {
                let place = Place { base: Some(left.origin.clone()), ..value(&left.value) };
                let finding =
                    comparison.report(&rules::VALUE_REMOVED, &place, format!("the value `{}` is gone", left.value));
                finding.before = Some(left.value.clone());
                if is_open {
                    relax(finding);
                }
            }
            Some(right) => {
                let place = value(&left.value);
                let place = Place { base: Some(left.origin.clone()), head: Some(right.origin.clone()), ..place };
                if left.name != right.name {
                    comparison.change(&rules::VALUE_RENAMED, &place, "the name", &left.name, &right.name);
                }
                let deprecated = (left.deprecated.is_some(), right.deprecated.is_some());
                let rules_of_words = (&rules::MEMBER_DEPRECATED, &rules::MEMBER_NO_LONGER_DEPRECATED);
                comparison.words(&place, (&left.docs, &right.docs), deprecated, rules_of_words);
            }
        }
    }
    for right in two.values.iter().filter(|right| !before.contains(right.value.as_str())) {
        let place = Place { head: Some(right.origin.clone()), ..value(&right.value) };
        let validators = place.ways.request;
        let finding = comparison.report(&rules::VALUE_ADDED, &place, format!("the value `{}` is new", right.value));
        finding.after = Some(right.value.clone());
        finding.validators = validators && !one.open;
        if is_open {
            relax(finding);
        }
    }
}

/// What was and is allowed in any case changes nothing for messages.
fn relax(finding: &mut Finding) {
    finding.request = finding.request.min(Wire::Compatible);
    finding.response = finding.response.min(Wire::Compatible);
    finding.reason = Some("the enum is open: every text is allowed".to_owned());
}

/// Compares types that no operation reaches on either side, by name, and lists those that one side alone has.
pub(super) fn compare_unreachable(comparison: &mut Comparison<'_>, reached: (&[bool], &[bool])) {
    let (base, head) = (comparison.base, comparison.head);
    for (id, definition) in base.types.iter().filter(|(id, _)| !reached.0[id.index()]) {
        let subject = Subject::Type(definition.name.clone());
        match head.types.find(&definition.name) {
            Some(twin) if !reached.1[twin.index()] => {
                let is_one_kind =
                    std::mem::discriminant(&definition.kind) == std::mem::discriminant(&head.types[twin].kind);
                if is_one_kind {
                    pair(comparison, (id, twin), Directions::NEITHER, Root::Unreachable);
                } else {
                    let origins = (&definition.origin, &head.types[twin].origin);
                    let place = Place::new((subject.clone(), subject), origins, Directions::NEITHER, Root::Unreachable);
                    comparison.report(&rules::TYPE_CHANGED, &place, "it is something else");
                }
            }
            Some(_) => {}
            None => {
                let origins = (&definition.origin, &head.origin);
                let place = Place::new((subject.clone(), subject), origins, Directions::NEITHER, Root::Unreachable);
                comparison.report(&rules::TYPE_REMOVED, &place, "the type is gone");
            }
        }
    }
    for (id, definition) in head.types.iter() {
        if !reached.1[id.index()] && base.types.find(&definition.name).is_none() {
            let subject = Subject::Type(definition.name.clone());
            let origins = (&base.origin, &definition.origin);
            let place = Place::new((subject.clone(), subject), origins, Directions::NEITHER, Root::Unreachable);
            comparison.report(&rules::TYPE_ADDED, &place, "the type is new");
        }
    }
}
