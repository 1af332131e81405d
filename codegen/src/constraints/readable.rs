//! What of a set of characters reads well, and a readable string out of several sets.

use std::cmp::Reverse;

use super::charset::CharSet;

/// Characters that people like to read, best first, each row to be cycled through.
const ROWS: &[&str] = &["abcdefghijklmnopqrstuvwxyz", "1234567890", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "-_./:@=+ "];

/// How well a set reads; the least is best.
pub(crate) type Rank = (usize, Reverse<u32>);

/// How well a set reads: the row of its best character, and among equals the larger set first.
pub(crate) fn rank(set: &CharSet) -> Rank {
    let row = ROWS.iter().position(|row| row.chars().any(|character| set.contains(character)));
    (row.unwrap_or(ROWS.len()), Reverse(set.len()))
}

/// One string out of a word's sets, counting on where one choice follows another: `abc`, `123456789012`.
pub(crate) fn spell(word: &[CharSet]) -> String {
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
