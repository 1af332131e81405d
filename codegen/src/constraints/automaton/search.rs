//! Walks through the states of a program: the shortest word, the longest, one of a given length.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::rc::Rc;

use super::alphabet::Block;
use super::budget::{Budget, Undecided};
use super::ends::accepts_end;
use super::longest::{Length, longest};
use super::program::compile;
use super::state::{Conjunction, State, Tracker};
use super::step::{Step, Stepper};
use crate::constraints::charset::CharSet;
use crate::constraints::pattern::Node;

/// The characters of a word, one set for each position; any choice out of them is a word.
pub(crate) type Word = Vec<CharSet>;

/// The characters that lead to states.
type Edges = Rc<[(Block, usize)]>;

/// The states of a program, made as they are asked for.
pub(crate) struct Automaton {
    stepper: Stepper,
    states: Vec<Rc<State>>,
    numbers: HashMap<Rc<State>, usize>,
    edges: Vec<Option<Edges>>,
    first: Vec<usize>,
}

/// States in the order in which they were reached: each with the entry it was reached from, and by what.
#[derive(Default)]
struct Walk {
    entries: Vec<(usize, Option<(usize, Block)>)>,
}

impl Automaton {
    /// The automaton of the inputs in which `node` is found.
    pub(crate) fn new(node: &Node, budget: Budget) -> Result<Self, Undecided> {
        let stepper = Stepper::new(compile(node, &budget)?, budget);
        let (states, numbers, edges) = (Vec::new(), HashMap::new(), Vec::new());
        let mut automaton = Self { stepper, states, numbers, edges, first: Vec::new() };
        let Step { literals, trackers, .. } = automaton.stepper.first()?;
        for literals in literals {
            let state = automaton.number(literals, &trackers, true)?;
            automaton.first.push(state);
        }
        Ok(automaton)
    }

    fn number(&mut self, literals: Conjunction, trackers: &[Tracker], at_start: bool) -> Result<usize, Undecided> {
        // Where nothing is asked any more, nothing that was read matters.
        let free = literals.is_empty();
        let trackers = if free { Vec::new() } else { trackers.to_vec() };
        let state = State { at_start: at_start && !free, literals, trackers };
        if let Some(&number) = self.numbers.get(&state) {
            return Ok(number);
        }
        if self.states.len() >= self.stepper.budget.states {
            return Err(Undecided::Budget);
        }
        self.stepper.budget.spend(state.literals.len())?;
        let state = Rc::new(state);
        self.states.push(Rc::clone(&state));
        self.edges.push(None);
        self.numbers.insert(state, self.states.len() - 1);
        Ok(self.states.len() - 1)
    }

    fn accepts(&self, state: usize) -> bool {
        accepts_end(&self.stepper.program, &self.states[state])
    }

    /// Where one character leads.
    fn edges(&mut self, state: usize) -> Result<Edges, Undecided> {
        if let Some(edges) = &self.edges[state] {
            return Ok(Rc::clone(edges));
        }
        let from = Rc::clone(&self.states[state]);
        let mut edges = Vec::new();
        if from.literals.is_empty() {
            edges.push((self.stepper.program.alphabet.all(), state));
        } else {
            for Step { block, literals, trackers } in self.stepper.steps(&from)? {
                for literals in literals {
                    edges.push((block, self.number(literals, &trackers, false)?));
                }
            }
        }
        self.stepper.budget.spend(edges.len())?;
        let edges: Edges = edges.into();
        self.edges[state] = Some(Rc::clone(&edges));
        Ok(edges)
    }

    /// A shortest word; `None` when there is no word at all.
    pub(crate) fn shortest(&mut self) -> Result<Option<Word>, Undecided> {
        let mut seen = HashSet::new();
        let mut walk = self.starts();
        walk.entries.retain(|&(state, _)| seen.insert(state));
        let mut next = 0;
        while let Some(&(state, _)) = walk.entries.get(next) {
            if self.accepts(state) {
                return Ok(Some(self.word(&walk, next)));
            }
            for &(block, target) in self.edges(state)?.iter() {
                if seen.insert(target) {
                    walk.entries.push((target, Some((next, block))));
                }
            }
            next += 1;
        }
        Ok(None)
    }

    /// A word with at least `min` and at most `max` characters, as short as there is one.
    pub(crate) fn word_within(&mut self, min: u64, max: Option<u64>) -> Result<Option<Word>, Undecided> {
        let mut walk = self.starts();
        let mut layer = 0..walk.entries.len();
        let mut length = 0;
        loop {
            if length >= min
                && let Some(entry) = layer.clone().find(|&entry| self.accepts(walk.entries[entry].0))
            {
                return Ok(Some(self.word(&walk, entry)));
            }
            // A longer word could be shortened by a loop, which is never longer than there are states.
            let enough = length > min.saturating_add(self.states.len() as u64);
            if layer.is_empty() || max.is_some_and(|max| length >= max) || enough {
                return Ok(None);
            }
            layer = self.next_layer(&mut walk, layer)?;
            length += 1;
        }
    }

    /// Adds what is one character further than `layer`.
    fn next_layer(&mut self, walk: &mut Walk, layer: Range<usize>) -> Result<Range<usize>, Undecided> {
        let start = walk.entries.len();
        let mut seen = HashSet::new();
        for entry in layer {
            let edges = self.edges(walk.entries[entry].0)?;
            self.stepper.budget.spend(1 + edges.len())?;
            for &(block, target) in edges.iter() {
                if seen.insert(target) {
                    walk.entries.push((target, Some((entry, block))));
                }
            }
        }
        Ok(start..walk.entries.len())
    }

    /// How long words can be; `None` when there is no word at all.
    pub(crate) fn longest(&mut self) -> Result<Option<Length>, Undecided> {
        let mut targets = Vec::new();
        while targets.len() < self.states.len() {
            let edges = self.edges(targets.len())?;
            targets.push(edges.iter().map(|&(_, target)| target).collect());
        }
        Ok(longest(&targets, &self.first, &|state| self.accepts(state)))
    }

    fn starts(&self) -> Walk {
        Walk { entries: self.first.iter().map(|&state| (state, None)).collect() }
    }

    /// The characters on the way to an entry.
    fn word(&self, walk: &Walk, mut entry: usize) -> Word {
        let mut word = Vec::new();
        while let Some((before, block)) = walk.entries[entry].1 {
            word.push(self.stepper.characters(block));
            entry = before;
        }
        word.reverse();
        word
    }
}
