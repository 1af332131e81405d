//! A pattern's meaning: the tree that the reader makes, the printer writes and the automaton runs.
//!
//! Flags, dialects and spellings are gone here. `.`, `\d`, `(?i)k` and `[^]` are all sets of characters, `\b`
//! means the ASCII word boundary of ECMA-262, and laziness is dropped because it never changes which
//! strings match.

use crate::constraints::charset::CharSet;

/// One piece of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// The empty string.
    Empty,
    /// One character out of a set.
    Class(Class),
    /// One after the other.
    Concat(Vec<Node>),
    /// One of several.
    Alternation(Vec<Node>),
    /// `min` to `max` times.
    Repeat {
        /// What is repeated.
        node: Box<Node>,
        /// How often at least.
        min: u32,
        /// How often at most; without it there is no limit.
        max: Option<u32>,
    },
    /// Something that holds at a position.
    Assert(Assertion),
    /// Look-ahead or look-behind.
    Look {
        /// Whether it looks back.
        behind: bool,
        /// Whether the inner pattern must not match.
        negated: bool,
        /// The inner pattern.
        node: Box<Node>,
    },
    /// A group that a back-reference may name, by number.
    Capture(u32, Box<Node>),
    /// What a group matched, again; nothing when the group took no part.
    Backreference(u32),
    /// A piece that never gives back what it took: Java's `(?>..)` and possessive quantifiers.
    Atomic(Box<Node>),
}

/// What can hold at a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Assertion {
    /// The start of the input.
    Start,
    /// The end of the input.
    End,
    /// Between a word character and another one.
    WordBoundary,
    /// Anywhere else.
    NotWordBoundary,
}

/// A set of characters, with the Unicode properties it was written with kept by name for printing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Class {
    /// What was given by range.
    pub(crate) ranges: CharSet,
    /// What was given by property.
    pub(crate) properties: Vec<Property>,
    /// Whether the class means everything else.
    pub(crate) negated: bool,
}

/// A Unicode property.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Property {
    /// The name as the `regex` crate spells it.
    pub(crate) name: String,
    /// `\P` instead of `\p`.
    pub(crate) negated: bool,
    /// Its members, after negation.
    pub(crate) members: CharSet,
    /// Which table of the `regex` crate holds it.
    pub(crate) table: Table,
}

/// The Unicode tables of the `regex` crate, each behind a cargo feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Table {
    /// `unicode-gencat`.
    GeneralCategory,
    /// `unicode-script`.
    Script,
    /// `unicode-bool`.
    Boolean,
}

impl Class {
    /// A class without properties.
    pub(crate) fn of(ranges: CharSet) -> Self {
        Self { ranges, properties: Vec::new(), negated: false }
    }

    /// Its members.
    pub(crate) fn members(&self) -> CharSet {
        let all = self.properties.iter().fold(self.ranges.clone(), |all, property| all.union(&property.members));
        if self.negated { all.complement() } else { all }
    }
}

impl Node {
    /// One character out of a set.
    pub(crate) fn class(ranges: CharSet) -> Self {
        Self::Class(Class::of(ranges))
    }

    /// One character that stands for itself; in both cases, where case is ignored.
    pub(crate) fn literal(character: char, ignore_case: bool) -> Self {
        let set = CharSet::single(character);
        Self::class(if ignore_case { set.with_both_cases() } else { set })
    }

    /// A look-around.
    pub(crate) fn look(behind: bool, negated: bool, node: Node) -> Self {
        Self::Look { behind, negated, node: Box::new(node) }
    }

    /// Pieces in a row, without empty ones and nested rows.
    pub(crate) fn concat(nodes: impl IntoIterator<Item = Node>) -> Self {
        let mut flat = Vec::new();
        for node in nodes {
            match node {
                Node::Empty => {}
                Node::Concat(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        match flat.len() {
            0 => Node::Empty,
            1 => flat.swap_remove(0),
            _ => Node::Concat(flat),
        }
    }

    /// One of several pieces.
    pub(crate) fn alternation(mut nodes: Vec<Node>) -> Self {
        if nodes.len() == 1 { nodes.swap_remove(0) } else { Node::Alternation(nodes) }
    }

    /// A piece several times. What has no width, and what matches nothing, is the same however often it is asked.
    pub(crate) fn repeat(node: Node, min: u32, max: Option<u32>) -> Self {
        let nothing = matches!(&node, Node::Class(class) if class.members().is_empty());
        let constant = nothing || node.fixed_length() == Some(0);
        match (&node, min, max) {
            (_, 1, Some(1)) => node,
            (_, _, Some(0)) => Node::Empty,
            _ if constant && min == 0 => Node::Empty,
            _ if constant => node,
            _ => Node::Repeat { node: Box::new(node), min, max },
        }
    }

    /// The pieces directly below.
    pub(crate) fn children(&self) -> &[Node] {
        match self {
            Node::Empty | Node::Class(_) | Node::Assert(_) | Node::Backreference(_) => &[],
            Node::Concat(nodes) | Node::Alternation(nodes) => nodes,
            Node::Repeat { node, .. } | Node::Look { node, .. } | Node::Capture(_, node) | Node::Atomic(node) => {
                std::slice::from_ref(node)
            }
        }
    }

    /// Whether `holds` for this piece or one inside it.
    pub(crate) fn any(&self, holds: &dyn Fn(&Node) -> bool) -> bool {
        holds(self) || self.children().iter().any(|child| child.any(holds))
    }

    /// Whether the `regex` crate cannot express it. It has an ASCII `\B`, but that also holds inside the bytes of a
    /// character, where the search then gives up.
    pub(crate) fn needs_look_around(&self) -> bool {
        self.any(&|node| match node {
            Node::Look { .. } | Node::Backreference(_) | Node::Atomic(_) => true,
            Node::Assert(assertion) => *assertion == Assertion::NotWordBoundary,
            _ => false,
        })
    }

    /// The length of every match in characters, where that is one number.
    pub(crate) fn fixed_length(&self) -> Option<u32> {
        match self {
            Node::Empty | Node::Assert(_) | Node::Look { .. } => Some(0),
            Node::Class(_) => Some(1),
            Node::Concat(nodes) => nodes.iter().try_fold(0_u32, |sum, node| sum.checked_add(node.fixed_length()?)),
            Node::Alternation(nodes) => {
                let first = nodes.first()?.fixed_length()?;
                nodes.iter().all(|node| node.fixed_length() == Some(first)).then_some(first)
            }
            Node::Repeat { node, min, max } if *max == Some(*min) => node.fixed_length()?.checked_mul(*min),
            Node::Capture(_, node) | Node::Atomic(node) => node.fixed_length(),
            Node::Repeat { .. } | Node::Backreference(_) => None,
        }
    }

    /// How many classes there are once counted repetitions are written out.
    pub(crate) fn written_out(&self) -> u64 {
        let below = || self.children().iter().map(Node::written_out).fold(0, u64::saturating_add);
        match self {
            Node::Class(_) => 1,
            Node::Repeat { min, max, .. } => below().saturating_mul(max.unwrap_or(*min).max(1).into()),
            _ => below(),
        }
    }
}
