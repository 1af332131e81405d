//! A translated pattern means what it does in ECMA-262: random patterns, held against the reference.

use ferrosmith_codegen::constraints::{analyze_pattern, check_pattern, example};
use ferrosmith_codegen::ir::Dialect;
use proptest::prelude::*;

use crate::reference::{CHARACTERS, Piece, matches, written};

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
