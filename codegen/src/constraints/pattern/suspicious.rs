//! Spellings that are legal and almost never meant: `[A-z]`, `[+-=]`, `[0-9]\{12\}`, `x(0,2)`, `...\$`.

use super::reader::Reader;
use super::{Remark, RemarkKind};

/// Ranges between punctuation characters that people write on purpose.
const DELIBERATE: &[(char, char)] =
    &[(' ', '~'), ('!', '~'), (' ', '/'), ('!', '/'), (':', '@'), ('[', '`'), ('{', '~'), ('#', '~'), ('!', '.')];

/// Remarks on the range from `low` to `high`, both written as themselves.
pub(crate) fn range(reader: &mut Reader, at: usize, low: u32, high: u32) {
    let (Some(first), Some(last)) = (char::from_u32(low), char::from_u32(high)) else { return };
    if !first.is_ascii() || !last.is_ascii() || high - low <= 2 || DELIBERATE.contains(&(first, last)) {
        return;
    }
    if kind(first) == kind(last) && kind(first) != Kind::Punctuation {
        return;
    }
    let message = format!(
        "the range {} also takes in {}",
        shown_range(low, high),
        sample(first, last).map_or_else(|| "other characters".to_owned(), |inside| format!("`{inside}`"))
    );
    reader.remark(RemarkKind::SuspiciousRange, at, message);
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Digit,
    Upper,
    Lower,
    Punctuation,
}

fn kind(character: char) -> Kind {
    match character {
        '0'..='9' => Kind::Digit,
        'A'..='Z' => Kind::Upper,
        'a'..='z' => Kind::Lower,
        _ => Kind::Punctuation,
    }
}

/// Three characters inside a range that its author will not have had in mind: those unlike its ends.
fn sample(first: char, last: char) -> Option<String> {
    let unlike = |inside: &char| kind(*inside) != kind(first) && kind(*inside) != kind(last);
    let inside: String = (first..=last).filter(unlike).take(3).collect();
    (!inside.is_empty()).then_some(inside)
}

/// A range as a message shows it.
pub(crate) fn shown_range(low: u32, high: u32) -> String {
    let shown = |code| match char::from_u32(code).filter(|character| !character.is_control()) {
        Some(character) => character.to_string(),
        None => format!("\\u{code:04X}"),
    };
    format!("`{}-{}`", shown(low), shown(high))
}

/// Remarks on the text of the class that was read from `mark` on.
pub(crate) fn class_text(reader: &mut Reader, at: usize, mark: usize) {
    let text = reader.since(mark);
    let inside = text.strip_suffix(']').unwrap_or(&text);
    if let Some((low, high)) = inside.split_once(',')
        && is_number(low)
        && is_number(high)
    {
        let message = format!("`[{inside}]` is a class of digits and a comma; `{{{inside}}}` may be meant");
        reader.remark(RemarkKind::SpoiledQuantifier, at, message);
    } else if let Some(twice) = plain_duplicate(inside) {
        reader.remark(RemarkKind::DuplicateInClass, at, format!("`{twice}` is listed twice in the class `[{inside}]`"));
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A punctuation character that a class without escapes names twice; hyphens make ranges and do not count.
fn plain_duplicate(inside: &str) -> Option<char> {
    if inside.contains('\\') {
        return None;
    }
    let inside = inside.strip_prefix('^').unwrap_or(inside);
    let repeated = |character: &char| inside.matches(*character).count() > 1;
    inside.chars().find(|character| character.is_ascii_punctuation() && *character != '-' && repeated(character))
}

/// Remarks that need no more than the text.
pub(crate) fn whole_text(text: &str, remarks: &mut Vec<Remark>) {
    for (at, message) in spoiled_quantifiers(text) {
        remarks.push(Remark { kind: RemarkKind::SpoiledQuantifier, at, message });
    }
    let ends_escaped = text.ends_with("\\$") && !text.ends_with("\\\\$");
    if ends_escaped && text.starts_with('^') && text.len() > 3 {
        let message = "the pattern ends in a literal `$`; the end of the input may be meant".to_owned();
        remarks.push(Remark { kind: RemarkKind::EscapedAnchor, at: text.len() - 2, message });
    }
}

/// `\{12\}` and `(0,2)` after something that could be repeated.
fn spoiled_quantifiers(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (opening, closings) in [("\\{", &["\\}", "}"][..]), ("(", &[")", "}"][..])] {
        for (at, _) in text.match_indices(opening) {
            let repeatable = text[..at].ends_with([']', ')', '}']);
            if let Some(inside) = counts(&text[at + opening.len()..], closings, opening == "(")
                && repeatable
            {
                let message = format!("`{opening}{inside}` is literal; the quantifier `{{{inside}}}` may be meant");
                found.push((at, message));
            }
        }
    }
    found
}

/// `12` or `0,2` at the start of `text` with one of the closings behind it.
fn counts<'a>(text: &'a str, closings: &[&str], comma_needed: bool) -> Option<&'a str> {
    let end = text.find(|character: char| !character.is_ascii_digit() && character != ',')?;
    let (inside, rest) = text.split_at(end);
    let numbers = inside.split(',').all(|number| number.is_empty() || is_number(number));
    let closed = closings.iter().any(|closing| rest.starts_with(closing));
    (numbers && closed && !inside.is_empty() && (!comma_needed || inside.contains(','))).then_some(inside)
}
