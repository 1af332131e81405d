//! The text of a pattern with a place in it, and the remarks made while reading.

use super::{PatternError, Remark, RemarkKind};
use crate::ir::Dialect;

/// The flags that inline groups such as `(?i)` switch.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Flags {
    pub(crate) ignore_case: bool,
    pub(crate) dot_all: bool,
    pub(crate) multi_line: bool,
}

/// Reads a pattern from left to right.
pub(crate) struct Reader {
    text: Vec<(usize, char)>,
    end: usize,
    next: usize,
    pub(crate) dialect: Dialect,
    pub(crate) flags: Flags,
    /// How many groups are open, to bound recursion.
    pub(crate) depth: usize,
    /// How many capturing groups were opened so far.
    pub(crate) captures: u32,
    /// How many capturing groups the whole pattern has.
    pub(crate) all_captures: u32,
    /// The names of groups with their numbers.
    pub(crate) names: Vec<(String, u32)>,
    pub(crate) remarks: Vec<Remark>,
}

impl Reader {
    pub(crate) fn new(text: &str, dialect: Dialect) -> Self {
        Self {
            text: text.char_indices().collect(),
            end: text.len(),
            next: 0,
            dialect,
            flags: Flags::default(),
            depth: 0,
            captures: 0,
            all_captures: 0,
            names: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// Whether what Java takes is taken too.
    pub(crate) fn java(&self) -> bool {
        self.dialect == Dialect::Smithy
    }

    /// The byte offset of the next character.
    pub(crate) fn offset(&self) -> usize {
        self.text.get(self.next).map_or(self.end, |&(offset, _)| offset)
    }

    pub(crate) fn peek(&self) -> Option<char> {
        self.peek_at(0)
    }

    pub(crate) fn peek_at(&self, ahead: usize) -> Option<char> {
        self.text.get(self.next + ahead).map(|&(_, character)| character)
    }

    pub(crate) fn bump(&mut self) -> Option<char> {
        let character = self.peek()?;
        self.next += 1;
        Some(character)
    }

    /// Whether `expected` comes next.
    pub(crate) fn comes(&self, expected: &str) -> bool {
        expected.chars().enumerate().all(|(ahead, character)| self.peek_at(ahead) == Some(character))
    }

    /// Takes `expected` if that comes next.
    pub(crate) fn eat(&mut self, expected: &str) -> bool {
        let comes = self.comes(expected);
        if comes {
            self.next += expected.chars().count();
        }
        comes
    }

    /// Where the reader stands, for [`Reader::back_to`].
    pub(crate) fn mark(&self) -> usize {
        self.next
    }

    pub(crate) fn back_to(&mut self, mark: usize) {
        self.next = mark;
    }

    /// What was read since `mark`.
    pub(crate) fn since(&self, mark: usize) -> String {
        self.text[mark..self.next].iter().map(|&(_, character)| character).collect()
    }

    /// Takes characters while `wanted` holds, at most `most`.
    pub(crate) fn take_while(&mut self, most: usize, wanted: impl Fn(char) -> bool) -> String {
        let start = self.next;
        while self.next - start < most && self.peek().is_some_and(&wanted) {
            self.next += 1;
        }
        self.since(start)
    }

    /// Takes everything up to `end` and `end` itself; nothing when it never comes.
    pub(crate) fn take_until(&mut self, end: &str) -> Option<String> {
        let start = self.next;
        while self.next < self.text.len() {
            let inside = self.since(start);
            if self.eat(end) {
                return Some(inside);
            }
            self.next += 1;
        }
        self.next = start;
        None
    }

    /// Leaves out everything from the byte `end` on.
    pub(crate) fn stop_at(&mut self, end: usize) {
        self.text.retain(|&(offset, _)| offset < end);
        self.end = end;
    }

    pub(crate) fn error(&self, at: usize, message: impl Into<String>) -> PatternError {
        PatternError { at, message: message.into(), too_large: false }
    }

    pub(crate) fn remark(&mut self, kind: RemarkKind, at: usize, message: impl Into<String>) {
        self.remarks.push(Remark { kind, at, message: message.into() });
    }

    /// Takes a thing that Java has and ECMA-262 has not, in the dialect that allows it.
    pub(crate) fn extension(&mut self, at: usize, what: &str) -> Result<(), PatternError> {
        if !self.java() {
            return Err(self.error(at, format!("{what} is not part of ECMA-262")));
        }
        self.remark(RemarkKind::JavaOnly, at, format!("{what} is Java's, not ECMA-262's"));
        Ok(())
    }
}
