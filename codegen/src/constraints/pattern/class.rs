//! Reads bracketed classes: ranges, escapes, surrogate pairs, and Java's intersections.

use super::ast::{Class, Node};
use super::reader::Reader;
use super::{PatternError, RemarkKind, escape, suspicious};
use crate::constraints::charset::CharSet;

/// One thing in a class: a code point, which may begin a range, or a whole set.
enum Item {
    Code { code: u32, written_plainly: bool },
    Set(Class),
}

/// Reads a class whose `[` at `at` was taken.
pub(crate) fn class(reader: &mut Reader, at: usize) -> Result<Node, PatternError> {
    let mark = reader.mark();
    let negated = reader.eat("^");
    let mut class = items(reader, at)?;
    suspicious::class_text(reader, at, mark);
    if reader.flags.ignore_case {
        class.ranges = class.ranges.with_both_cases();
    }
    class.negated = negated;
    Ok(Node::Class(class))
}

/// Reads the items up to the closing bracket.
fn items(reader: &mut Reader, at: usize) -> Result<Class, PatternError> {
    let mut class = Class::of(CharSet::default());
    let mut ranges = Vec::new();
    loop {
        if reader.eat("]") {
            class.ranges = class.ranges.union(&CharSet::new(ranges));
            return Ok(class);
        }
        if reader.java() && reader.eat("&&") {
            class.ranges = class.ranges.union(&CharSet::new(ranges));
            return intersection(reader, at, &class);
        }
        let start = reader.offset();
        match item(reader, at)? {
            Item::Set(set) => add(&mut class, set),
            Item::Code { code, written_plainly } => {
                let high = range_end(reader, at, start, code, written_plainly, &mut class)?;
                note_surrogates(reader, start, code, high);
                ranges.push((code, high));
            }
        }
    }
}

fn add(class: &mut Class, set: Class) {
    class.ranges = class.ranges.union(&set.ranges);
    class.properties.extend(set.properties);
}

/// Java's `[a-z&&[^aeiou]]`: from `&&` on, the rest is one more operand.
fn intersection(reader: &mut Reader, at: usize, left: &Class) -> Result<Class, PatternError> {
    reader.extension(at, "an intersection of classes")?;
    let right = if reader.eat("[") {
        let negated = reader.eat("^");
        let mut nested = items(reader, at)?;
        nested.negated = negated;
        let rest = items(reader, at)?;
        nested.members().union(&rest.members())
    } else {
        items(reader, at)?.members()
    };
    Ok(Class::of(left.members().intersection(&right)))
}

/// Reads `-z` after a code point; `[a-\d]` and `[a-]` have a literal hyphen (Annex B).
fn range_end(
    reader: &mut Reader,
    at: usize,
    start: usize,
    low: u32,
    low_plain: bool,
    class: &mut Class,
) -> Result<u32, PatternError> {
    if reader.peek() != Some('-') || matches!(reader.peek_at(1), None | Some(']')) {
        return Ok(low);
    }
    reader.bump();
    match item(reader, at)? {
        Item::Set(set) => {
            add(class, set);
            class.ranges = class.ranges.union(&CharSet::single('-'));
            Ok(low)
        }
        Item::Code { code, .. } if code < low => {
            let message = format!("the range {} is reversed", suspicious::shown_range(low, code));
            Err(reader.error(start, message))
        }
        Item::Code { code, written_plainly } => {
            if low_plain && written_plainly {
                suspicious::range(reader, start, low, code);
            }
            Ok(code)
        }
    }
}

fn note_surrogates(reader: &mut Reader, at: usize, low: u32, high: u32) {
    let surrogate = |code: u32| (0xD800..0xE000).contains(&code);
    if surrogate(low) && surrogate(high) {
        let message = format!("`\\u{low:04X}` to `\\u{high:04X}` are halves of surrogate pairs, not characters");
        reader.remark(RemarkKind::LoneSurrogate, at, message);
    }
}

fn item(reader: &mut Reader, at: usize) -> Result<Item, PatternError> {
    let start = reader.offset();
    match reader.bump() {
        None => Err(reader.error(at, "the class opened here is never closed")),
        Some('\\') if reader.peek() == Some('b') => {
            reader.bump();
            Ok(Item::Code { code: 0x08, written_plainly: false })
        }
        Some('\\') => match escape::set(reader, start)? {
            Some(set) => Ok(Item::Set(set)),
            None => {
                let plain = reader.peek().is_some_and(|next| next.is_ascii_punctuation());
                Ok(Item::Code { code: escape::character(reader, start)?, written_plainly: plain })
            }
        },
        Some(character) => Ok(Item::Code { code: u32::from(character), written_plainly: true }),
    }
}
