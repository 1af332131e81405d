//! Members that claim the same header or query parameter (Smithy 2.0, "`httpHeader` trait", "`httpPrefixHeaders`
//! trait", "`httpQuery` trait").

use std::collections::{HashMap, HashSet};

use crate::diagnostics::{Diagnostics, codes};

use super::super::super::Model;
use super::super::super::model::{Member, Shape, Trait};
use super::super::super::uri;
use super::super::structure;
use super::exchanges;

const HEADER: &str = "smithy.api#httpHeader";
const PREFIX: &str = "smithy.api#httpPrefixHeaders";
const QUERY: &str = "smithy.api#httpQuery";

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        check_distinct(shape, HEADER, "header", str::to_ascii_lowercase, diagnostics);
        check_distinct(shape, QUERY, "query parameter", str::to_owned, diagnostics);
        check_prefixes(shape, diagnostics);
    }
    check_literals(model, diagnostics);
}

/// The members that a trait binds to a name, with the name.
fn bound<'a>(shape: &'a Shape, id: &str) -> impl Iterator<Item = (&'a Member, &'a Trait, &'a str)> {
    shape.members.iter().filter_map(move |member| {
        let applied = member.traits.get(id)?;
        Some((member, applied, applied.value.as_str()?))
    })
}

fn check_distinct(shape: &Shape, id: &str, what: &str, key: impl Fn(&str) -> String, diagnostics: &mut Diagnostics) {
    let mut seen: HashMap<String, (&Member, &Trait)> = HashMap::new();
    for (member, applied, name) in bound(shape, id) {
        let Some((first, first_applied)) = seen.get(&key(name)) else {
            seen.insert(key(name), (member, applied));
            continue;
        };
        let (one, other) = (first.name(), member.name());
        let message =
            format!("the members `{one}` and `{other}` of `{}` are bound to the same {what} `{name}`", shape.id);
        let diagnostic = diagnostics.error(&codes::CONFLICTING_BINDINGS, &applied.origin, message);
        diagnostic.related(&first_applied.origin, "first bound here");
    }
}

/// A map that takes every header with its prefix would take that of another member too. The empty prefix takes what
/// is left.
fn check_prefixes(shape: &Shape, diagnostics: &mut Diagnostics) {
    let prefixes = bound(shape, PREFIX).filter(|(_, _, prefix)| !prefix.is_empty());
    for (map, map_applied, prefix) in prefixes {
        for (member, applied, name) in bound(shape, HEADER) {
            if name.to_ascii_lowercase().starts_with(&prefix.to_ascii_lowercase()) {
                let message = format!(
                    "the header `{name}` of `{}` belongs to `{}` too, for it begins with `{prefix}`",
                    member.id, map.id
                );
                let diagnostic = diagnostics.error(&codes::CONFLICTING_BINDINGS, &applied.origin, message);
                diagnostic.related(&map_applied.origin, "takes every header with this prefix");
            }
        }
    }
}

/// What the URI fixes is no caller's to set.
fn check_literals(model: &Model, diagnostics: &mut Diagnostics) {
    for exchange in exchanges(model) {
        let Some(input) = structure(model, &exchange.operation.input) else { continue };
        let literals: HashSet<&str> = uri::query_literals(exchange.query).map(|(name, _)| name).collect();
        for (member, applied, name) in bound(input, QUERY).filter(|(_, _, name)| literals.contains(name)) {
            let message = format!(
                "`{}` is bound to the query parameter `{name}`, which the URI of `{}` sets already",
                member.id, exchange.shape.id,
            );
            let diagnostic = diagnostics.error(&codes::CONFLICTING_BINDINGS, &applied.origin, message);
            diagnostic.related(&exchange.applied.origin, "the URI");
        }
    }
}
