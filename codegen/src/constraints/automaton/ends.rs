//! Whether a state accepts when the input ends in it.

use std::collections::HashSet;

use super::closure::Position;
use super::program::{Inst, Place, Program};
use super::state::{State, place};

/// Whether everything that the state asks holds of the empty rest.
pub(crate) fn accepts_end(program: &Program, state: &State) -> bool {
    let position = Position { at_start: state.at_start, trackers: &state.trackers };
    state.literals.iter().all(|&literal| holds_at_end(program, place(literal), position) == (literal > 0))
}

fn holds_at_end(program: &Program, place: Place, position: Position<'_>) -> bool {
    let mut seen = HashSet::new();
    let mut open = vec![place];
    while let Some(place) = open.pop() {
        if !seen.insert(place) {
            continue;
        }
        match &program.insts[place as usize] {
            Inst::Match => return true,
            Inst::Read { .. } => {}
            Inst::Fork(places) => open.extend(places),
            Inst::End(next) => open.push(*next),
            Inst::Start(next) if position.at_start => open.push(*next),
            Inst::Start(_) => {}
            Inst::Ahead { negated, start, next } => {
                if holds_at_end(program, *start, position) != *negated {
                    open.push(*next);
                }
            }
            Inst::Behind { negated, tracker, next } => {
                if position.trackers[*tracker].matched != *negated {
                    open.push(*next);
                }
            }
        }
    }
    false
}
