//! Takes look-around apart where it stands at a known place: `^(?!aws:).*$` is `^.*$` and not `^aws:`.
//!
//! Exact under two conditions that are checked: the pattern can only match from the start of the input, and
//! what stands before a look-ahead has one fixed length, so that the place it looks from is known; or a
//! look-behind stands at the end of the input.

use super::charset::CharSet;
use super::pattern::{Assertion, Node};

/// A part that must match somewhere in the input, or must not.
pub(crate) struct Part {
    pub(crate) node: Node,
    pub(crate) negated: bool,
}

/// The parts that together mean what `node` means, without look-around; `None` where that cannot be done.
pub(crate) fn split(node: &Node) -> Option<Vec<Part>> {
    if !node.needs_look_around() {
        return Some(vec![Part { node: node.clone(), negated: false }]);
    }
    if node.any(&|node| matches!(node, Node::Backreference(_) | Node::Atomic(_))) {
        return None;
    }
    let mut items = Vec::new();
    flatten(node, &mut items);
    let mut rest = Vec::new();
    let mut parts = Vec::new();
    for (index, item) in items.iter().enumerate() {
        match item {
            Node::Look { behind: false, negated, node } => {
                parts.push(Part { node: ahead(&items, index, node)?, negated: *negated });
            }
            Node::Look { behind: true, negated, node } => {
                parts.push(Part { node: behind(&items[index + 1..], node)?, negated: *negated });
            }
            other => rest.push(other.clone()),
        }
    }
    parts.insert(0, Part { node: Node::concat(rest), negated: false });
    parts.iter().all(|part| !part.node.needs_look_around()).then_some(parts)
}

/// The pieces of a row, through groups that only group.
fn flatten(node: &Node, items: &mut Vec<Node>) {
    match node {
        Node::Concat(nodes) => nodes.iter().for_each(|node| flatten(node, items)),
        Node::Capture(_, inner) => flatten(inner, items),
        other => items.push(other.clone()),
    }
}

/// A look-ahead at `index` as a pattern for the whole input.
fn ahead(items: &[Node], index: usize, inner: &Node) -> Option<Node> {
    let mut leading = items.iter().take_while(|item| item.fixed_length() == Some(0));
    if !leading.any(|item| *item == Node::Assert(Assertion::Start)) {
        return None;
    }
    let before = Node::Concat(items[..index].to_vec()).fixed_length()?;
    let skipped = Node::repeat(Node::class(CharSet::any()), before, Some(before));
    Some(Node::concat([Node::Assert(Assertion::Start), skipped, inner.clone()]))
}

/// A look-behind with `after` behind it as a pattern for the whole input.
fn behind(after: &[Node], inner: &Node) -> Option<Node> {
    let widthless = after.iter().all(|item| item.fixed_length() == Some(0));
    let at_end = after.contains(&Node::Assert(Assertion::End));
    (widthless && at_end).then(|| Node::concat([inner.clone(), Node::Assert(Assertion::End)]))
}
