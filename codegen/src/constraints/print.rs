//! Writes a pattern's meaning in the syntax of the `regex` crate, or of `fancy-regex` where look-around is left.
//!
//! Nothing that is written depends on a Unicode table of the engine unless the source names a property: sets
//! stand as explicit ranges, and word boundaries are ASCII.

use super::charset::CharSet;
use super::pattern::{Assertion, Class, Node};

/// The engine that is written for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Regex,
    Fancy,
}

/// The pattern as text.
pub(crate) fn print(node: &Node, target: Target) -> String {
    let references = node.any(&|node| matches!(node, Node::Backreference(_)));
    let mut printer = Printer { out: String::new(), target, references };
    printer.node(node);
    printer.out
}

struct Printer {
    out: String,
    target: Target,
    /// Whether captures are kept because something refers to them.
    references: bool,
}

impl Printer {
    fn node(&mut self, node: &Node) {
        match node {
            Node::Empty => {}
            Node::Class(class) => self.class(class),
            Node::Concat(nodes) => nodes.iter().for_each(|node| self.piece(node)),
            Node::Alternation(nodes) => self.alternation(nodes),
            Node::Repeat { node, min, max } => self.repeat(node, *min, *max),
            Node::Assert(assertion) => self.assertion(*assertion),
            Node::Look { behind, negated, node } => self.look(*behind, *negated, node),
            Node::Capture(_, node) => self.capture(node),
            // A group that took no part matches nothing: in ECMA-262 that succeeds.
            Node::Backreference(number) => self.out.push_str(&format!("(?({number})\\{number}|)")),
            Node::Atomic(node) => self.wrapped("(?>", node),
        }
    }

    /// A node inside a row, where alternatives need a group.
    fn piece(&mut self, node: &Node) {
        match node {
            Node::Alternation(_) => self.wrapped("(?:", node),
            Node::Capture(_, inner) if !self.references => self.piece(inner),
            _ => self.node(node),
        }
    }

    fn wrapped(&mut self, opening: &str, node: &Node) {
        self.out.push_str(opening);
        self.node(node);
        self.out.push(')');
    }

    fn alternation(&mut self, nodes: &[Node]) {
        for (index, node) in nodes.iter().enumerate() {
            if index > 0 {
                self.out.push('|');
            }
            self.node(node);
        }
    }

    fn capture(&mut self, node: &Node) {
        match self.references {
            true => self.wrapped("(", node),
            false => self.node(node),
        }
    }

    fn repeat(&mut self, node: &Node, min: u32, max: Option<u32>) {
        match node {
            Node::Class(_) => self.node(node),
            Node::Capture(..) if self.references => self.node(node),
            _ => self.wrapped("(?:", node),
        }
        match (min, max) {
            (0, None) => self.out.push('*'),
            (1, None) => self.out.push('+'),
            (0, Some(1)) => self.out.push('?'),
            (min, None) => self.out.push_str(&format!("{{{min},}}")),
            (min, Some(max)) if min == max => self.out.push_str(&format!("{{{min}}}")),
            (min, Some(max)) => self.out.push_str(&format!("{{{min},{max}}}")),
        }
    }

    fn assertion(&mut self, assertion: Assertion) {
        let word = "[0-9A-Z_a-z]";
        let text = match (assertion, self.target) {
            (Assertion::Start, _) => "^".to_owned(),
            (Assertion::End, Target::Regex) => "$".to_owned(),
            (Assertion::End, Target::Fancy) => "\\z".to_owned(),
            (Assertion::WordBoundary, Target::Regex) => "(?-u:\\b)".to_owned(),
            (Assertion::WordBoundary, Target::Fancy) => format!("(?:(?<={word})(?!{word})|(?<!{word})(?={word}))"),
            (Assertion::NotWordBoundary, _) => format!("(?:(?<={word})(?={word})|(?<!{word})(?!{word}))"),
        };
        self.out.push_str(&text);
    }

    fn look(&mut self, behind: bool, negated: bool, node: &Node) {
        let opening = match (behind, negated) {
            (false, false) => "(?=",
            (false, true) => "(?!",
            (true, false) => "(?<=",
            (true, true) => "(?<!",
        };
        self.wrapped(opening, node);
    }

    fn class(&mut self, class: &Class) {
        if class.properties.is_empty() {
            return self.set(&class.members());
        }
        self.out.push_str(if class.negated { "[^" } else { "[" });
        self.ranges(&class.ranges);
        for property in &class.properties {
            let sign = if property.negated { 'P' } else { 'p' };
            self.out.push_str(&format!("\\{sign}{{{}}}", property.name));
        }
        self.out.push(']');
    }

    /// A set of characters, said in the shorter of the two ways.
    fn set(&mut self, set: &CharSet) {
        let others = set.complement();
        if let Some(only) = set.only() {
            self.out.push_str(&literal(only));
        } else if others.is_empty() {
            self.out.push_str("(?s:.)");
        } else if set.is_empty() {
            self.out.push_str(if self.target == Target::Regex { "[a&&b]" } else { "(?!)" });
        } else {
            let negated = others.ranges().len() < set.ranges().len();
            self.out.push_str(if negated { "[^" } else { "[" });
            self.ranges(if negated { &others } else { set });
            self.out.push(']');
        }
    }

    fn ranges(&mut self, set: &CharSet) {
        for &(low, high) in set.ranges() {
            self.out.push_str(&class_literal(low));
            if high > low + 1 {
                self.out.push('-');
            }
            if high > low {
                self.out.push_str(&class_literal(high));
            }
        }
    }
}

/// A character outside a class.
fn literal(character: char) -> String {
    match character {
        '\\' | '.' | '+' | '*' | '?' | '(' | ')' | '|' | '[' | ']' | '{' | '}' | '^' | '$' => format!("\\{character}"),
        ' '..='~' => character.to_string(),
        other => format!("\\x{{{:X}}}", u32::from(other)),
    }
}

/// A code point inside a class.
fn class_literal(code: u32) -> String {
    match char::from_u32(code) {
        Some(character @ ('\\' | '[' | ']' | '^' | '-' | '&' | '~')) => format!("\\{character}"),
        Some(character @ ' '..='~') => character.to_string(),
        _ => format!("\\x{{{code:X}}}"),
    }
}
