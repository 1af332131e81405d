//! Enums.

use std::collections::{HashMap, HashSet};

use super::super::comparison::{Comparison, Place};
use super::super::finding::{Finding, Wire};
use super::super::rules;
use crate::ir::{Enum, EnumValue};
use crate::rust::Subject;

/// Compares two enums. Values are one thing when they are one on the wire; their order says nothing.
pub(super) fn compare(comparison: &mut Comparison<'_>, place: &Place, one: &Enum, two: &Enum) {
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
