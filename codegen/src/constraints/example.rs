//! A shortest, readable example for a constrained string.

use super::automaton::{Automaton, Budget, both};
use super::readable::spell;
use super::translate::Pattern;

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
