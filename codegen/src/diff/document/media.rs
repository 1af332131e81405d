//! Media types beside the one that a client chooses, and their schemas.

use std::collections::BTreeSet;

use super::super::comparison::{Comparison, Place};
use super::super::rules::{self, Rule};
use super::super::written::Written;
use super::canonical;
use crate::openapi::document::Cursor;

/// Compares the media types under which a body is documented, but for those whose change the model shows.
pub(super) fn compare(
    comparison: &mut Comparison<'_>,
    place: &Place,
    (one, two): (&Cursor<'_>, &Cursor<'_>),
    (added, removed): (&'static Rule, &'static Rule),
) {
    let (before, after) = (names(one), names(two));
    if before.is_empty() || after.is_empty() {
        return;
    }
    for name in before.difference(&after) {
        comparison.report(removed, place, format!("the media type `{name}` is gone")).before = Some(name.clone());
    }
    for name in after.difference(&before) {
        comparison.report(added, place, format!("the media type `{name}` is new")).after = Some(name.clone());
    }
}

/// Compares the schemas under media types that no client chooses. What has changed with the chosen one is one change.
pub(super) fn compare_schemas(comparison: &mut Comparison<'_>, place: &Place, one: &Written<'_>, two: &Written<'_>) {
    let (before, after) = (schemas(one), schemas(two));
    let pairs: Vec<_> = before
        .iter()
        .filter_map(|(name, left)| Some((name, left, &after.iter().find(|(other, _)| other == name)?.1)))
        .collect();
    let chosen = |schemas: &[(String, Cursor<'_>)]| {
        let chosen = schemas.iter().find(|(name, _)| name.contains("json")).or_else(|| schemas.first());
        chosen.map(|(name, _)| name.clone())
    };
    let chosen = [chosen(&before), chosen(&after)];
    let shown: Vec<_> = pairs
        .into_iter()
        .map(|(name, left, right)| (name, canonical::text(one.0, left), canonical::text(two.0, right), right))
        .collect();
    let is_chosen = |name: &String| chosen.iter().all(|other| other.as_ref() == Some(name));
    let known = shown.iter().find(|(name, ..)| is_chosen(name)).map(|(_, left, right, _)| (left, right));
    for (name, left, right, schema) in &shown {
        if left != right && !is_chosen(name) && known != Some((left, right)) {
            let place = Place { head: Some(schema.origin.clone()), ..place.clone() };
            let what = format!("the schema under `{name}`");
            comparison.change(&rules::CONDITION_CHANGED, &place, &what, left, right);
        }
    }
}

/// The schemas of a body by media type.
fn schemas<'d>((_, body): &Written<'d>) -> Vec<(String, Cursor<'d>)> {
    let content = body.get("content");
    let entries = content.iter().flat_map(Cursor::entries);
    entries.filter_map(|(name, media)| Some((normal(name), media.get("schema")?))).collect()
}

fn normal(name: &str) -> String {
    name.chars().filter(|letter| !letter.is_whitespace()).collect::<String>().to_lowercase()
}

/// The names without case and blanks, in which they do not differ (RFC 9110, section 8.3.1).
pub(super) fn names(body: &Cursor<'_>) -> BTreeSet<String> {
    let content = body.get("content");
    let names = content.iter().flat_map(Cursor::entries);
    names.map(|(name, _)| normal(name)).collect()
}
