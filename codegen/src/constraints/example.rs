//! A shortest, readable example for a constrained string.

use std::cmp::Reverse;

use super::automaton::{Automaton, Budget, Word, both};
use super::charset::CharSet;
use super::translate::Pattern;

/// Characters that people like to read, best first, each row to be cycled through.
const ROWS: &[&str] = &["abcdefghijklmnopqrstuvwxyz", "1234567890", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "-_./:@=+ "];

/// How well a set reads; the least is best.
pub(crate) type Rank = (usize, Reverse<u32>);

/// How well a set reads: the row of its best character, and among equals the larger set first.
pub(crate) fn rank(set: &CharSet) -> Rank {
    let row = ROWS.iter().position(|row| row.chars().any(|character| set.contains(character)));
    (row.unwrap_or(ROWS.len()), Reverse(set.len()))
}

/// The most characters of an example; nobody reads longer ones.
const LONGEST: u64 = 10_000;

/// A short readable string that satisfies all patterns and bounds on its length; `None` when there is none or none
/// was found within the budget. An empty string is given only where nothing else satisfies.
pub fn example(patterns: &[&Pattern], min: Option<u64>, max: Option<u64>) -> Option<String> {
    let min = min.unwrap_or(0);
    let nodes = patterns.iter().map(|pattern| pattern.node.clone());
    let Some(node) = nodes.reduce(|all, node| both(&all, &node)) else {
        let length = min.max(1).min(max.unwrap_or(u64::MAX));
        return (min..=LONGEST)
            .contains(&length)
            .then(|| "abcdefghijklmnopqrstuvwxyz".chars().cycle().take(length as usize).collect());
    };
    let mut automaton = Automaton::new(&node, Budget::usual()).ok()?;
    let mut find = |min| automaton.word_within(min, max).ok().flatten();
    let word = if min == 0 { find(1).or_else(|| find(0)) } else { find(min) }?;
    Some(spell(&word)).filter(|example| patterns.iter().all(|pattern| pattern.matches(example)))
}

/// One string out of a word's sets, counting on where one choice follows another: `abc`, `123456789012`.
pub(crate) fn spell(word: &Word) -> String {
    let mut text = String::with_capacity(word.len());
    let mut before = None;
    for set in word {
        let chosen = set.only().unwrap_or_else(|| character(set, before));
        text.push(chosen);
        before = set.only().is_none().then_some(chosen);
    }
    text
}

/// A readable character of a set: the one that follows `before`, where the two are in one row.
fn character(set: &CharSet, before: Option<char>) -> char {
    let readable = ROWS.iter().map(|row| row.chars().filter(|&c| set.contains(c)).collect::<Vec<_>>());
    if let Some(row) = readable.into_iter().find(|row| !row.is_empty()) {
        let next = before.and_then(|before| row.iter().position(|&c| c == before));
        return row[next.map_or(0, |index| (index + 1) % row.len())];
    }
    let graphic = |&code: &u32| char::from_u32(code).is_some_and(|c| !c.is_control() && !c.is_whitespace());
    let codes = || set.ranges().iter().flat_map(|&(low, high)| low..=high.min(low + 64));
    let code = codes().find(graphic).or_else(|| codes().next());
    code.and_then(char::from_u32).unwrap_or('?')
}

#[cfg(test)]
mod tests {
    use super::example;
    use crate::constraints::analyze_pattern;
    use crate::ir::Dialect;

    fn shown(text: &str, min: Option<u64>, max: Option<u64>) -> String {
        let pattern = analyze_pattern(text, Dialect::Smithy).expect(text);
        example(&[&pattern], min, max).unwrap_or_else(|| "(none)".to_owned())
    }

    #[test]
    fn there_are_no_endless_examples() {
        assert_eq!(example(&[], Some(3), None).as_deref(), Some("abc"));
        assert_eq!(example(&[], Some(u64::MAX), None), None);
        assert_eq!(example(&[], Some(2), Some(1)), None);
    }

    #[test]
    fn examples_are_short_and_readable() {
        assert_eq!(shown("^[0-9]{12}$", None, None), "123456789012");
        assert_eq!(shown(r"^\S*$", None, Some(10)), "a");
        assert_eq!(shown("^(?!aws:)[a-z:]+$", Some(4), None), "bcde");
        assert_eq!(shown("^(?!abc)[a-z]+(?<!d)$", Some(4), None), "bcef");
        assert_eq!(shown("^a{3,5}$", Some(6), None), "(none)");
        assert_eq!(shown(r"foo\b", None, None), "foo");
        let two = ["^[a-z]+$", "[^a]$"].map(|text| analyze_pattern(text, Dialect::Ecma).expect(text));
        assert_eq!(example(&[&two[0], &two[1]], None, None).as_deref(), Some("b"));
        assert_eq!(
            shown(r"^arn:aws(-[^:]+)?:kms:[a-zA-Z0-9-]*:[0-9]{12}:key/[a-zA-Z0-9-]{36}$", Some(1), Some(2048)),
            "arn:aws:kms::123456789012:key/abcdefghijklmnopqrstuvwxyzabcdefghij"
        );
    }
}
