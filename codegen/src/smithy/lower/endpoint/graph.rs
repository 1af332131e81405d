//! The decision diagram: equal conditions, nodes and results are one, and what decides nothing is left out.

use std::collections::HashMap;
use std::hash::Hash;

use super::reader::Reader;
use crate::ir::{Condition, Outcome, RuleExpr, RuleFunction, RuleNode, RuleTarget, Rules};

/// How far below a condition the same condition is looked for again.
const LOOK_AHEAD: usize = 4;

/// A diagram under construction.
#[derive(Default)]
pub(super) struct Graph {
    conditions: Table<Condition>,
    nodes: Table<RuleNode>,
    results: Table<Outcome>,
}

/// Values without repetition.
struct Table<T> {
    values: Vec<T>,
    positions: HashMap<T, usize>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { values: Vec::new(), positions: HashMap::new() }
    }
}

impl<T: Clone + Eq + Hash> Table<T> {
    fn add(&mut self, value: T) -> usize {
        if let Some(position) = self.positions.get(&value) {
            return *position;
        }
        self.values.push(value.clone());
        self.positions.insert(value, self.values.len() - 1);
        self.values.len() - 1
    }
}

impl Graph {
    pub(super) fn result(&mut self, outcome: Outcome) -> RuleTarget {
        RuleTarget::Result(self.results.add(outcome))
    }

    /// Where a condition leads that leads to these two.
    pub(super) fn branch(&mut self, condition: Condition, then: RuleTarget, otherwise: RuleTarget) -> RuleTarget {
        match condition {
            Condition { expr: RuleExpr::Bool(holds), assign: None } => {
                if holds {
                    then
                } else {
                    otherwise
                }
            }
            Condition { expr: RuleExpr::Call(RuleFunction::Not, mut inner), assign: None } if inner.len() == 1 => {
                let condition = Condition { expr: inner.remove(0), assign: None };
                self.branch(condition, otherwise, then)
            }
            condition => {
                let condition = self.conditions.add(condition);
                let then = self.given(then, condition, true, LOOK_AHEAD);
                let otherwise = self.given(otherwise, condition, false, LOOK_AHEAD);
                self.node(condition, then, otherwise)
            }
        }
    }

    fn node(&mut self, condition: usize, then: RuleTarget, otherwise: RuleTarget) -> RuleTarget {
        if then == otherwise {
            return then;
        }
        RuleTarget::Node(self.nodes.add(RuleNode { condition, then, otherwise }))
    }

    /// The same target where it is known whether a condition holds.
    fn given(&mut self, target: RuleTarget, condition: usize, holds: bool, depth: usize) -> RuleTarget {
        let RuleTarget::Node(position) = target else { return target };
        let node = self.nodes.values[position];
        if node.condition == condition {
            let next = if holds { node.then } else { node.otherwise };
            return self.given(next, condition, holds, depth);
        }
        if depth == 0 {
            return target;
        }
        let then = self.given(node.then, condition, holds, depth - 1);
        let otherwise = self.given(node.otherwise, condition, holds, depth - 1);
        if (then, otherwise) == (node.then, node.otherwise) {
            target
        } else {
            self.node(node.condition, then, otherwise)
        }
    }

    /// The diagram from a target on: only what is reached, in the order in which it is.
    pub(super) fn finish(&self, root: RuleTarget, reader: &mut Reader<'_>) -> Rules {
        let mut rules = Rules {
            params: std::mem::take(&mut reader.params),
            variables: std::mem::take(&mut reader.variables),
            conditions: Vec::new(),
            nodes: Vec::new(),
            results: Vec::new(),
            root,
        };
        let order = self.reached(root);
        let positions: HashMap<usize, usize> = order.iter().enumerate().map(|(new, old)| (*old, new)).collect();
        let (mut conditions, mut results) = (Table::default(), Table::default());
        let mut moved = |target| match target {
            RuleTarget::Node(position) => RuleTarget::Node(positions.get(&position).copied().unwrap_or_default()),
            RuleTarget::Result(position) => RuleTarget::Result(results.add(self.results.values[position].clone())),
        };
        rules.root = moved(root);
        for position in order {
            let node = self.nodes.values[position];
            let condition = conditions.add(self.conditions.values[node.condition].clone());
            rules.nodes.push(RuleNode { condition, then: moved(node.then), otherwise: moved(node.otherwise) });
        }
        rules.conditions = conditions.values;
        rules.results = results.values;
        rules
    }

    /// The positions of nodes, each before those to which it leads when its condition holds.
    fn reached(&self, root: RuleTarget) -> Vec<usize> {
        let mut order = Vec::new();
        let mut seen = vec![false; self.nodes.values.len()];
        let mut waiting = vec![root];
        while let Some(target) = waiting.pop() {
            let RuleTarget::Node(position) = target else { continue };
            if !std::mem::replace(&mut seen[position], true) {
                order.push(position);
                let node = self.nodes.values[position];
                waiting.extend([node.otherwise, node.then]);
            }
        }
        order
    }
}
