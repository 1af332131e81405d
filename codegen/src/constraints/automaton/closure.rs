//! What a place asks of the rest of the input, once everything that reads nothing has been followed.

use std::collections::HashSet;

use super::budget::{Budget, Undecided};
use super::program::{Inst, Place, Program};
use super::state::{Conjunction, Disjunction, Tracker, accepts, join, simplified};

/// A position in the input, as far as what was read before matters.
#[derive(Clone, Copy)]
pub(crate) struct Position<'a> {
    pub(crate) at_start: bool,
    pub(crate) trackers: &'a [Tracker],
}

/// The conditions under which `place` accepts the rest of the input.
pub(crate) fn closure(
    program: &Program,
    place: Place,
    position: Position<'_>,
    budget: &mut Budget,
) -> Result<Disjunction, Undecided> {
    let mut found = Disjunction::new();
    let mut seen: HashSet<(Place, Conjunction)> = HashSet::new();
    let mut open = vec![(place, Conjunction::new())];
    while let Some((place, condition)) = open.pop() {
        if !seen.insert((place, condition.clone())) {
            continue;
        }
        budget.spend(1 + condition.len())?;
        match &program.insts[place as usize] {
            Inst::Match => found.push(condition),
            Inst::Read { .. } | Inst::End(_) => found.extend(join(&condition, &[accepts(place)])),
            Inst::Fork(places) => open.extend(places.iter().rev().map(|&place| (place, condition.clone()))),
            Inst::Start(next) if position.at_start => open.push((*next, condition)),
            Inst::Start(_) => {}
            Inst::Behind { negated, tracker, next } => {
                if position.trackers[*tracker].matched != *negated {
                    open.push((*next, condition));
                }
            }
            Inst::Ahead { negated, start, next } => {
                let asked = closure(program, *start, position, budget)?;
                let asked = if *negated { negation(&asked, budget)? } else { asked };
                open.extend(asked.iter().filter_map(|asked| Some((*next, join(&condition, asked)?))));
            }
        }
    }
    Ok(simplified(found))
}

/// The opposite of a disjunction, again as a disjunction.
pub(crate) fn negation(disjunction: &Disjunction, budget: &mut Budget) -> Result<Disjunction, Undecided> {
    let mut all: Disjunction = vec![Conjunction::new()];
    for conjunction in disjunction {
        let mut next = Disjunction::new();
        for so_far in &all {
            budget.spend(so_far.len() + conjunction.len())?;
            next.extend(conjunction.iter().filter_map(|&literal| join(so_far, &[-literal])));
        }
        all = simplified(next);
    }
    Ok(all)
}

/// What holds when both disjunctions do.
pub(crate) fn product(left: &Disjunction, right: &Disjunction, budget: &mut Budget) -> Result<Disjunction, Undecided> {
    let mut all = Disjunction::new();
    for one in left {
        for other in right {
            budget.spend(1 + one.len() + other.len())?;
            all.extend(join(one, other));
        }
    }
    Ok(simplified(all))
}

/// Where a look-behind is that starts at `places`.
pub(crate) fn track(
    program: &Program,
    places: impl IntoIterator<Item = Place>,
    at_start: bool,
    budget: &mut Budget,
) -> Result<Tracker, Undecided> {
    let position = Position { at_start, trackers: &[] };
    let mut tracker = Tracker::default();
    for place in places {
        for conjunction in closure_of_tracker(program, place, position, budget)? {
            match conjunction {
                Some(place) => tracker.waiting.push(place),
                None => tracker.matched = true,
            }
        }
    }
    tracker.waiting.sort_unstable();
    tracker.waiting.dedup();
    Ok(tracker)
}

/// The places that wait, and `None` for a match. A match does not hide the places that go on, as it does ahead.
fn closure_of_tracker(
    program: &Program,
    place: Place,
    position: Position<'_>,
    budget: &mut Budget,
) -> Result<Vec<Option<Place>>, Undecided> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    let mut open = vec![place];
    while let Some(place) = open.pop() {
        if !seen.insert(place) {
            continue;
        }
        budget.spend(1)?;
        match &program.insts[place as usize] {
            Inst::Match => found.push(None),
            Inst::Read { .. } => found.push(Some(place)),
            Inst::Fork(places) => open.extend(places),
            Inst::Start(next) if position.at_start => open.push(*next),
            Inst::Start(_) | Inst::End(_) | Inst::Ahead { .. } | Inst::Behind { .. } => {}
        }
    }
    Ok(found)
}
