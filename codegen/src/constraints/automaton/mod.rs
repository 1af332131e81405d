//! Exact questions about patterns, decided by an automaton over Unicode scalar values.
//!
//! A pattern becomes a program; a state is a conjunction of places in it, each of which must, or must not, accept
//! the rest of the input. So look-ahead is a further conjunct, and intersection, difference and complement are
//! patterns made of look-ahead ([`both`], [`difference`]). Disjunctions are different states: what has no negation
//! stays as small as its program, however ambiguous it is. One step reads one scalar value, so that the length of
//! a path is the length that descriptions count.
//!
//! Every question has a budget that counts work, not time, and so ends in the same way on every machine; a clock
//! stands behind it as a second guard.

mod alphabet;
mod budget;
mod closure;
mod ends;
mod inclusion;
mod longest;
mod program;
mod search;
mod state;
mod step;

pub(crate) use budget::{Budget, Undecided};
pub(crate) use inclusion::{Language, outside};
pub(crate) use longest::Length;
pub(crate) use search::Automaton;

use super::charset::CharSet;
use super::pattern::{Assertion, Node};

/// A pattern that matches inputs in which `node` is found.
fn found(node: &Node) -> Node {
    Node::concat([Node::repeat(Node::class(CharSet::any()), 0, None), node.clone()])
}

/// The inputs that both patterns match.
pub(crate) fn both(left: &Node, right: &Node) -> Node {
    Node::concat([
        Node::Assert(Assertion::Start),
        Node::look(false, false, found(left)),
        Node::look(false, false, found(right)),
    ])
}

/// The inputs that `left` matches and `right` does not.
pub(crate) fn difference(left: &Node, right: &Node) -> Node {
    Node::concat([
        Node::Assert(Assertion::Start),
        Node::look(false, false, found(left)),
        Node::look(false, true, found(right)),
    ])
}
