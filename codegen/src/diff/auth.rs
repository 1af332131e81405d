//! How operations authenticate: alternatives, each of which may need several schemes.

use super::comparison::{Comparison, Place};
use super::rules;
use crate::ir::{Api, AuthChoice, Operation};

/// Compares the alternatives of an operation, by the names of their schemes.
pub(super) fn compare(comparison: &mut Comparison<'_>, place: &Place, one: &Operation, two: &Operation) {
    let (before, after) = (choices(comparison.base, &one.auth), choices(comparison.head, &two.auth));
    let (is_free, stays_free) = (is_anonymous(&before), is_anonymous(&after));
    comparison.switch(
        place,
        (&rules::AUTH_BECAME_OPTIONAL, "requests may be anonymous"),
        (&rules::AUTH_BECAME_REQUIRED, "requests may no longer be anonymous"),
        (is_free, stays_free),
    );
    let named =
        |choices: &[String]| -> Vec<String> { choices.iter().filter(|name| !name.is_empty()).cloned().collect() };
    let (before, after) = (named(&before), named(&after));
    for choice in before.iter().filter(|choice| !after.contains(choice)) {
        // Requests that authenticate are as good as anonymous ones.
        if !(stays_free && after.is_empty()) {
            let message = format!("`{choice}` no longer authenticates");
            comparison.report(&rules::AUTH_REMOVED, place, message).before = Some(choice.clone());
        }
    }
    for choice in after.iter().filter(|choice| !before.contains(choice)) {
        if !(is_free && before.is_empty()) {
            let message = format!("`{choice}` authenticates as well");
            comparison.report(&rules::AUTH_ADDED, place, message).after = Some(choice.clone());
        }
    }
    let common = |one: &[String], two: &[String]| -> Vec<String> {
        one.iter().filter(|choice| two.contains(choice)).cloned().collect()
    };
    let (left, right) = (common(&before, &after), common(&after, &before));
    if left != right {
        comparison.change(&rules::AUTH_REORDERED, place, "the order", left.join(", "), right.join(", "));
    }
}

/// The alternatives by the names of their schemes, those of one in alphabetical order; an empty text is nobody.
fn choices(api: &Api, choices: &[AuthChoice]) -> Vec<String> {
    let name = |position: &usize| api.auth.get(*position).map(|scheme| scheme.name.as_str());
    let names = |choice: &AuthChoice| {
        let mut names: Vec<&str> = choice.schemes.iter().filter_map(name).collect();
        names.sort_unstable();
        names.join(" and ")
    };
    choices.iter().map(names).collect()
}

fn is_anonymous(choices: &[String]) -> bool {
    choices.is_empty() || choices.iter().any(String::is_empty)
}
