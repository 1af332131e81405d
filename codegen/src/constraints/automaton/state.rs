//! States: what must hold of the rest of the input.

use std::collections::HashSet;

use super::program::Place;

/// A place that must accept the rest of the input, or must not: the place plus one, negative in the second case.
pub(crate) type Literal = i32;

/// Literals that must all hold, sorted; none at all is satisfied by everything.
pub(crate) type Conjunction = Vec<Literal>;

/// Conjunctions of which one must hold; none at all is satisfied by nothing.
pub(crate) type Disjunction = Vec<Conjunction>;

/// The literal that asks `place` to accept.
pub(crate) fn accepts(place: Place) -> Literal {
    place as Literal + 1
}

/// The place of a literal.
pub(crate) fn place(literal: Literal) -> Place {
    literal.unsigned_abs() - 1
}

/// Where the automaton is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct State {
    pub(crate) literals: Conjunction,
    /// Where the look-behinds are.
    pub(crate) trackers: Vec<Tracker>,
    /// Whether nothing has been read yet.
    pub(crate) at_start: bool,
}

/// Where a look-behind is after what has been read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Tracker {
    /// The places that wait for a character.
    pub(crate) waiting: Vec<Place>,
    /// Whether it matches up to here.
    pub(crate) matched: bool,
}

/// Both conjunctions at once; `None` when they contradict each other.
pub(crate) fn join(left: &[Literal], right: &[Literal]) -> Option<Conjunction> {
    let mut joined = [left, right].concat();
    joined.sort_unstable();
    joined.dedup();
    (!contradicts(&joined)).then_some(joined)
}

/// Whether sorted literals ask for the opposite of each other.
pub(crate) fn contradicts(literals: &[Literal]) -> bool {
    let asked = literals.iter().filter(|&&literal| literal > 0);
    asked.copied().any(|literal| literals.binary_search(&-literal).is_ok())
}

/// Removes what stands twice; keeps the order. What one member does not ask for, all need not.
pub(crate) fn simplified(mut disjunction: Disjunction) -> Disjunction {
    if disjunction.iter().any(Vec::is_empty) {
        return vec![Vec::new()];
    }
    if disjunction.len() < 2 {
        return disjunction;
    }
    let mut seen = HashSet::new();
    disjunction.retain(|conjunction| seen.insert(conjunction.clone()));
    disjunction
}
