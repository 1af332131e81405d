//! Pieces at an open end of a pattern that may be absent, and so ask nothing: the last group of `^a(b|)`.

use super::anchors::{leads, trails};
use super::{Finding, shown};
use crate::constraints::pattern::{Assertion, Node};
use crate::constraints::translate::Pattern;
use crate::diagnostics::{Level, codes};

/// Reports which end of the pattern has a piece without effect.
pub(super) fn check(pattern: &Pattern) -> Option<Finding> {
    let (start, end) = (leads(&pattern.node, Assertion::Start), trails(&pattern.node, Assertion::End));
    let Node::Concat(nodes) = &pattern.node else { return None };
    let idle = |node: Option<&Node>| node.is_some_and(|node| may_be_absent(node) && !takes_anything(node));
    let place = if !end && idle(nodes.last()) {
        "last"
    } else if !start && idle(nodes.first()) {
        "first"
    } else {
        return None;
    };
    // A pattern with one anchor was meant to cover the whole value; one with none may be a plain search.
    let level = if start == end { Level::Note } else { Level::Warning };
    let message = format!(
        "the {place} piece of the pattern `{}` has no effect: it may be absent, and anything matches there",
        shown(&pattern.source)
    );
    Some(Finding::new(level, &codes::INEFFECTIVE_PIECE, message).hint("anchor the pattern with `^` and `$`"))
}

/// Whether a piece matches the empty string.
fn may_be_absent(node: &Node) -> bool {
    match node {
        Node::Empty => true,
        Node::Repeat { min, node, .. } => *min == 0 || may_be_absent(node),
        Node::Alternation(nodes) => nodes.iter().any(may_be_absent),
        Node::Concat(nodes) => nodes.iter().all(may_be_absent),
        Node::Capture(_, node) | Node::Atomic(node) => may_be_absent(node),
        Node::Class(_) | Node::Assert(_) | Node::Look { .. } | Node::Backreference(_) => false,
    }
}

/// Whether a piece is one that people write where anything may follow: `.*`, `\S*`.
fn takes_anything(node: &Node) -> bool {
    match node {
        Node::Repeat { node, .. } | Node::Capture(_, node) => takes_anything(node),
        Node::Class(class) => class.members().len() > 100_000,
        _ => false,
    }
}
