//! The trait `endpointRuleSet` (Smithy 2.0, "Rules engine specification").

use super::graph::Graph;
use super::reader::{DEEPEST, Reader, child};
use crate::diagnostics::Origin;
use crate::ir::{Condition, Outcome, RuleTarget, Rules};
use crate::smithy::node::Node;

/// A rule with its names resolved.
struct Rule {
    conditions: Vec<Condition>,
    body: Body,
}

enum Body {
    Result(Outcome),
    Tree(Vec<Rule>),
}

/// Reads a rule set; none if it was reported.
pub(super) fn read(reader: &mut Reader<'_>, rules: &Node) -> Option<Rules> {
    let origin = reader.origin();
    reader.read_params(rules)?;
    let rules = read_rules(reader, rules, &origin, 0)?;
    let mut graph = Graph::default();
    let root = compile(&mut graph, rules);
    Some(graph.finish(root, reader))
}

fn read_rules(reader: &mut Reader<'_>, holder: &Node, at: &Origin, depth: usize) -> Option<Vec<Rule>> {
    let nodes = reader.list(holder, "rules", at)?;
    let at = child(at, "rules");
    if depth > DEEPEST {
        reader.error(&at, format!("the endpoint rules have more than {DEEPEST} levels"));
        return None;
    }
    if nodes.is_empty() {
        reader.error(&at, "`rules` must not be empty");
    }
    // All are read, so that all mistakes are found.
    let rules: Vec<Option<Rule>> = nodes
        .iter()
        .enumerate()
        .map(|(position, node)| read_rule(reader, node, &child(&at, position), depth))
        .collect();
    rules.into_iter().collect()
}

fn read_rule(reader: &mut Reader<'_>, node: &Node, at: &Origin, depth: usize) -> Option<Rule> {
    let scope = reader.enter();
    let rule = read_in_scope(reader, node, at, depth);
    reader.leave(scope);
    rule
}

fn read_in_scope(reader: &mut Reader<'_>, node: &Node, at: &Origin, depth: usize) -> Option<Rule> {
    let mut conditions = Vec::new();
    let written = node.get("conditions").and_then(Node::as_array).unwrap_or_default();
    for (position, condition) in written.iter().enumerate() {
        conditions.push(reader.read_condition(condition, &child(&child(at, "conditions"), position), false)?);
    }
    let kind = reader.required(node, "type", at)?.as_str().unwrap_or_default();
    let body = match kind {
        "tree" => Body::Tree(read_rules(reader, node, at, depth + 1)?),
        "endpoint" | "error" => Body::Result(reader.read_outcome(node, at)?),
        other => {
            let message = format!("`{other}` is not a type of endpoint rule; there are `endpoint`, `error` and `tree`");
            reader.error(&child(at, "type"), message);
            return None;
        }
    };
    Some(Rule { conditions, body })
}

/// Where rules lead that are tried in order. A tree whose rules all fail does not lead to the rules behind it.
fn compile(graph: &mut Graph, rules: Vec<Rule>) -> RuleTarget {
    let mut next = graph.result(Outcome::NoMatch);
    for rule in rules.into_iter().rev() {
        let mut target = match rule.body {
            Body::Result(outcome) => graph.result(outcome),
            Body::Tree(rules) => compile(graph, rules),
        };
        for condition in rule.conditions.into_iter().rev() {
            target = graph.branch(condition, target, next);
        }
        next = target;
    }
    next
}
