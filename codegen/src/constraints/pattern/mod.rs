//! From the text of a pattern to its meaning.
//!
//! The reader takes ECMA-262 (section 22.2.1, with Annex B) and, in Smithy's dialect, what Java takes besides.
//! Where the two disagree about a thing that both have, ECMA-262 wins, as Smithy's specification demands. Values
//! are compared by Unicode scalar value, as the `u` flag has it.

mod ast;
mod class;
mod escape;
mod group;
mod parser;
mod property;
mod quantifier;
mod reader;
mod suspicious;

pub(crate) use ast::{Assertion, Class, Node, Table};

use crate::ir::Dialect;
use reader::Reader;

/// Why a pattern cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// The byte offset in the pattern.
    pub at: usize,
    /// What is wrong there.
    pub message: String,
    /// Whether the pattern is in order and merely too large for any engine, so that clients cannot check it.
    pub too_large: bool,
}

/// Something odd in a pattern that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What kind of thing.
    pub kind: RemarkKind,
    /// The byte offset in the pattern.
    pub at: usize,
    /// What is odd.
    pub message: String,
}

/// The kinds of odd things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RemarkKind {
    /// Java has it, ECMA-262 has not.
    JavaOnly,
    /// An escaped letter or digit that means different things to different engines.
    UnknownEscape,
    /// A `{` that opens no quantifier; Java rejects it.
    LiteralBrace,
    /// A `]` that closes no class.
    LiteralBracket,
    /// Half of a surrogate pair.
    LoneSurrogate,
    /// A range whose ends are no sensible pair.
    SuspiciousRange,
    /// A quantifier that lost its braces, or repeats a space.
    SpoiledQuantifier,
    /// A pattern whose last character is an escaped `$`.
    EscapedAnchor,
    /// A class that names a character twice.
    DuplicateInClass,
    /// A pattern between slashes, as JavaScript writes it in programs.
    Delimited,
}

/// A pattern that was read.
#[derive(Clone, Debug)]
pub(crate) struct Parsed {
    /// What it means.
    pub(crate) node: Node,
    /// What is odd about it.
    pub(crate) remarks: Vec<Remark>,
}

/// Reads a pattern.
pub(crate) fn parse(text: &str, dialect: Dialect) -> Result<Parsed, PatternError> {
    let mut reader = Reader::new(text, dialect);
    reader.all_captures = capture_count(text);
    let end = undelimit(&mut reader, text);
    let node = parser::alternatives(&mut reader)?;
    if reader.offset() < end {
        return Err(reader.error(reader.offset(), "`)` closes no group"));
    }
    let mut remarks = reader.remarks;
    suspicious::whole_text(text, &mut remarks);
    remarks.sort_by_key(|remark| remark.at);
    Ok(Parsed { node, remarks })
}

/// Leaves the slashes and flags of `/^[a-z]+$/i` and `^/^[a-z]+$/$` out. With them nothing could match, so they were
/// not meant. Gives back where the pattern ends.
fn undelimit(reader: &mut Reader, text: &str) -> usize {
    let bare = text.strip_prefix("^/^").or_else(|| text.strip_prefix("/^"));
    let parts = bare.and_then(|rest| rest.rsplit_once("$/"));
    let known = |flags: &str| flags == "$" || flags.chars().all(|flag| "dgimsuvy".contains(flag));
    let Some((_, flags)) = parts.filter(|(_, flags)| known(flags)) else {
        return text.len();
    };
    reader.eat("^");
    reader.remark(RemarkKind::Delimited, 0, "the slashes and what follows them are not part of the pattern");
    reader.flags.ignore_case = flags.contains('i');
    reader.flags.dot_all = flags.contains('s');
    reader.flags.multi_line = flags.contains('m');
    let end = text.len() - flags.len() - 1;
    reader.bump();
    reader.stop_at(end);
    end
}

/// How many capturing groups a pattern has, which decides what `\3` means before the third is read.
fn capture_count(text: &str) -> u32 {
    let mut count = 0;
    let mut in_class = false;
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' => drop(characters.next()),
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class && captures(&text[at + 1..]) => count += 1,
            _ => {}
        }
    }
    count
}

/// Whether the group whose `(` stands before `rest` captures.
fn captures(rest: &str) -> bool {
    !rest.starts_with('?') || (rest.starts_with("?<") && !rest.starts_with("?<=") && !rest.starts_with("?<!"))
}
