//! Operations of a service that no server could tell apart (Smithy 2.0, "`http` trait", "URI conflicts").

use std::collections::HashMap;

use regex::Regex;

use crate::diagnostics::{Diagnostics, codes};

use super::super::super::Model;
use super::super::super::model::Shape;
use super::super::super::uri;
use super::super::structure;
use super::{Exchange, exchange, host_prefix};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for service in model.services().filter_map(Shape::as_service) {
        let mut known: HashMap<String, Vec<Exchange<'_>>> = HashMap::new();
        for found in model.operations(service).into_iter().filter_map(exchange) {
            let same = known.entry(route(&found)).or_default();
            if let Some(first) = same.iter().find(|first| hosts_meet(model, first.shape, found.shape)) {
                let message = format!(
                    "the operations `{}` and `{}` have the same method and URI: {} {}",
                    first.shape.id, found.shape.id, found.method, found.path,
                );
                let diagnostic = diagnostics.error(&codes::CONFLICTING_URIS, &found.applied.origin, message);
                diagnostic.related(&first.applied.origin, "the other operation");
            }
            same.push(found);
        }
    }
}

/// What a server decides by: the names of labels are no matter, nor is the order of what stands in the query.
fn route(exchange: &Exchange<'_>) -> String {
    let mut query: Vec<&str> = exchange.query.split('&').collect();
    query.sort_unstable();
    format!("{} {}?{}", exchange.method.to_ascii_uppercase(), nameless(exchange.path), query.join("&"))
}

fn nameless(pattern: &str) -> String {
    let segments = uri::parse(pattern).unwrap_or_default();
    let parts = segments.iter().map(|segment| match segment {
        uri::Segment::Literal(text) => text,
        uri::Segment::Label { greedy: true, .. } => "{+}",
        uri::Segment::Label { .. } => "{}",
    });
    parts.collect()
}

/// Whether a request for one operation may reach the host of the other.
fn hosts_meet(model: &Model, one: &Shape, other: &Shape) -> bool {
    let (one_prefix, other_prefix) = match (host_prefix(one), host_prefix(other)) {
        (None, None) => return true,
        (Some((_, one)), Some((_, other))) => (one, other),
        _ => return false,
    };
    let (one_parts, other_parts) = (one_prefix.split('.'), other_prefix.split('.'));
    one_parts.clone().count() == other_parts.clone().count()
        && one_parts.zip(other_parts).all(|(one_part, other_part)| {
            nameless(one_part) == nameless(other_part)
                || may_be(model, one, one_part, other_part)
                || may_be(model, other, other_part, one_part)
        })
}

/// Whether a part of a host that is one label of this operation may become that text.
fn may_be(model: &Model, shape: &Shape, part: &str, text: &str) -> bool {
    let label = part.strip_prefix('{').and_then(|part| part.strip_suffix('}'));
    let Some(label) = label.filter(|_| !text.contains('{')) else { return false };
    let input = shape.as_operation().and_then(|operation| structure(model, &operation.input));
    let pattern = input.and_then(|input| model.member_trait(input.member(label)?, "smithy.api#pattern"));
    let regex = pattern.and_then(|pattern| Regex::new(pattern.value.as_str()?).ok());
    regex.is_none_or(|regex| regex.is_match(text))
}
