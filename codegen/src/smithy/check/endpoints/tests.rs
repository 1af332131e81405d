//! Tests of endpoint rules (Smithy 2.0, "`endpointTests` trait"): what they give parameters and operations.

use crate::diagnostics::{Diagnostics, Level, codes};

use super::super::super::Model;
use super::super::super::model::{Service, Shape, Trait};
use super::super::super::node::Node;
use super::super::structure;
use super::super::values::{self, Kind};
use super::params::{Type, is_built_in, type_of};
use super::{MEMBER, parameters};

const TESTS: &str = "smithy.rules#endpointTests";

pub(super) fn check(model: &Model, shape: &Shape, service: &Service, rules: &Trait, diagnostics: &mut Diagnostics) {
    let Some(applied) = shape.traits.get(TESTS) else { return };
    let operations = model.operations(service);
    let mut tests = Tests { model, shape, rules, applied, operations, diagnostics };
    let cases = applied.value.get("testCases").and_then(Node::as_array).unwrap_or_default();
    for (position, case) in cases.iter().enumerate() {
        tests.case(position, case);
    }
}

struct Tests<'a, 'd> {
    model: &'a Model,
    shape: &'a Shape,
    rules: &'a Trait,
    applied: &'a Trait,
    operations: Vec<&'a Shape>,
    diagnostics: &'d mut Diagnostics,
}

/// The entries of a member that is an object.
fn entries<'a>(holder: &'a Node, key: &str) -> impl Iterator<Item = (&'a str, &'a Node)> {
    holder.get(key).and_then(Node::as_object).into_iter().flat_map(|entries| entries.iter())
}

impl<'a> Tests<'a, '_> {
    fn error(&mut self, position: usize, problem: &str) {
        self.report(Level::Error, position, problem);
    }

    fn report(&mut self, level: Level, position: usize, problem: &str) {
        let message = format!("endpoint test {position} of `{}` {problem}", self.shape.id);
        self.diagnostics.push(level, &codes::INVALID_TEST, Some(self.applied.origin.clone()), message);
    }

    fn case(&mut self, position: usize, case: &'a Node) {
        let inputs = case.get("operationInputs").and_then(Node::as_array).unwrap_or_default();
        for (name, value) in
            entries(case, "params").chain(inputs.iter().flat_map(|input| entries(input, "clientParams")))
        {
            let Some((_, param)) = parameters(self.rules).find(|(known, _)| *known == name) else {
                self.error(position, &format!("has the parameter `{name}`, which the rules do not have"));
                continue;
            };
            let (found, expected) = (type_of(value), param.get("type").and_then(Type::read));
            if expected.is_some() && found != expected {
                self.error(position, &format!("gives the parameter `{name}` {}", value.kind()));
            }
        }
        let expects = |key: &str| case.get("expect").is_some_and(|expect| expect.get(key).is_some());
        if !expects("error") && !expects("endpoint") {
            self.error(position, "expects neither an endpoint nor an error");
        }
        for input in inputs {
            self.input(position, case, input);
        }
        for (name, _) in parameters(self.rules).filter(|(_, param)| is_needed(param)) {
            if !self.is_given(case, inputs, name) {
                self.error(position, &format!("lacks the required parameter `{name}`"));
            }
        }
    }

    /// Whether a test gives a parameter itself, or by what the client or an operation's input has.
    fn is_given(&self, case: &Node, inputs: &[Node], name: &str) -> bool {
        let built_in =
            parameters(self.rules).find(|(known, _)| *known == name).and_then(|(_, param)| param.get("builtIn"));
        let built_in = built_in.and_then(Node::as_str);
        entries(case, "params").any(|(known, _)| known == name)
            || inputs.iter().any(|input| {
                entries(input, "clientParams").any(|(known, _)| known == name)
                    || entries(input, "builtInParams").any(|(known, _)| Some(known) == built_in)
                    || self.gives(input, name)
            })
    }

    fn gives(&self, input: &Node, name: &str) -> bool {
        let holder = self.operation(input).and_then(|shape| structure(self.model, &shape.as_operation()?.input));
        let members = holder.into_iter().flat_map(|holder| &holder.members);
        let mut bound = members.filter(|member| {
            member.trait_value(MEMBER).and_then(|value| value.get("name")).and_then(Node::as_str) == Some(name)
        });
        bound.any(|member| entries(input, "operationParams").any(|(known, _)| known == member.name()))
    }

    fn operation(&self, input: &Node) -> Option<&'a Shape> {
        let name = input.get("operationName").and_then(Node::as_str)?;
        self.operations.iter().copied().find(|operation| operation.id.name() == name)
    }

    fn input(&mut self, position: usize, case: &Node, input: &'a Node) {
        for (name, _) in entries(input, "builtInParams").filter(|(name, _)| !is_built_in(name)) {
            self.error(position, &format!("has the built-in `{name}`, which is not defined"));
        }
        let Some(operation) = self.operation(input) else {
            let name = input.get("operationName").and_then(Node::as_str).unwrap_or_default();
            return self.error(position, &format!("is about the operation `{name}`, which the service does not have"));
        };
        self.built_ins(position, case, input);
        let holder = operation.as_operation().and_then(|properties| structure(self.model, &properties.input));
        let (Some(holder), Some(params)) = (holder, input.get("operationParams")) else { return };
        let is_failure = case.get("expect").is_some_and(|expect| expect.get("error").is_some());
        for problem in values::problems(self.model, holder, None, params) {
            let is_grave = problem.kind != Kind::Unknown && !is_failure;
            let level = if is_grave { Level::Error } else { Level::Warning };
            let path = if problem.path.is_empty() { String::new() } else { format!(" at `{}`", problem.path) };
            self.report(level, position, &format!("has an input that{path} {}", problem.message));
        }
    }

    /// Where a test gives a built-in parameter a value, the client of the operation has it, too.
    fn built_ins(&mut self, position: usize, case: &Node, input: &Node) {
        for (name, value) in entries(case, "params") {
            let Some((_, param)) = parameters(self.rules).find(|(known, _)| *known == name) else { continue };
            let Some(built_in) = param.get("builtIn").and_then(Node::as_str) else { continue };
            let found = entries(input, "builtInParams").find(|(known, _)| *known == built_in).map(|(_, found)| found);
            match found {
                Some(found) if found != value => {
                    self.error(position, &format!("gives the parameter `{name}` and its built-in different values"));
                }
                None if param.get("default") != Some(value) => {
                    self.error(
                        position,
                        &format!("gives the parameter `{name}` a value, but not its built-in `{built_in}`"),
                    );
                }
                _ => {}
            }
        }
    }
}

fn is_needed(param: &Node) -> bool {
    param.get("required").and_then(Node::as_bool) == Some(true) && param.get("default").is_none()
}
