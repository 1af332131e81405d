//! How URI patterns are written (Smithy 2.0, "`http` trait", `uri`).

use std::collections::HashSet;

use crate::diagnostics::{Diagnostics, codes};

use super::super::super::Model;
use super::super::super::uri::{self, Segment};
use super::{Exchange, exchanges};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for exchange in exchanges(model) {
        let name = exchange.shape.id.name();
        match problem_of(&exchange) {
            Some(problem) => {
                let uri = uri_of(&exchange);
                let message = format!("`{uri}` of operation `{name}`: {problem}");
                diagnostics.error(&codes::INVALID_URI, &exchange.applied.origin, message);
            }
            None => check_greedy(&exchange, diagnostics),
        }
    }
}

fn uri_of<'a>(exchange: &Exchange<'a>) -> &'a str {
    exchange.applied.value.get("uri").and_then(|uri| uri.as_str()).unwrap_or_default()
}

fn problem_of(exchange: &Exchange<'_>) -> Option<String> {
    let path = match exchange.path.strip_prefix('/') {
        None => return Some("it must begin with a `/`".to_owned()),
        Some(path) => path.strip_suffix('/').unwrap_or(path),
    };
    let segments = match uri::parse(exchange.path) {
        Err(problem) => return Some(problem),
        Ok(segments) => segments,
    };
    if uri_of(exchange).ends_with('?') {
        return Some("nothing follows its `?`".to_owned());
    }
    if exchange.query.contains(['{', '}']) {
        return Some("labels belong into the path, not behind the `?`".to_owned());
    }
    if let Some(found) = uri_of(exchange).chars().find(|c| !is_uri_character(*c)) {
        return Some(format!("the character `{found}` is not allowed in a URI"));
    }
    if path.split('/').any(str::is_empty) && !path.is_empty() {
        return Some("it has an empty path segment".to_owned());
    }
    let is_whole = |segment: &str| {
        !segment.contains('{') || segment.starts_with('{') && segment.find('}') == segment.len().checked_sub(1)
    };
    if let Some(part) = path.split('/').find(|segment| !is_whole(segment)) {
        return Some(format!("a label must be a whole path segment, but it is a part of `{part}`"));
    }
    let mut seen = HashSet::new();
    segments.iter().find_map(|segment| match segment {
        Segment::Label { name, .. } if !seen.insert(*name) => Some(format!("it has the label `{name}` twice")),
        _ => None,
    })
}

/// The characters of RFC 3986, and the braces of labels. `#` would begin a fragment, which is never sent.
fn is_uri_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?[]@!$&'()*+,;=%{}".contains(c)
}

/// A greedy label that is not the last leaves to the server to guess where it ends.
fn check_greedy(exchange: &Exchange<'_>, diagnostics: &mut Diagnostics) {
    let labels = uri::labels(exchange.path);
    let Some(position) = labels.iter().position(|(_, greedy)| *greedy) else { return };
    if position + 1 < labels.len() {
        let (name, _) = labels[position];
        let message = format!(
            "the greedy label `{name}` of operation `{}` is not the last label of `{}`",
            exchange.shape.id.name(),
            exchange.path,
        );
        diagnostics.warning(&codes::INVALID_GREEDY_LABEL, &exchange.applied.origin, message);
    }
}
