//! Patterns that demand less than they seem to, because a pattern is searched for: `^train|test$`, `^[a-z]+`.

use super::{Finding, shown, witness};
use crate::constraints::automaton::difference;
use crate::constraints::pattern::{Assertion, Node};
use crate::constraints::translate::Pattern;
use crate::diagnostics::{Level, codes};

/// Whether an alternative begins and ends with an anchor.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Anchors {
    start: bool,
    end: bool,
}

/// Reports where an anchor is missing, with a string that gets through for that reason.
pub(super) fn check(pattern: &Pattern) -> Option<Finding> {
    let alternatives = alternatives(&pattern.node);
    let anchors: Vec<Anchors> = alternatives.iter().map(|node| anchors(node)).collect();
    let first = *anchors.first()?;
    let mixed = anchors.iter().any(|other| *other != first);
    let is_whole =
        first.start == first.end && !(alternatives.len() == 1 && !first.start && spells_whole(&pattern.node));
    if !mixed && (is_whole || alternatives.iter().all(|node| is_fixed_text(node))) {
        return None;
    }
    let whole = anchored(&alternatives);
    // Where nothing gets through that an anchor would stop, the missing anchor does no harm.
    let through = match witness(&difference(&pattern.node, &whole)) {
        Ok(None) => return None,
        Ok(Some(through)) => Some(through),
        Err(_) => None,
    };
    let source = shown(&pattern.source);
    let so = through.as_deref().map_or_else(String::new, |through| format!(": it accepts `{}`", shown(through)));
    Some(match mixed {
        true => {
            let message = format!("in the pattern `{source}` the anchors belong to some alternatives only{so}");
            let hint = "put the alternatives in a group: `^(a|b)$`";
            Finding::new(Level::Warning, &codes::MISANCHORED_ALTERNATION, message).hint(hint).witness(through)
        }
        false => {
            let side = match first {
                Anchors { start: true, .. } => " at its end",
                Anchors { end: true, .. } => " at its start",
                Anchors { .. } => "",
            };
            let message = format!("the pattern `{source}` is not anchored{side}{so}");
            Finding::new(Level::Note, &codes::UNANCHORED_PATTERN, message).witness(through)
        }
    })
}

/// The alternatives of the whole pattern.
fn alternatives(node: &Node) -> Vec<&Node> {
    match node {
        Node::Alternation(nodes) => nodes.iter().collect(),
        Node::Capture(_, inner) if matches!(**inner, Node::Alternation(_)) => alternatives(inner),
        other => vec![other],
    }
}

fn anchors(node: &Node) -> Anchors {
    Anchors { start: leads(node, Assertion::Start), end: trails(node, Assertion::End) }
}

/// Whether a piece spells one text, as a pattern does that asks for a prefix or a suffix on purpose: `^ses_`.
fn is_fixed_text(node: &Node) -> bool {
    match node {
        Node::Class(class) => class.members().only().is_some(),
        Node::Empty | Node::Assert(_) => true,
        Node::Concat(nodes) => nodes.iter().all(is_fixed_text),
        Node::Capture(_, node) => is_fixed_text(node),
        _ => false,
    }
}

/// Whether a pattern without anchors seems to describe a whole value: it begins and ends with classes of characters, of
/// which one is counted.
fn spells_whole(node: &Node) -> bool {
    let nodes = match node {
        Node::Concat(nodes) => nodes.as_slice(),
        other => std::slice::from_ref(other),
    };
    let is_class = |node: Option<&Node>| match node {
        Some(Node::Repeat { node, .. }) => matches!(**node, Node::Class(_)),
        Some(Node::Class(class)) => class.members().only().is_none(),
        _ => false,
    };
    let is_counted = |node: &Node| matches!(node, Node::Repeat { min, .. } if *min > 0);
    is_class(nodes.first()) && is_class(nodes.last()) && nodes.iter().any(is_counted)
}

/// Whether every match of `node` begins at `anchor`.
pub(super) fn leads(node: &Node, anchor: Assertion) -> bool {
    edge(node, anchor, &|nodes| Box::new(nodes.iter()))
}

/// Whether every match of `node` ends at `anchor`.
pub(super) fn trails(node: &Node, anchor: Assertion) -> bool {
    edge(node, anchor, &|nodes| Box::new(nodes.iter().rev()))
}

type Order = dyn for<'a> Fn(&'a [Node]) -> Box<dyn Iterator<Item = &'a Node> + 'a>;

fn edge(node: &Node, anchor: Assertion, order: &Order) -> bool {
    match node {
        Node::Assert(found) => *found == anchor,
        Node::Capture(_, node) | Node::Atomic(node) => edge(node, anchor, order),
        Node::Alternation(nodes) => nodes.iter().all(|node| edge(node, anchor, order)),
        Node::Repeat { node, min, .. } => *min > 0 && edge(node, anchor, order),
        Node::Concat(nodes) => {
            for node in order(nodes) {
                if edge(node, anchor, order) {
                    return true;
                }
                if node.fixed_length() != Some(0) {
                    return false;
                }
            }
            false
        }
        Node::Empty | Node::Class(_) | Node::Look { .. } | Node::Backreference(_) => false,
    }
}

/// `^(a|b)$` of alternatives that are anchored here and there.
fn anchored(alternatives: &[&Node]) -> Node {
    let bare = alternatives.iter().map(|node| (*node).clone()).collect();
    Node::concat([Node::Assert(Assertion::Start), Node::alternation(bare), Node::Assert(Assertion::End)])
}
