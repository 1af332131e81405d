//! Whether every text of one language is in another, lengths included.

use super::budget::{Budget, Undecided};
use super::search::{Automaton, Word};
use super::{both, difference};
use crate::constraints::pattern::Node;

/// The texts that every pattern matches and whose length is within the bounds.
#[derive(Clone, Debug)]
pub(crate) struct Language {
    /// A pattern for all patterns; [`Node::Empty`] where there is none.
    node: Node,
    /// The shortest length, in scalar values.
    min: u64,
    /// The longest length, in scalar values.
    max: u64,
}

impl Language {
    /// The language of some patterns and bounds.
    pub(crate) fn new(patterns: impl IntoIterator<Item = Node>, min: Option<u64>, max: Option<u64>) -> Self {
        let node = patterns.into_iter().reduce(|all, node| both(&all, &node)).unwrap_or(Node::Empty);
        Self { node, min: min.unwrap_or(0), max: max.unwrap_or(u64::MAX) }
    }
}

/// A shortest text of `left` that is not in `right`; `None` when there is none.
pub(crate) fn outside(left: &Language, right: &Language) -> Result<Option<Word>, Undecided> {
    let by_pattern = match left.node == right.node || right.node == Node::Empty {
        true => Ok(None),
        false => find(&difference(&left.node, &right.node), left.min, left.max),
    };
    let too_short = match right.min.checked_sub(1) {
        Some(below) => find(&left.node, left.min, left.max.min(below)),
        None => Ok(None),
    };
    let too_long = match right.max.checked_add(1) {
        Some(above) => find(&left.node, left.min.max(above), left.max),
        None => Ok(None),
    };
    let questions = [by_pattern, too_short, too_long];
    let shortest = questions.iter().filter_map(|found| found.as_ref().ok()?.as_ref()).min_by_key(|word| word.len());
    match shortest {
        Some(word) => Ok(Some(word.clone())),
        // One that was not decided may hold a text.
        None => questions.into_iter().find(Result::is_err).unwrap_or(Ok(None)),
    }
}

/// A shortest text within bounds in which `node` is found.
fn find(node: &Node, min: u64, max: u64) -> Result<Option<Word>, Undecided> {
    if min > max {
        return Ok(None);
    }
    let mut automaton = Automaton::new(node, Budget::patient())?;
    let Some(shortest) = automaton.shortest()? else { return Ok(None) };
    let length = shortest.len() as u64;
    if length > max {
        return Ok(None);
    }
    if length >= min { Ok(Some(shortest)) } else { automaton.word_within(min, Some(max)) }
}
