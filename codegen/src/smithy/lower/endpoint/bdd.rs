//! The trait `endpointBdd` (Smithy 2.0, "Rules engine specification", "`smithy.rules#endpointBdd` trait").

use std::collections::{HashMap, HashSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::graph::Graph;
use super::reader::{Name, Reader, child};
use super::types::Type;
use crate::ir::{Condition, Outcome, RuleExpr, RuleTarget, Rules};
use crate::smithy::node::Node;

/// From this number on, references are to results; the first stands for that no rule matches.
const RESULTS: i64 = 100_000_000;

/// A diagram as it is written.
struct Diagram {
    conditions: Vec<Condition>,
    outcomes: Vec<Outcome>,
    /// The condition of each node, and where it leads.
    nodes: Vec<[i32; 3]>,
}

/// Reads a diagram; none if it was reported.
pub(super) fn read(reader: &mut Reader<'_>, trait_value: &Node) -> Option<Rules> {
    let origin = reader.origin();
    reader.read_params(trait_value)?;
    let conditions = read_conditions(reader, trait_value)?;
    let mut outcomes = vec![Outcome::NoMatch];
    for (position, node) in reader.list(trait_value, "results", &origin)?.iter().enumerate() {
        outcomes.push(reader.read_outcome(node, &child(&child(&origin, "results"), position))?);
    }
    let nodes = read_nodes(reader, trait_value)?;
    let root = reader.required(trait_value, "root", &origin)?.as_i64()?;
    let diagram = Diagram { conditions, outcomes, nodes };
    let mut graph = Graph::default();
    let found = diagram.compile(&mut graph, root);
    let root = found.map_err(|problem| reader.error(&child(&origin, "nodes"), problem)).ok()?;
    Some(graph.finish(root, reader))
}

/// The conditions: a variable may be used before the condition that assigns it, in the order in which they are written.
fn read_conditions(reader: &mut Reader<'_>, diagram: &Node) -> Option<Vec<Condition>> {
    let origin = reader.origin();
    let nodes = reader.list(diagram, "conditions", &origin)?;
    for name in nodes.iter().filter_map(|node| node.get("assign").and_then(Node::as_str)) {
        if reader.find(name).is_none() {
            let slot = reader.slot(name, &RuleExpr::Text(String::new()));
            reader.declare(Name { name: name.to_owned(), slot, ty: Type::Any, definite: false });
        }
    }
    let at = child(&origin, "conditions");
    let mut conditions = Vec::new();
    for (position, node) in nodes.iter().enumerate() {
        let scope = reader.enter();
        let condition = reader.read_condition(node, &child(&at, position), true);
        // That a value is set is known only behind this condition.
        reader.leave(scope);
        conditions.push(condition?);
    }
    Some(conditions)
}

/// The nodes: three big-endian numbers each.
fn read_nodes(reader: &mut Reader<'_>, diagram: &Node) -> Option<Vec<[i32; 3]>> {
    let origin = reader.origin();
    let text = reader.required(diagram, "nodes", &origin)?.as_str().unwrap_or_default();
    let count = reader.required(diagram, "nodeCount", &origin)?.as_i64();
    let Ok(bytes) = STANDARD.decode(text) else {
        reader.error(&child(&origin, "nodes"), "`nodes` is no Base64");
        return None;
    };
    let (triples, rest) = bytes.as_chunks::<12>();
    if !rest.is_empty() || count != i64::try_from(triples.len()).ok() {
        let message = format!("`nodes` has {} bytes, which are not the 12 of each of `nodeCount` nodes", bytes.len());
        reader.error(&child(&origin, "nodes"), message);
        return None;
    }
    let number = |bytes: &[u8]| bytes.iter().fold(0_u32, |number, byte| number << 8 | u32::from(*byte)).cast_signed();
    Some(triples.iter().map(|triple| [number(&triple[..4]), number(&triple[4..8]), number(&triple[8..])]).collect())
}

impl Diagram {
    /// The target of a reference. What it leads to is finished first, without recursion: diagrams may be deep.
    fn compile(&self, graph: &mut Graph, root: i64) -> Result<RuleTarget, String> {
        let mut done: HashMap<i64, RuleTarget> = HashMap::new();
        let mut open: HashSet<i64> = HashSet::new();
        let mut waiting = vec![root];
        while let Some(&reference) = waiting.last() {
            if done.contains_key(&reference) {
                waiting.pop();
                continue;
            }
            if let Some(outcome) = self.outcome(reference)? {
                done.insert(reference, graph.result(outcome));
                continue;
            }
            let (condition, then, otherwise) = self.node(reference)?;
            match (done.get(&then), done.get(&otherwise)) {
                (Some(&then), Some(&otherwise)) => {
                    done.insert(reference, graph.branch(condition.clone(), then, otherwise));
                }
                _ if !open.insert(reference) => {
                    return Err(format!(
                        "node {} of the endpoint rules leads back to itself",
                        reference.unsigned_abs() - 1
                    ));
                }
                _ => waiting.extend([otherwise, then]),
            }
        }
        done.get(&root).copied().ok_or_else(|| "the endpoint rules have no root".to_owned())
    }

    /// The result that a reference is, if it is no node.
    fn outcome(&self, reference: i64) -> Result<Option<Outcome>, String> {
        if reference.unsigned_abs() == 1 {
            return Ok(Some(Outcome::NoMatch));
        }
        if reference < RESULTS {
            return Ok(None);
        }
        let position = usize::try_from(reference - RESULTS).unwrap_or(usize::MAX);
        let outcome = self.outcomes.get(position).cloned();
        outcome.map(Some).ok_or_else(|| format!("the endpoint rules have no result {position}"))
    }

    /// The condition of a node, and where it leads: the other way round for a reference below zero.
    fn node(&self, reference: i64) -> Result<(&Condition, i64, i64), String> {
        let wrong = || format!("the endpoint rules have no node for the reference {reference}");
        let position = reference.unsigned_abs().checked_sub(1).and_then(|position| usize::try_from(position).ok());
        let [condition, high, low] = *position.and_then(|position| self.nodes.get(position)).ok_or_else(wrong)?;
        let found = usize::try_from(condition).ok().and_then(|condition| self.conditions.get(condition));
        let condition = found.ok_or_else(|| format!("the endpoint rules have no condition {condition}"))?;
        let (high, low) = (i64::from(high), i64::from(low));
        Ok(if reference < 0 { (condition, low, high) } else { (condition, high, low) })
    }
}
