//! What a pattern of ECMA-262 means: a matcher that knows nothing of engines or automata and only follows the definition.

use std::collections::BTreeSet;

/// A pattern as tests make it.
#[derive(Clone, Debug)]
pub(crate) enum Piece {
    Char(char),
    Dot,
    /// `\d`, `\W` and the like.
    Escape(char),
    /// A bracketed class of characters and escapes.
    Class(bool, Vec<Piece>),
    Start,
    End,
    Boundary(bool),
    Row(Vec<Piece>),
    Either(Vec<Piece>),
    Repeat(Box<Piece>, u32, Option<u32>),
    Look {
        behind: bool,
        negated: bool,
        inner: Box<Piece>,
    },
}

/// Characters on which dialects disagree, and a few on which they do not.
pub(crate) const CHARACTERS: &[char] =
    &['a', 'b', 'K', '_', '-', '1', ' ', '\n', '\r', 'é', '\u{2028}', '\u{212A}', '٣', '😀'];

fn is_space(c: char) -> bool {
    matches!(c, '\t'..='\r' | ' ' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{2028}' | '\u{2029}')
        || matches!(c, '\u{202F}' | '\u{205F}' | '\u{3000}' | '\u{FEFF}')
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// Whether one character is what a piece stands for.
fn fits(piece: &Piece, c: char) -> bool {
    match piece {
        Piece::Char(own) => *own == c,
        Piece::Dot => !matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}'),
        Piece::Escape('d') => c.is_ascii_digit(),
        Piece::Escape('D') => !c.is_ascii_digit(),
        Piece::Escape('w') => is_word(c),
        Piece::Escape('W') => !is_word(c),
        Piece::Escape('s') => is_space(c),
        Piece::Escape(_) => !is_space(c),
        Piece::Class(negated, items) => items.iter().any(|item| fits(item, c)) != *negated,
        _ => false,
    }
}

/// Where a match that begins at `from` can end.
fn ends(piece: &Piece, text: &[char], from: usize) -> BTreeSet<usize> {
    let here = |holds: bool| if holds { BTreeSet::from([from]) } else { BTreeSet::new() };
    match piece {
        Piece::Char(_) | Piece::Dot | Piece::Escape(_) | Piece::Class(..) => {
            let fits = text.get(from).is_some_and(|&c| fits(piece, c));
            if fits { BTreeSet::from([from + 1]) } else { BTreeSet::new() }
        }
        Piece::Start => here(from == 0),
        Piece::End => here(from == text.len()),
        Piece::Boundary(wanted) => {
            let before = from > 0 && is_word(text[from - 1]);
            let after = text.get(from).is_some_and(|&c| is_word(c));
            here((before != after) == *wanted)
        }
        Piece::Row(pieces) => pieces.iter().fold(BTreeSet::from([from]), |starts, piece| {
            starts.into_iter().flat_map(|start| ends(piece, text, start)).collect()
        }),
        Piece::Either(pieces) => pieces.iter().flat_map(|piece| ends(piece, text, from)).collect(),
        Piece::Repeat(inner, min, max) => repeated(inner, *min, *max, text, from),
        Piece::Look { behind: false, negated, inner } => here(ends(inner, text, from).is_empty() == *negated),
        Piece::Look { behind: true, negated, inner } => {
            let found = (0..=from).any(|start| ends(inner, text, start).contains(&from));
            here(found != *negated)
        }
    }
}

fn repeated(inner: &Piece, min: u32, max: Option<u32>, text: &[char], from: usize) -> BTreeSet<usize> {
    let mut current = BTreeSet::from([from]);
    let mut all = if min == 0 { current.clone() } else { BTreeSet::new() };
    // Beyond one round for each character nothing new can be reached.
    let rounds = max.unwrap_or(min + text.len() as u32 + 1);
    for round in 1..=rounds {
        current = current.into_iter().flat_map(|start| ends(inner, text, start)).collect();
        if round >= min {
            all.extend(&current);
        }
    }
    all
}

/// Whether a pattern matches somewhere in a value.
pub(crate) fn matches(piece: &Piece, value: &str) -> bool {
    let text: Vec<char> = value.chars().collect();
    (0..=text.len()).any(|start| !ends(piece, &text, start).is_empty())
}

/// The pattern as ECMA-262 writes it.
pub(crate) fn written(piece: &Piece) -> String {
    let all = |pieces: &[Piece]| pieces.iter().map(written).collect::<Vec<_>>();
    match piece {
        Piece::Char(c @ ('-' | '_')) => c.to_string(),
        Piece::Char(c) if u32::from(*c) > 0xFFFF => {
            let mut units = [0; 2];
            c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04X}")).collect()
        }
        Piece::Char(c) if c.is_ascii_graphic() => c.to_string(),
        Piece::Char(c) => format!("\\u{:04X}", u32::from(*c)),
        Piece::Dot => ".".to_owned(),
        Piece::Escape(letter) => format!("\\{letter}"),
        Piece::Class(negated, items) => format!("[{}{}]", if *negated { "^" } else { "" }, all(items).concat()),
        Piece::Start => "^".to_owned(),
        Piece::End => "$".to_owned(),
        Piece::Boundary(true) => "\\b".to_owned(),
        Piece::Boundary(false) => "\\B".to_owned(),
        Piece::Row(pieces) => format!("(?:{})", all(pieces).concat()),
        Piece::Either(pieces) => format!("({})", all(pieces).join("|")),
        Piece::Repeat(inner, min, None) => format!("(?:{}){{{min},}}", written(inner)),
        Piece::Repeat(inner, min, Some(max)) => format!("(?:{}){{{min},{max}}}?", written(inner)),
        Piece::Look { behind, negated, inner } => {
            format!("(?{}{}{})", if *behind { "<" } else { "" }, if *negated { "!" } else { "=" }, written(inner))
        }
    }
}
