//! One step of the automaton: what a state asks of the rest after a character.

use std::collections::HashMap;
use std::rc::Rc;

use super::alphabet::Block;
use super::budget::{Budget, Undecided};
use super::closure::{Position, closure, negation, product, track};
use super::program::{Inst, Place, Program};
use super::state::{Conjunction, Disjunction, Literal, State, Tracker, contradicts, place};
use crate::constraints::charset::CharSet;
use crate::constraints::readable::{Rank, rank};

/// A program with what was worked out about it.
pub(super) struct Stepper {
    pub(super) program: Program,
    pub(super) budget: Budget,
    /// What literals ask, for programs without look-behind, where it depends on nothing else.
    asked: HashMap<Literal, Rc<Disjunction>>,
    ranks: HashMap<Block, Rank>,
}

/// The states that one block of characters leads to.
pub(super) struct Step {
    pub(super) block: Block,
    pub(super) literals: Disjunction,
    pub(super) trackers: Vec<Tracker>,
}

impl Stepper {
    pub(super) fn new(program: Program, budget: Budget) -> Self {
        Self { program, budget, asked: HashMap::new(), ranks: HashMap::new() }
    }

    /// What is asked at the start of the input.
    pub(super) fn first(&mut self) -> Result<Step, Undecided> {
        let mut trackers = Vec::new();
        for &start in &self.program.trackers {
            trackers.push(track(&self.program, [start], true, &mut self.budget)?);
        }
        let position = Position { at_start: true, trackers: &trackers };
        let literals = closure(&self.program, self.program.start, position, &mut self.budget)?;
        Ok(Step { block: 0, literals, trackers })
    }

    /// What is asked after each character that the state distinguishes, best readable characters first.
    pub(super) fn steps(&mut self, state: &State) -> Result<Vec<Step>, Undecided> {
        let mut blocks = self.blocks(state);
        blocks.sort_by_key(|&block| self.rank(block));
        let mut steps = Vec::with_capacity(blocks.len());
        for block in blocks {
            let mut trackers = Vec::with_capacity(state.trackers.len());
            for tracker in &state.trackers {
                trackers.push(self.moved(tracker, block)?);
            }
            let literals = self.after(&state.literals, &trackers, block)?;
            steps.push(Step { block, literals, trackers });
        }
        Ok(steps)
    }

    /// The characters of a block.
    pub(super) fn characters(&self, block: Block) -> CharSet {
        self.program.alphabet.characters(block)
    }

    fn rank(&mut self, block: Block) -> Rank {
        let alphabet = &self.program.alphabet;
        *self.ranks.entry(block).or_insert_with(|| rank(&alphabet.characters(block)))
    }

    /// The characters that the state distinguishes.
    fn blocks(&self, state: &State) -> Vec<Block> {
        let literals = state.literals.iter().map(|&literal| place(literal));
        let waiting = state.trackers.iter().flat_map(|tracker| tracker.waiting.iter().copied());
        let mut sets: Vec<Block> = literals.chain(waiting).filter_map(|place| self.reads(place)).collect();
        sets.sort_unstable();
        sets.dedup();
        sets.iter().fold(vec![self.program.alphabet.all()], |blocks, set| {
            let parts = blocks.into_iter().flat_map(|block| [block & set, block & !set]);
            parts.filter(|&block| block != 0).collect()
        })
    }

    fn reads(&self, place: Place) -> Option<Block> {
        match self.program.insts[place as usize] {
            Inst::Read { set, .. } => Some(self.program.alphabet.set(set)),
            _ => None,
        }
    }

    fn next(&self, place: Place, block: Block) -> Option<Place> {
        match self.program.insts[place as usize] {
            Inst::Read { set, next } if self.program.alphabet.set(set) & block != 0 => Some(next),
            _ => None,
        }
    }

    fn moved(&mut self, tracker: &Tracker, block: Block) -> Result<Tracker, Undecided> {
        let places: Vec<Place> = tracker.waiting.iter().filter_map(|&place| self.next(place, block)).collect();
        track(&self.program, places, false, &mut self.budget)
    }

    /// What is asked of the rest after a character of `block`.
    fn after(&mut self, literals: &[Literal], trackers: &[Tracker], block: Block) -> Result<Disjunction, Undecided> {
        let mut certain = Conjunction::new();
        let mut choices: Vec<Rc<Disjunction>> = Vec::new();
        for &literal in literals {
            let asked = match self.next(place(literal), block) {
                Some(next) => self.asked(next, literal > 0, trackers)?,
                None if literal > 0 => return Ok(Disjunction::new()),
                None => continue,
            };
            match &asked[..] {
                [] => return Ok(Disjunction::new()),
                [only] => certain.extend(only),
                _ => choices.push(asked),
            }
        }
        self.budget.spend(1 + literals.len() + certain.len())?;
        certain.sort_unstable();
        certain.dedup();
        if contradicts(&certain) {
            return Ok(Disjunction::new());
        }
        choices.iter().try_fold(vec![certain], |all, choice| product(&all, choice, &mut self.budget))
    }

    /// What `place` asks after at least one character, or the opposite.
    fn asked(&mut self, place: Place, accepts: bool, trackers: &[Tracker]) -> Result<Rc<Disjunction>, Undecided> {
        let key = if accepts { super::state::accepts(place) } else { -super::state::accepts(place) };
        if let Some(known) = self.asked.get(&key) {
            return Ok(Rc::clone(known));
        }
        let asked = closure(&self.program, place, Position { at_start: false, trackers }, &mut self.budget)?;
        let asked = Rc::new(if accepts { asked } else { negation(&asked, &mut self.budget)? });
        if trackers.is_empty() {
            self.asked.insert(key, Rc::clone(&asked));
        }
        Ok(asked)
    }
}
