//! Text that repeats itself: the same alternative twice, a class written out dozens of times.

use super::{Finding, shown};
use crate::constraints::charset::CharSet;
use crate::constraints::pattern::Node;
use crate::constraints::translate::Pattern;
use crate::diagnostics::{Level, codes};

/// Nobody writes a class out so often in a row.
const LONGEST_RUN: usize = 16;

/// Reports what is repeated to no purpose.
pub(super) fn check(pattern: &Pattern) -> Vec<Finding> {
    let source = shown(&pattern.source);
    let mut findings = Vec::new();
    if pattern.node.any(&has_twin) {
        let message = format!("the pattern `{source}` has the same alternative twice");
        findings.push(Finding::new(Level::Warning, &codes::DUPLICATE_ALTERNATIVE, message));
    }
    if pattern.node.any(&|node| longest_run(node) > LONGEST_RUN) {
        let message = format!("the pattern `{source}` repeats one class more than {LONGEST_RUN} times in a row");
        let hint = "write a quantifier in braces";
        findings.push(Finding::new(Level::Warning, &codes::WRITTEN_OUT_REPETITION, message).hint(hint));
    }
    findings
}

fn has_twin(node: &Node) -> bool {
    let Node::Alternation(nodes) = node else { return false };
    nodes.iter().enumerate().any(|(index, node)| nodes[..index].iter().any(|earlier| same(earlier, node)))
}

/// Whether two pieces are written alike, whatever number their groups have.
fn same(left: &Node, right: &Node) -> bool {
    match (left, right) {
        (Node::Capture(_, left), Node::Capture(_, right)) => same(left, right),
        (Node::Concat(left), Node::Concat(right)) | (Node::Alternation(left), Node::Alternation(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| same(left, right))
        }
        _ => left == right,
    }
}

/// The longest run of one class in a row of pieces; single characters do not count.
fn longest_run(node: &Node) -> usize {
    let Node::Concat(nodes) = node else { return 0 };
    let class = |node: &Node| match node {
        Node::Class(class) => Some(class.members()).filter(|members| members.len() > 1),
        _ => None,
    };
    let (mut longest, mut run) = (0, 0);
    let mut before: Option<CharSet> = None;
    for members in nodes.iter().map(class) {
        run = if members.is_some() && members == before { run + 1 } else { 1 };
        longest = longest.max(if members.is_some() { run } else { 0 });
        before = members;
    }
    longest
}
