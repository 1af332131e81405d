//! A translated pattern means what it does in ECMA-262: random patterns, held against a matcher that knows nothing of
//! engines or automata and only follows the definition.

use std::collections::BTreeSet;

use ferrosmith_codegen::constraints::{analyze_pattern, check_pattern, example};
use ferrosmith_codegen::ir::Dialect;
use proptest::prelude::*;

/// A pattern as this test makes it.
#[derive(Clone, Debug)]
enum Piece {
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
const CHARACTERS: &[char] = &['a', 'b', 'K', '_', '-', '1', ' ', '\n', '\r', 'é', '\u{2028}', '\u{212A}', '٣', '😀'];

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

fn matches(piece: &Piece, value: &str) -> bool {
    let text: Vec<char> = value.chars().collect();
    (0..=text.len()).any(|start| !ends(piece, &text, start).is_empty())
}

/// The pattern as ECMA-262 writes it.
fn written(piece: &Piece) -> String {
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

fn one_character() -> impl Strategy<Value = Piece> {
    let plain = prop_oneof![
        3 => prop::sample::select(CHARACTERS).prop_map(Piece::Char),
        1 => prop::sample::select(&['d', 'D', 'w', 'W', 's', 'S'][..]).prop_map(Piece::Escape),
    ];
    let class = (any::<bool>(), prop::collection::vec(plain.clone(), 0..4))
        // A hyphen between two others would be a range.
        .prop_map(|(negated, items)| Piece::Class(negated, items.into_iter().filter(|it| !is_hyphen(it)).collect()));
    prop_oneof![3 => plain, 1 => class, 1 => Just(Piece::Dot)]
}

fn is_hyphen(piece: &Piece) -> bool {
    matches!(piece, Piece::Char('-'))
}

fn pattern() -> impl Strategy<Value = Piece> {
    let leaf = prop_oneof![
        6 => one_character(),
        1 => Just(Piece::Start),
        1 => Just(Piece::End),
        1 => any::<bool>().prop_map(Piece::Boundary),
    ];
    leaf.prop_recursive(4, 16, 4, |inner| {
        let bounds = (0..3_u32, prop::option::of(0..3_u32));
        prop_oneof![
            4 => prop::collection::vec(inner.clone(), 0..4).prop_map(Piece::Row),
            2 => prop::collection::vec(inner.clone(), 1..4).prop_map(Piece::Either),
            2 => (inner.clone(), bounds).prop_map(|(inner, (min, more))| {
                Piece::Repeat(Box::new(inner), min, more.map(|more| min + more))
            }),
            1 => (any::<bool>(), inner).prop_map(|(negated, inner)| {
                Piece::Look { behind: false, negated, inner: Box::new(inner) }
            }),
            1 => (any::<bool>(), one_character()).prop_map(|(negated, inner)| {
                Piece::Look { behind: true, negated, inner: Box::new(inner) }
            }),
        ]
    })
}

fn value() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(CHARACTERS), 0..6)
        .prop_map(|characters| characters.into_iter().collect())
}

/// Text that has much of what patterns are made of, and little sense.
fn nonsense() -> impl Strategy<Value = String> {
    const TOKENS: &[&str] = &[
        "(",
        ")",
        "(?:",
        "(?=",
        "(?!",
        "(?<!",
        "(?<a>",
        "(?i)",
        "(?-s:",
        "[",
        "]",
        "[^",
        "&&[",
        "-",
        "|",
        "*",
        "+",
        "?",
        "{",
        "}",
        "{2}",
        "{,3}",
        "{3,1}",
        "{0,70000}",
        "^",
        "$",
        ".",
        "\\",
        "\\d",
        "\\b",
        "\\1",
        "\\k<a>",
        "\\p{L}",
        "\\p{",
        "\\uD800",
        "\\uDC00",
        "\\u{1F600}",
        "\\x4",
        "\\cJ",
        "\\0",
        "\\Q",
        "\\E",
        "\\A",
        "/",
        "a",
        "é",
        "😀",
        ",",
        "1",
    ];
    prop::collection::vec(prop::sample::select(TOKENS), 0..12).prop_map(|tokens| tokens.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_is_too_odd(text in nonsense()) {
        for dialect in [Dialect::Ecma, Dialect::Smithy] {
            let (pattern, findings) = check_pattern("Odd", &text, dialect, None, Some(20));
            prop_assert!(pattern.is_some() || !findings.is_empty());
            if let Err(error) = analyze_pattern(&text, dialect) {
                prop_assert!(text.is_char_boundary(error.at), "{}: {:?}", text, error);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_translated_pattern_matches_what_the_definition_says(
        piece in pattern(),
        values in prop::collection::vec(value(), 12),
    ) {
        let text = written(&piece);
        for dialect in [Dialect::Ecma, Dialect::Smithy] {
            let pattern = analyze_pattern(&text, dialect).map_err(|error| TestCaseError::fail(format!("{text}: {error:?}")))?;
            for value in &values {
                prop_assert_eq!(pattern.matches(value), matches(&piece, value), "{} on {:?}: {:?}", &text, value, &pattern.clauses);
            }
            match example(&[&pattern], None, None) {
                Some(example) => prop_assert!(matches(&piece, &example), "{} has no example {:?}", text, example),
                None => prop_assert!(!values.iter().any(|value| matches(&piece, value)), "{} has examples", text),
            }
        }
    }
}
