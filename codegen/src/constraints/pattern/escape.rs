//! Reads what follows a backslash, outside and inside classes.

use super::ast::{Assertion, Class, Node};
use super::property::property;
use super::reader::Reader;
use super::{PatternError, RemarkKind};
use crate::constraints::charset::CharSet;

/// Reads an escape outside a class, whose backslash at `at` was taken.
pub(crate) fn atom(reader: &mut Reader, at: usize) -> Result<Node, PatternError> {
    match reader.peek() {
        None => return Err(reader.error(at, "the pattern ends in a backslash")),
        Some('b') => return Ok(assertion(reader, Assertion::WordBoundary)),
        Some('B') => return Ok(assertion(reader, Assertion::NotWordBoundary)),
        Some('k') if !reader.names.is_empty() => return named_reference(reader, at),
        Some('1'..='9') => return reference(reader, at),
        Some('A') if reader.java() => return java_anchor(reader, at, Assertion::Start),
        Some('z' | 'Z') if reader.java() => return java_anchor(reader, at, Assertion::End),
        Some('Q') if reader.java() => return quoted(reader, at),
        Some(_) => {}
    }
    if let Some(class) = set(reader, at)? {
        return Ok(Node::Class(class));
    }
    let code = character(reader, at)?;
    Ok(match char::from_u32(code) {
        Some(character) => Node::literal(character, reader.flags.ignore_case),
        None => lone_surrogate(reader, at, code),
    })
}

fn assertion(reader: &mut Reader, assertion: Assertion) -> Node {
    reader.bump();
    Node::Assert(assertion)
}

fn java_anchor(reader: &mut Reader, at: usize, anchor: Assertion) -> Result<Node, PatternError> {
    reader.bump();
    reader.extension(at, "`\\A`, `\\z` or `\\Z`")?;
    Ok(Node::Assert(anchor))
}

fn quoted(reader: &mut Reader, at: usize) -> Result<Node, PatternError> {
    reader.bump();
    reader.extension(at, "a quotation `\\Q..\\E`")?;
    let text = reader.take_until("\\E").unwrap_or_else(|| reader.take_while(usize::MAX, |_| true));
    Ok(Node::concat(
        text.chars().map(|character| Node::literal(character, reader.flags.ignore_case)).collect::<Vec<_>>(),
    ))
}

fn named_reference(reader: &mut Reader, at: usize) -> Result<Node, PatternError> {
    reader.bump();
    let name = if reader.eat("<") { reader.take_until(">") } else { None };
    let name = name.ok_or_else(|| reader.error(at, "`\\k` needs the name of a group in `<>`"))?;
    let number = reader.names.iter().find(|(known, _)| *known == name).map(|&(_, number)| number);
    number.map(Node::Backreference).ok_or_else(|| reader.error(at, format!("there is no group named `{name}`")))
}

/// A back-reference; a number beyond the last group is an octal escape or a digit (Annex B).
fn reference(reader: &mut Reader, at: usize) -> Result<Node, PatternError> {
    let mark = reader.mark();
    let digits = reader.take_while(3, |digit| digit.is_ascii_digit());
    if let Some(number) = digits.parse().ok().filter(|&number| number <= reader.all_captures) {
        return Ok(Node::Backreference(number));
    }
    if reader.java() {
        return Err(reader.error(at, format!("there is no group {digits} to refer back to")));
    }
    reader.back_to(mark);
    let character = match octal(reader) {
        Some(character) => character,
        None => reader.bump().unwrap_or('\\'),
    };
    Ok(Node::literal(character, reader.flags.ignore_case))
}

/// Up to three octal digits, not above `\377`.
fn octal(reader: &mut Reader) -> Option<char> {
    let most = if matches!(reader.peek(), Some('0'..='3')) { 3 } else { 2 };
    let digits = reader.take_while(most, |digit| ('0'..='7').contains(&digit));
    u32::from_str_radix(&digits, 8).ok().and_then(char::from_u32)
}

/// Reads `\d \D \w \W \s \S \p{..} \P{..}` and Java's `\h`, if one of them follows.
pub(crate) fn set(reader: &mut Reader, at: usize) -> Result<Option<Class>, PatternError> {
    let Some(letter) = reader.peek() else { return Ok(None) };
    let set = match letter {
        'd' | 'D' => CharSet::digits(),
        'w' | 'W' => CharSet::word(),
        's' | 'S' => CharSet::space(),
        'p' | 'P' => return property(reader, at),
        _ => return Ok(None),
    };
    reader.bump();
    Ok(Some(Class::of(if letter.is_ascii_uppercase() { set.complement() } else { set })))
}

/// Reads an escape that means one code point; surrogates are given as they are.
pub(crate) fn character(reader: &mut Reader, at: usize) -> Result<u32, PatternError> {
    let Some(letter) = reader.bump() else { return Err(reader.error(at, "the pattern ends in a backslash")) };
    Ok(match letter {
        'n' => 0x0A,
        'r' => 0x0D,
        't' => 0x09,
        'f' => 0x0C,
        'v' => 0x0B,
        'e' if reader.java() => 0x1B,
        'c' => return control(reader, at),
        'x' => return hexadecimal(reader, at, 2, 'x'),
        'u' => return unicode(reader, at),
        '0' => u32::from(octal(reader).unwrap_or('\0')),
        other => identity(reader, at, other),
    })
}

fn control(reader: &mut Reader, at: usize) -> Result<u32, PatternError> {
    match reader.peek().filter(char::is_ascii_alphabetic) {
        Some(letter) => {
            reader.bump();
            Ok(u32::from(letter) % 32)
        }
        None => Err(reader.error(at, "`\\c` needs a letter")),
    }
}

/// `\xHH`, `\uHHHH`, and with braces any number of digits. Without the digits it is the letter (Annex B).
fn hexadecimal(reader: &mut Reader, at: usize, digits: usize, letter: char) -> Result<u32, PatternError> {
    if reader.peek() == Some('{') && (letter == 'u' || reader.java()) {
        reader.bump();
        let inside = reader.take_until("}").unwrap_or_default();
        let code = u32::from_str_radix(&inside, 16).ok().filter(|&code| code <= u32::from(char::MAX));
        return code.ok_or_else(|| reader.error(at, format!("`\\{letter}{{{inside}}}` is not a code point")));
    }
    let mark = reader.mark();
    let found = reader.take_while(digits, |digit| digit.is_ascii_hexdigit());
    match u32::from_str_radix(&found, 16) {
        Ok(code) if found.len() == digits => Ok(code),
        _ => {
            reader.back_to(mark);
            Ok(identity(reader, at, letter))
        }
    }
}

/// `\uHHHH`, joined with a second one when the two are a surrogate pair.
fn unicode(reader: &mut Reader, at: usize) -> Result<u32, PatternError> {
    let first = hexadecimal(reader, at, 4, 'u')?;
    let mark = reader.mark();
    if (0xD800..0xDC00).contains(&first) && reader.eat("\\u") {
        let second = hexadecimal(reader, at, 4, 'u')?;
        if (0xDC00..0xE000).contains(&second) {
            return Ok(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00));
        }
    }
    reader.back_to(mark);
    Ok(first)
}

/// A character that stands for itself. A letter that does so is read otherwise by other engines.
fn identity(reader: &mut Reader, at: usize, character: char) -> u32 {
    if character.is_ascii_alphanumeric() {
        let message = format!("`\\{character}` is not an escape of ECMA-262 and matches the letter itself");
        reader.remark(RemarkKind::UnknownEscape, at, message);
    }
    u32::from(character)
}

/// Half of a pair, which no well-formed text holds.
fn lone_surrogate(reader: &mut Reader, at: usize, code: u32) -> Node {
    let message = format!("`\\u{code:04X}` is half of a surrogate pair and matches nothing in well-formed text");
    reader.remark(RemarkKind::LoneSurrogate, at, message);
    Node::class(CharSet::default())
}
