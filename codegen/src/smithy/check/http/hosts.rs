//! Host prefixes (Smithy 2.0, "`endpoint` trait", `hostPrefix`).

use crate::diagnostics::{Diagnostics, codes};

use super::super::super::Model;
use super::super::super::uri::{self, Segment};
use super::host_prefix;

/// The longest part of a domain name between two periods (RFC 1035, section 2.3.4).
const LONGEST_LABEL: usize = 63;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        let Some((applied, prefix)) = host_prefix(shape) else { continue };
        if let Some(problem) = problem_of(prefix) {
            let message = format!("the host prefix `{prefix}` of operation `{}`: {problem}", shape.id.name());
            diagnostics.error(&codes::INVALID_HOST_PREFIX, &applied.origin, message);
        } else if prefix.contains('{') && !prefix.ends_with('.') {
            let message = format!(
                "the host prefix `{prefix}` of operation `{}` has a label but does not end with `.`, so a caller's \
                 value may lead to somebody else's domain",
                shape.id.name(),
            );
            diagnostics.warning(&codes::INVALID_HOST_PREFIX, &applied.origin, message);
        }
    }
}

fn problem_of(prefix: &str) -> Option<String> {
    let segments = match uri::parse(prefix) {
        Ok(segments) => segments,
        Err(problem) => return Some(problem),
    };
    let adjacent = |pair: &[Segment<'_>]| matches!(pair, [Segment::Label { .. }, Segment::Label { .. }]);
    if segments.windows(2).any(adjacent) {
        return Some("two labels must be separated by other characters".to_owned());
    }
    let mut host = String::new();
    for segment in segments {
        match segment {
            Segment::Literal(text) => host.push_str(text),
            Segment::Label { name, greedy: true } => return Some(format!("the label `{name}` cannot be greedy")),
            // Any value stands for what a caller may give.
            Segment::Label { .. } => host.push('a'),
        }
    }
    let parts = host.strip_suffix('.').unwrap_or(&host).split('.');
    parts.into_iter().find_map(problem_of_part)
}

fn problem_of_part(part: &str) -> Option<String> {
    if part.is_empty() {
        return Some("it has nothing between two periods".to_owned());
    }
    if let Some(found) = part.chars().find(|c| !c.is_ascii_alphanumeric() && *c != '-') {
        return Some(format!("the character `{found}` is not allowed in a host name"));
    }
    if part.starts_with('-') {
        return Some(format!("`{part}` cannot begin with a hyphen"));
    }
    (part.len() > LONGEST_LABEL)
        .then(|| format!("`{part}` is longer than the {LONGEST_LABEL} characters that a part of a host name may have"))
}
