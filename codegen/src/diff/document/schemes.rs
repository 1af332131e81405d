//! Security: the scopes that operations ask for, and where tokens come from (OpenAPI 3.1, sections 4.8.27 to 4.8.30).

use std::collections::BTreeSet;

use super::super::comparison::{Comparison, Place, Root};
use super::super::finding::Directions;
use super::super::rules;
use super::super::written::{Written, follow};
use crate::openapi::document::{Cursor, Document};
use crate::rust::Subject;

/// One of the alternatives: schemes that are needed together, and the scopes of all of them.
type Alternative = (BTreeSet<String>, BTreeSet<String>);

/// Compares the scopes of alternatives with the same schemes. What satisfied one of the base is good as long as it
/// satisfies one of the head.
pub(super) fn compare_scopes(comparison: &mut Comparison<'_>, place: &Place, one: &Written<'_>, two: &Written<'_>) {
    let (before, after) = (alternatives(one), alternatives(two));
    let twins = |of: &'_ BTreeSet<String>, all: &'_ [Alternative]| -> Vec<BTreeSet<String>> {
        all.iter().filter(|(schemes, _)| schemes == of).map(|(_, scopes)| scopes.clone()).collect()
    };
    for (schemes, scopes) in &before {
        let heads = twins(schemes, &after);
        if let Some(nearest) = nearest(scopes, &heads) {
            let message = format!("{} must have the {}", listed(schemes), words(&nearest));
            comparison.report(&rules::AUTH_SCOPE_ADDED, place, message).after = Some(words(&nearest));
        }
    }
    for (schemes, scopes) in &after {
        let bases = twins(schemes, &before);
        if let Some(nearest) = nearest(scopes, &bases) {
            let message = format!("{} need not have the {}", listed(schemes), words(&nearest));
            comparison.report(&rules::AUTH_SCOPE_REMOVED, place, message).before = Some(words(&nearest));
        }
    }
}

/// What is missing for the nearest of some sets of scopes; none where one is satisfied, or where there are none.
fn nearest(scopes: &BTreeSet<String>, others: &[BTreeSet<String>]) -> Option<BTreeSet<String>> {
    let missing = others.iter().map(|other| other.difference(scopes).cloned().collect::<BTreeSet<_>>());
    missing.min_by_key(BTreeSet::len).filter(|missing| !missing.is_empty())
}

fn alternatives((document, operation): &Written<'_>) -> Vec<Alternative> {
    let own = operation.get("security").or_else(|| document.root().get("security"));
    let alternative = |requirement: Cursor<'_>| {
        let schemes = requirement.entries().map(|(name, _)| name.to_owned()).collect();
        let scopes = requirement
            .entries()
            .flat_map(|(_, scopes)| scopes.items().filter_map(|scope| scope.node.scalar_text()).collect::<Vec<_>>());
        (schemes, scopes.collect())
    };
    own.iter().flat_map(Cursor::items).map(alternative).collect()
}

fn listed(names: &BTreeSet<String>) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" and ")
}

fn words(scopes: &BTreeSet<String>) -> String {
    format!("{} {}", if scopes.len() == 1 { "scope" } else { "scopes" }, listed(scopes))
}

/// Compares the URLs of the OAuth flows of schemes with one name.
pub(in super::super) fn compare(comparison: &mut Comparison<'_>) {
    let (base, head) = (comparison.documents.0.all, comparison.documents.1.all);
    let ([one], [two]) = (base, head) else { return };
    let heads = urls(two);
    for (what, before, origin) in urls(one) {
        let Some((_, after, new)) = heads.iter().find(|(other, ..)| *other == what) else { continue };
        if before != *after {
            let place = Place::alike(Subject::Service, (&origin, new), Directions::REQUEST, Root::Service);
            comparison.change(&rules::OAUTH_URL_CHANGED, &place, &format!("the {what}"), before, after.clone());
        }
    }
}

/// What each URL is for, the URL, and where it stands.
fn urls(document: &Document) -> Vec<(String, String, crate::diagnostics::Origin)> {
    const KINDS: &[&str] = &["authorizationUrl", "tokenUrl", "refreshUrl", "openIdConnectUrl"];
    let mut found = Vec::new();
    let mut add = |owner: &str, holder: &Cursor<'_>| {
        for kind in KINDS {
            if let Some(url) = holder.get(kind) {
                let text = url.node.scalar_text().unwrap_or_default();
                found.push((format!("{kind} of `{owner}`"), text, url.origin));
            }
        }
    };
    let schemes = document.root().get("components").and_then(|components| components.get("securitySchemes"));
    for (name, scheme) in schemes.iter().flat_map(Cursor::entries) {
        let Some(scheme) = follow(document, &scheme) else { continue };
        add(name, &scheme);
        for (flow, holder) in scheme.get("flows").iter().flat_map(Cursor::entries) {
            add(&format!("{name} {flow}"), &holder);
        }
    }
    found
}
