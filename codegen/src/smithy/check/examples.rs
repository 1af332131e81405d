//! Whether examples are exchanges that can be (Smithy 2.0, "`examples` trait").

use crate::diagnostics::{Diagnostics, Level, codes};

use super::super::Model;
use super::super::model::{Operation, Reference, Service, Shape, Trait};
use super::super::node::Node;
use super::structure;
use super::values::{self, Kind};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        let (Some(operation), Some(applied)) = (shape.as_operation(), shape.traits.get("smithy.api#examples")) else {
            continue;
        };
        let mut examples = Examples { model, shape, operation, applied, diagnostics };
        for example in applied.value.as_array().unwrap_or_default() {
            examples.check(example);
        }
    }
}

struct Examples<'a> {
    model: &'a Model,
    shape: &'a Shape,
    operation: &'a Operation,
    applied: &'a Trait,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Examples<'a> {
    fn report(&mut self, level: Level, example: &Node, problem: &str) {
        let title = example.get("title").and_then(Node::as_str).unwrap_or_default();
        let message = format!("the example `{title}` of `{}` {problem}", self.shape.id);
        self.diagnostics.push(level, &codes::INVALID_EXAMPLE, Some(self.applied.origin.clone()), message);
    }

    fn check(&mut self, example: &Node) {
        let (output, error) = (example.get("output"), example.get("error"));
        let may_offend = example.get("allowConstraintErrors").and_then(Node::as_bool) == Some(true);
        if output.is_some() && error.is_some() {
            self.report(Level::Error, example, "has both an output and an error");
        }
        if may_offend && error.is_none() {
            self.report(Level::Error, example, "has `allowConstraintErrors`, but not the error that follows");
        }
        let operation = self.operation;
        if let Some(input) = example.get("input") {
            self.values(example, "input", &operation.input, input, may_offend);
        }
        if let Some(output) = output {
            self.values(example, "output", &operation.output, output, false);
        }
        if let Some(error) = error {
            self.error(example, error);
        }
    }

    fn error(&mut self, example: &Node, error: &Node) {
        let Some(id) = error.get("shapeId").and_then(Node::as_str) else { return };
        let Some(reference) = self.errors().find(|reference| reference.target == *id) else {
            return self.report(
                Level::Error,
                example,
                &format!("gives `{id}`, which is not an error of the operation"),
            );
        };
        if let Some(content) = error.get("content") {
            self.values(example, "error", reference, content, false);
        }
    }

    /// The errors of the operation, and those of all services, for it may be in any.
    fn errors(&self) -> impl Iterator<Item = &'a Reference> + use<'a> {
        let services = self.model.services().filter_map(Shape::as_service);
        let shared = services.flat_map(|service: &Service| &service.errors);
        self.operation.errors.iter().chain(shared)
    }

    fn values(&mut self, example: &Node, side: &str, reference: &Reference, value: &Node, may_offend: bool) {
        let Some(shape) = structure(self.model, reference) else { return };
        for problem in values::problems(self.model, shape, None, value) {
            let level = match problem.kind {
                Kind::Unknown => Level::Warning,
                Kind::Constraint | Kind::Range if may_offend => continue,
                _ => Level::Error,
            };
            let path = if problem.path.is_empty() { String::new() } else { format!(" at `{}`", problem.path) };
            self.report(level, example, &format!("has an {side} that{path} {}", problem.message));
        }
    }
}
