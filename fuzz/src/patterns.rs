//! Patterns: those that are made match what the reference matches, and no text is too odd to be one.

#[path = "../../tests/tests/properties/reference.rs"]
mod reference;

use ferrosmith_codegen::constraints::{analyze_pattern, check_pattern, example};
use ferrosmith_codegen::ir::Dialect;
use libfuzzer_sys::arbitrary::{Result, Unstructured};

use self::reference::{CHARACTERS, Piece, matches, written};

const DIALECTS: [Dialect; 2] = [Dialect::Ecma, Dialect::Smithy];

/// A pattern, and short values that it is held against.
pub(crate) fn run(data: &[u8]) {
    let data = &mut Unstructured::new(data);
    let Ok((piece, values)) = (|| Ok::<_, libfuzzer_sys::arbitrary::Error>((piece(data, 0)?, values(data)?)))() else {
        return;
    };
    let text = written(&piece);
    for dialect in DIALECTS {
        let pattern = analyze_pattern(&text, dialect).unwrap_or_else(|error| panic!("{text}: {error:?}"));
        for value in &values {
            assert_eq!(pattern.matches(value), matches(&piece, value), "{text} on {value:?}: {:?}", pattern.clauses);
        }
        match example(&[&pattern], None, None) {
            Some(example) => assert!(matches(&piece, &example), "{text} has no example {example:?}"),
            None => assert!(!values.iter().any(|value| matches(&piece, value)), "{text} has examples"),
        }
    }
}

/// Text that claims to be a pattern.
pub(crate) fn text(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    for dialect in DIALECTS {
        let (pattern, findings) = check_pattern("Odd", text, dialect, None, Some(20));
        assert!(pattern.is_some() || !findings.is_empty(), "{text}");
        if let Err(error) = analyze_pattern(text, dialect) {
            assert!(text.is_char_boundary(error.at), "{text}: {error:?}");
        }
    }
}

pub(crate) fn seeds() -> Vec<Vec<u8>> {
    [
        "^[a-zA-Z0-9-_.]{1,63}$",
        "^arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}::",
        r"\p{L}\d\S\b(?=a)(?!b)(?<!c)",
        r"\u{1F600}\uD83D\uDE00\x41\cJ\0",
        r"(?<a>x)\k<a>\1",
        "[a-z&&[^b]]++",
        "(?i)a|b{2,}?",
    ]
    .map(|text| text.as_bytes().to_vec())
    .to_vec()
}

fn values(data: &mut Unstructured<'_>) -> Result<Vec<String>> {
    let mut values = vec![String::new()];
    for _ in 0..8 {
        let length = data.int_in_range(0..=4)?;
        values.push((0..length).map(|_| data.choose(CHARACTERS).copied()).collect::<Result<String>>()?);
    }
    Ok(values)
}

fn piece(data: &mut Unstructured<'_>, depth: usize) -> Result<Piece> {
    let last = if depth < 4 { 8 } else { 4 };
    Ok(match data.int_in_range(0..=last)? {
        0 | 1 => one_character(data)?,
        2 => Piece::Start,
        3 => Piece::End,
        4 => Piece::Boundary(data.arbitrary()?),
        5 => Piece::Row(pieces(data, depth, 0)?),
        6 => Piece::Either(pieces(data, depth, 1)?),
        7 => {
            let (min, more) = (data.int_in_range(0..=2)?, data.int_in_range(0..=3_u32)?);
            let inner = Box::new(piece(data, depth + 1)?);
            Piece::Repeat(inner, min, (more < 3).then_some(min + more))
        }
        _ => {
            let (behind, negated) = (data.arbitrary()?, data.arbitrary()?);
            let inner = Box::new(if behind { one_character(data)? } else { piece(data, depth + 1)? });
            Piece::Look { behind, negated, inner }
        }
    })
}

fn pieces(data: &mut Unstructured<'_>, depth: usize, least: usize) -> Result<Vec<Piece>> {
    (0..data.int_in_range(least..=3)?).map(|_| piece(data, depth + 1)).collect()
}

fn one_character(data: &mut Unstructured<'_>) -> Result<Piece> {
    Ok(match data.int_in_range(0..=5)? {
        0 => Piece::Dot,
        1 => {
            let (negated, mut items) = (data.arbitrary()?, Vec::new());
            for _ in 0..data.int_in_range(0..=3)? {
                items.push(plain(data)?);
            }
            // A hyphen between two others would be a range.
            items.retain(|item| !matches!(item, Piece::Char('-')));
            Piece::Class(negated, items)
        }
        _ => plain(data)?,
    })
}

fn plain(data: &mut Unstructured<'_>) -> Result<Piece> {
    Ok(match data.int_in_range(0..=3)? {
        0 => Piece::Escape(*data.choose(&['d', 'D', 'w', 'W', 's', 'S'])?),
        _ => Piece::Char(*data.choose(CHARACTERS)?),
    })
}
