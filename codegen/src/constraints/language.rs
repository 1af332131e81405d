//! The texts that constraints allow, and which of them other constraints do not.

use super::automaton::{Language, Undecided, outside};
use super::readable::spell;
use super::translate::{Pattern, analyze_pattern};
use crate::ir;

/// The longest text that is shown as a witness, in scalar values.
const LONGEST: u64 = 10_000;

/// The texts that patterns and bounds on the length allow.
#[derive(Clone, Debug)]
pub struct TextLanguage {
    patterns: Vec<Pattern>,
    min: Option<u64>,
    max: Option<u64>,
    /// Why a pattern has no automaton, as a clause.
    unreadable: Option<String>,
}

/// Whether every value of one set is in another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inclusion {
    /// All of them are.
    Inside,
    /// Some are not, this one among them; none is shown where it would be too long to read.
    Outside(Option<String>),
    /// It was not decided, for this reason.
    Undecided(String),
}

impl TextLanguage {
    /// The texts that match all patterns and have a length within the bounds, in scalar values.
    pub fn new<'a>(patterns: impl IntoIterator<Item = &'a ir::Pattern>, min: Option<u64>, max: Option<u64>) -> Self {
        let mut language = Self { patterns: Vec::new(), min, max, unreadable: None };
        for pattern in patterns {
            match analyze_pattern(&pattern.text, pattern.dialect) {
                Ok(pattern) => language.patterns.push(pattern),
                Err(error) => language.unreadable = Some(format!("no engine takes a pattern: {}", error.message)),
            }
        }
        language
    }

    /// Whether a text is one of them.
    pub fn contains(&self, text: &str) -> bool {
        let length = text.chars().count() as u64;
        let fits = self.min.is_none_or(|min| length >= min) && self.max.is_none_or(|max| length <= max);
        fits && self.patterns.iter().all(|pattern| pattern.matches(text))
    }

    /// Whether all of them are among the texts of `other`. A witness was run through the patterns of both sides.
    pub fn inside(&self, other: &Self) -> Inclusion {
        if let Some(reason) = self.unreadable.as_ref().or(other.unreadable.as_ref()) {
            return Inclusion::Undecided(reason.clone());
        }
        if self.patterns.is_empty() && other.patterns.is_empty() {
            return self.inside_by_length(other);
        }
        match outside(&self.automaton(), &other.automaton()) {
            Ok(None) => Inclusion::Inside,
            Ok(Some(word)) => self.witnessed(other, spell(&word)),
            Err(Undecided::Budget) => Inclusion::Undecided("the automaton outgrew its budget".to_owned()),
            Err(Undecided::Unsupported) => Inclusion::Undecided(
                "a pattern has back-references, atomic groups or look-around inside a look-behind".to_owned(),
            ),
        }
    }

    fn automaton(&self) -> Language {
        Language::new(self.patterns.iter().map(|pattern| pattern.node.clone()), self.min, self.max)
    }

    /// A witness that the engines do not confirm proves nothing.
    fn witnessed(&self, other: &Self, text: String) -> Inclusion {
        if self.contains(&text) && !other.contains(&text) {
            Inclusion::Outside(Some(text))
        } else {
            Inclusion::Undecided("the engines contradict the automaton".to_owned())
        }
    }

    fn inside_by_length(&self, other: &Self) -> Inclusion {
        let (min, max) = (self.min.unwrap_or(0), self.max.unwrap_or(u64::MAX));
        let (other_min, other_max) = (other.min.unwrap_or(0), other.max.unwrap_or(u64::MAX));
        let length = match () {
            () if min > max || (min >= other_min && max <= other_max) => return Inclusion::Inside,
            () if min < other_min => min,
            () => min.max(other_max.saturating_add(1)),
        };
        let letters = "abcdefghijklmnopqrstuvwxyz".chars().cycle();
        Inclusion::Outside((length <= LONGEST).then(|| letters.take(length as usize).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Inclusion, TextLanguage};
    use crate::diagnostics::{Origin, SourceId};
    use crate::ir::{Dialect, Pattern};

    fn language(pattern: &str, min: Option<u64>, max: Option<u64>) -> TextLanguage {
        let origin = Origin::file(SourceId::BUILT_IN);
        TextLanguage::new([&Pattern { text: pattern.to_owned(), dialect: Dialect::Smithy, origin }], min, max)
    }

    fn witness(left: &TextLanguage, right: &TextLanguage) -> Option<String> {
        match left.inside(right) {
            Inclusion::Outside(witness) => witness,
            Inclusion::Inside => None,
            Inclusion::Undecided(reason) => panic!("{reason}"),
        }
    }

    #[test]
    fn lengths_count_where_a_pattern_does_not_bound_them() {
        let short = language("^[a-z]{1,10}$", None, Some(20));
        assert_eq!(short.inside(&language("^[a-z]{1,10}$", None, Some(30))), Inclusion::Inside);
        assert_eq!(language("^[a-z]{1,10}$", None, Some(30)).inside(&short), Inclusion::Inside);
        assert_eq!(witness(&short, &language("^[a-z]+$", Some(3), Some(5))).as_deref(), Some("a"));
        assert_eq!(
            witness(&language("^[a-z]*$", Some(4), Some(9)), &language("^[a-z]*$", None, Some(6))).map(|w| w.len()),
            Some(7)
        );
    }

    #[test]
    fn other_spellings_are_one_language() {
        let (one, two) = (language("^(a|b)[0-9]{2}$", None, None), language(r"^(?:[ab]\d\d)$", None, None));
        assert_eq!((one.inside(&two), two.inside(&one)), (Inclusion::Inside, Inclusion::Inside));
    }

    #[test]
    fn what_is_not_decided_says_why() {
        let odd = language(r"^(a|b)\1$", None, None);
        assert!(
            matches!(odd.inside(&language("^a$", None, None)), Inclusion::Undecided(reason) if reason.contains("back"))
        );
    }
}
