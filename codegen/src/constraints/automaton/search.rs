//! Walks through the states of a program: the shortest word, the longest, one of a given length.

use std::collections::HashMap;

use super::alphabet::Block;
use super::budget::{Budget, Undecided};
use super::closure::{Position, closure, negation, product, track};
use super::ends::accepts_end;
use super::program::{Inst, Program, compile};
use super::state::{Conjunction, Disjunction, Literal, State, Tracker, place};
use crate::constraints::charset::CharSet;
use crate::constraints::pattern::Node;

/// How long the words of a language can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Length {
    /// At most so many scalar values.
    AtMost(u64),
    /// There is no limit.
    Unbounded,
}

/// The characters of a word, one set for each position; any choice out of them is a word.
pub(crate) type Word = Vec<CharSet>;

/// The states of a program, made as they are asked for.
pub(crate) struct Automaton {
    program: Program,
    budget: Budget,
    states: Vec<State>,
    numbers: HashMap<State, usize>,
    edges: Vec<Option<Vec<(Block, usize)>>>,
    first: Vec<usize>,
}

impl Automaton {
    /// The automaton of the inputs in which `node` is found.
    pub(crate) fn new(node: &Node, budget: Budget) -> Result<Self, Undecided> {
        let program = compile(node, &budget)?;
        let (states, numbers) = (Vec::new(), HashMap::new());
        let mut automaton = Self { program, budget, states, numbers, edges: Vec::new(), first: Vec::new() };
        automaton.first = automaton.initial()?;
        Ok(automaton)
    }

    fn initial(&mut self) -> Result<Vec<usize>, Undecided> {
        let mut trackers = Vec::new();
        for &start in &self.program.trackers {
            trackers.push(track(&self.program, [start], true, &mut self.budget)?);
        }
        let position = Position { at_start: true, trackers: &trackers };
        let asked = closure(&self.program, self.program.start, position, &mut self.budget)?;
        asked.into_iter().map(|literals| self.number(literals, &trackers, true)).collect()
    }

    fn number(&mut self, literals: Conjunction, trackers: &[Tracker], at_start: bool) -> Result<usize, Undecided> {
        // Where nothing is asked any more, nothing that was read matters.
        let trackers = if literals.is_empty() { Vec::new() } else { trackers.to_vec() };
        let state = State { at_start: at_start && !literals.is_empty(), literals, trackers };
        if let Some(&number) = self.numbers.get(&state) {
            return Ok(number);
        }
        if self.states.len() >= self.budget.states {
            return Err(Undecided::Budget);
        }
        self.budget.spend(state.literals.len())?;
        self.states.push(state.clone());
        self.edges.push(None);
        self.numbers.insert(state, self.states.len() - 1);
        Ok(self.states.len() - 1)
    }

    fn accepts(&self, state: usize) -> bool {
        accepts_end(&self.program, &self.states[state])
    }

    /// Where one character leads.
    fn edges(&mut self, state: usize) -> Result<Vec<(Block, usize)>, Undecided> {
        if let Some(edges) = &self.edges[state] {
            return Ok(edges.clone());
        }
        let edges = self.make_edges(&self.states[state].clone(), state)?;
        self.edges[state] = Some(edges.clone());
        Ok(edges)
    }

    fn make_edges(&mut self, state: &State, number: usize) -> Result<Vec<(Block, usize)>, Undecided> {
        if state.literals.is_empty() {
            return Ok(vec![(self.program.alphabet.all(), number)]);
        }
        let mut edges = Vec::new();
        for block in self.blocks(state) {
            let mut trackers = Vec::new();
            for tracker in &state.trackers {
                trackers.push(self.moved(tracker, block)?);
            }
            for literals in self.after(&state.literals, &trackers, block)? {
                edges.push((block, self.number(literals, &trackers, false)?));
            }
        }
        self.budget.spend(edges.len())?;
        edges.sort_by_key(|&(block, _)| super::super::example::rank(&self.program.alphabet.characters(block)));
        Ok(edges)
    }

    /// The characters that the state tells apart.
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

    fn reads(&self, place: u32) -> Option<Block> {
        match self.program.insts[place as usize] {
            Inst::Read { set, .. } => Some(self.program.alphabet.set(set)),
            _ => None,
        }
    }

    fn moved(&mut self, tracker: &Tracker, block: Block) -> Result<Tracker, Undecided> {
        let next = |&place: &u32| match self.program.insts[place as usize] {
            Inst::Read { set, next } if self.program.alphabet.set(set) & block != 0 => Some(next),
            _ => None,
        };
        let places: Vec<u32> = tracker.waiting.iter().filter_map(next).collect();
        track(&self.program, places, false, &mut self.budget)
    }

    /// What is asked of the rest after a character of `block`.
    fn after(&mut self, literals: &[Literal], trackers: &[Tracker], block: Block) -> Result<Disjunction, Undecided> {
        let position = Position { at_start: false, trackers };
        let mut asked: Disjunction = vec![Conjunction::new()];
        for &literal in literals {
            let next = match self.program.insts[place(literal) as usize] {
                Inst::Read { set, next } if self.program.alphabet.set(set) & block != 0 => Some(next),
                _ => None,
            };
            let one = match next {
                Some(next) => closure(&self.program, next, position, &mut self.budget)?,
                None => Disjunction::new(),
            };
            let one = if literal > 0 { one } else { negation(&one, &mut self.budget)? };
            asked = product(&asked, &one, &mut self.budget)?;
        }
        Ok(asked)
    }

    /// A shortest word; `None` when there is no word at all.
    pub(crate) fn shortest(&mut self) -> Result<Option<Word>, Undecided> {
        let mut order: Vec<(usize, usize, Block)> = Vec::new();
        let mut seen: std::collections::HashSet<usize> = std::collections::HashSet::new();
        for state in self.first.clone() {
            if seen.insert(state) {
                order.push((state, usize::MAX, 0));
            }
        }
        let mut next = 0;
        while let Some(&(state, _, _)) = order.get(next) {
            if self.accepts(state) {
                return Ok(Some(self.word(&order, next)));
            }
            for (block, target) in self.edges(state)? {
                if seen.insert(target) {
                    order.push((target, next, block));
                }
            }
            next += 1;
        }
        Ok(None)
    }

    /// The characters on the way to an entry of a list in which each names the one before it.
    fn word(&self, order: &[(usize, usize, Block)], mut entry: usize) -> Word {
        let mut word = Vec::new();
        while let Some(&(_, before, block)) = order.get(entry) {
            if before != usize::MAX {
                word.push(self.program.alphabet.characters(block));
            }
            entry = before;
        }
        word.reverse();
        word
    }

    /// A word with at least `min` and at most `max` characters, as short as there is one.
    pub(crate) fn word_within(&mut self, min: u64, max: Option<u64>) -> Result<Option<Word>, Undecided> {
        let mut order: Vec<(usize, usize, Block)> = Vec::new();
        let mut layer = 0..0;
        for state in self.first.clone() {
            order.push((state, usize::MAX, 0));
        }
        layer.end = order.len();
        let mut length = 0;
        loop {
            if length >= min
                && let Some(entry) = layer.clone().find(|&entry| self.accepts(order[entry].0))
            {
                return Ok(Some(self.word(&order, entry)));
            }
            // A longer word could be shortened by a loop, which is never longer than there are states.
            let enough = length > min.saturating_add(self.states.len() as u64);
            if layer.is_empty() || max.is_some_and(|max| length >= max) || enough {
                return Ok(None);
            }
            layer = self.next_layer(&mut order, layer)?;
            length += 1;
        }
    }

    fn next_layer(
        &mut self,
        order: &mut Vec<(usize, usize, Block)>,
        layer: std::ops::Range<usize>,
    ) -> Result<std::ops::Range<usize>, Undecided> {
        let start = order.len();
        let mut seen = std::collections::HashSet::new();
        for entry in layer {
            let edges = self.edges(order[entry].0)?;
            self.budget.spend(1 + edges.len())?;
            for (block, target) in edges {
                if seen.insert(target) {
                    order.push((target, entry, block));
                }
            }
        }
        Ok(start..order.len())
    }

    /// How long words can be; `None` when there is no word at all.
    pub(crate) fn longest(&mut self) -> Result<Option<Length>, Undecided> {
        let mut next = 0;
        while next < self.states.len() {
            self.edges(next)?;
            next += 1;
        }
        Ok(super::longest::longest(&self.targets(), &self.first, &|state| self.accepts(state)))
    }

    fn targets(&self) -> Vec<Vec<usize>> {
        let targets =
            |edges: &Option<Vec<(Block, usize)>>| edges.iter().flatten().map(|&(_, target)| target).collect::<Vec<_>>();
        self.edges.iter().map(targets).collect()
    }
}
