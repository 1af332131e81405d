//! A pattern as a program: Thompson's construction, built from the end to the start.

use std::collections::HashMap;

use super::alphabet::Alphabet;
use super::budget::{Budget, Undecided};
use crate::constraints::charset::CharSet;
use crate::constraints::pattern::{Assertion, Node};

/// A place in a program.
pub(crate) type Place = u32;

/// One instruction.
#[derive(Debug)]
pub(crate) enum Inst {
    /// The input is accepted, whatever follows.
    Match,
    /// Reads one character of a set.
    Read { set: u32, next: Place },
    /// Goes on at any of these.
    Fork(Vec<Place>),
    /// Goes on at the start of the input only.
    Start(Place),
    /// Goes on at the end of the input only.
    End(Place),
    /// Goes on where the rest of the input is accepted from `start`, or is not.
    Ahead { negated: bool, start: Place, next: Place },
    /// Goes on where the input so far is accepted by a tracker, or is not.
    Behind { negated: bool, tracker: usize, next: Place },
}

/// A program.
#[derive(Debug)]
pub(crate) struct Program {
    pub(crate) insts: Vec<Inst>,
    /// Where it starts.
    pub(crate) start: Place,
    /// Where the sub-programs of look-behinds start. They run along from the start of the input.
    pub(crate) trackers: Vec<Place>,
    pub(crate) alphabet: Alphabet,
}

/// Makes a program that accepts the inputs in which the pattern is found.
pub(crate) fn compile(node: &Node, budget: &Budget) -> Result<Program, Undecided> {
    let mut compiler = Compiler { limit: budget.instructions, ..Compiler::default() };
    let end = compiler.push(Inst::Match)?;
    let start = compiler.emit(&super::found(node), end)?;
    let alphabet = Alphabet::new(&compiler.sets)?;
    Ok(Program { insts: compiler.insts, start, trackers: compiler.trackers, alphabet })
}

#[derive(Default)]
struct Compiler {
    insts: Vec<Inst>,
    sets: Vec<CharSet>,
    numbers: HashMap<CharSet, u32>,
    trackers: Vec<Place>,
    in_tracker: bool,
    limit: usize,
}

impl Compiler {
    fn push(&mut self, inst: Inst) -> Result<Place, Undecided> {
        if self.insts.len() >= self.limit {
            return Err(Undecided::Budget);
        }
        self.insts.push(inst);
        Ok(self.insts.len() as Place - 1)
    }

    /// Writes what does `node` and then goes on at `next`; gives back where it starts.
    fn emit(&mut self, node: &Node, next: Place) -> Result<Place, Undecided> {
        match node {
            Node::Empty => Ok(next),
            Node::Class(class) => self.read(class.members(), next),
            Node::Concat(nodes) => nodes.iter().rev().try_fold(next, |next, node| self.emit(node, next)),
            Node::Alternation(nodes) => {
                let starts = nodes.iter().map(|node| self.emit(node, next)).collect::<Result<_, _>>()?;
                self.push(Inst::Fork(starts))
            }
            Node::Repeat { node, min, max } => self.repeat(node, *min, *max, next),
            Node::Assert(Assertion::Start) => self.push(Inst::Start(next)),
            Node::Assert(Assertion::End) if self.in_tracker => Err(Undecided::Unsupported),
            Node::Assert(Assertion::End) => self.push(Inst::End(next)),
            Node::Assert(Assertion::WordBoundary) => self.boundary(true, next),
            Node::Assert(Assertion::NotWordBoundary) => self.boundary(false, next),
            Node::Look { .. } if self.in_tracker => Err(Undecided::Unsupported),
            Node::Look { behind: false, negated, node } => self.ahead(*negated, node, next),
            Node::Look { behind: true, negated, node } => self.behind(*negated, node, next),
            Node::Capture(_, node) => self.emit(node, next),
            Node::Backreference(_) | Node::Atomic(_) => Err(Undecided::Unsupported),
        }
    }

    fn read(&mut self, members: CharSet, next: Place) -> Result<Place, Undecided> {
        let sets = &mut self.sets;
        let set = *self.numbers.entry(members).or_insert_with_key(|members| {
            sets.push(members.clone());
            sets.len() as u32 - 1
        });
        self.push(Inst::Read { set, next })
    }

    fn repeat(&mut self, node: &Node, min: u32, max: Option<u32>, next: Place) -> Result<Place, Undecided> {
        let mut start = next;
        match max {
            None => {
                start = self.push(Inst::Fork(Vec::new()))?;
                let body = self.emit(node, start)?;
                self.insts[start as usize] = Inst::Fork(vec![body, next]);
            }
            Some(max) => {
                for _ in min..max {
                    let body = self.emit(node, start)?;
                    start = self.push(Inst::Fork(vec![body, next]))?;
                }
            }
        }
        (0..min).try_fold(start, |start, _| self.emit(node, start))
    }

    fn ahead(&mut self, negated: bool, node: &Node, next: Place) -> Result<Place, Undecided> {
        let end = self.push(Inst::Match)?;
        let start = self.emit(node, end)?;
        self.push(Inst::Ahead { negated, start, next })
    }

    fn behind(&mut self, negated: bool, node: &Node, next: Place) -> Result<Place, Undecided> {
        let end = self.push(Inst::Match)?;
        self.in_tracker = true;
        let start = self.emit(&super::found(node), end);
        self.in_tracker = false;
        self.trackers.push(start?);
        self.push(Inst::Behind { negated, tracker: self.trackers.len() - 1, next })
    }

    /// `\b` is a word character behind and none ahead, or the reverse; `\B` is both or neither.
    fn boundary(&mut self, differs: bool, next: Place) -> Result<Place, Undecided> {
        let word = || Node::class(CharSet::word());
        let sides = |behind: bool| {
            let ahead = behind != differs;
            Node::Concat(vec![Node::look(true, !behind, word()), Node::look(false, !ahead, word())])
        };
        self.emit(&Node::Alternation(vec![sides(true), sides(false)]), next)
    }
}
