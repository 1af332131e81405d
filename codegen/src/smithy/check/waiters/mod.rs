//! What waiters wait for (Smithy 2.0, "Waiters").

mod functions;
mod kinds;

use std::collections::HashMap;

use self::kinds::{Kind, Problem, Typing};
use super::super::model::{Model, Operation, Shape, Trait};
use super::super::node::Node;
use super::super::{jmespath, shape_id::ShapeId};
use super::structure;
use crate::diagnostics::{Diagnostic, Diagnostics, codes, suggest};
use crate::ir::JmesPath;

const WAITABLE: &str = "smithy.waiters#waitable";
const UNIT: &str = "smithy.api#Unit";

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    check_names(model, diagnostics);
    for shape in model.shapes() {
        let (Some(operation), Some(applied)) = (shape.as_operation(), shape.traits.get(WAITABLE)) else { continue };
        let mut check = Check { model, shape, operation, applied, diagnostics };
        for (name, waiter) in waiters(applied) {
            check.waiter(name, waiter);
        }
    }
}

fn waiters(applied: &Trait) -> impl Iterator<Item = (&str, &Node)> {
    applied.value.as_object().into_iter().flat_map(|waiters| waiters.iter())
}

/// Every waiter of a service has a name of its own, whatever its case.
fn check_names(model: &Model, diagnostics: &mut Diagnostics) {
    for service in model.services() {
        let Some(properties) = service.as_service() else { continue };
        let mut seen: HashMap<String, (&str, &ShapeId, &Trait)> = HashMap::new();
        for shape in model.operations(properties) {
            let Some(applied) = shape.traits.get(WAITABLE) else { continue };
            for (name, _) in waiters(applied) {
                let Some((other, holder, first)) = seen.insert(name.to_ascii_lowercase(), (name, &shape.id, applied))
                else {
                    continue;
                };
                let message = format!(
                    "waiter `{name}` of `{}` has the name of waiter `{other}` of `{holder}`, also in `{}`",
                    shape.id, service.id,
                );
                let diagnostic = diagnostics.error(&codes::INVALID_WAITER, &applied.origin, message);
                diagnostic.related(&first.origin, "the other one");
            }
        }
    }
}

struct Check<'a, 'd> {
    model: &'a Model,
    shape: &'a Shape,
    operation: &'a Operation,
    applied: &'a Trait,
    diagnostics: &'d mut Diagnostics,
}

impl<'a> Check<'a, '_> {
    fn error(&mut self, name: &str, problem: &str) -> &mut Diagnostic {
        let message = format!("waiter `{name}` of `{}` {problem}", self.shape.id);
        self.diagnostics.error(&codes::INVALID_WAITER, &self.applied.origin, message)
    }

    fn waiter(&mut self, name: &str, waiter: &'a Node) {
        let delay = |key, default| waiter.get(key).and_then(Node::as_i64).unwrap_or(default);
        let (min, max) = (delay("minDelay", 2), delay("maxDelay", 120));
        if min > max {
            self.error(name, &format!("has the `minDelay` {min}, which is above its `maxDelay` {max}"));
        }
        let acceptors = waiter.get("acceptors").and_then(Node::as_array).unwrap_or_default();
        let is_success = |acceptor: &Node| acceptor.get("state").and_then(Node::as_str) == Some("success");
        if !acceptors.iter().any(is_success) {
            self.error(name, "has no acceptor with the state `success`").hint("without one it would never end well");
        }
        for (position, acceptor) in acceptors.iter().enumerate() {
            self.acceptor(&format!("{name}[{position}]"), acceptor);
        }
    }

    fn acceptor(&mut self, name: &str, acceptor: &'a Node) {
        let matcher = acceptor.get("matcher").and_then(Node::as_object);
        for (kind, value) in matcher.into_iter().flat_map(|matcher| matcher.iter()) {
            match kind {
                "errorType" => self.error_type(name, value.as_str().unwrap_or_default()),
                "output" if self.operation.output.target == UNIT => {
                    self.error(name, "matches an output, but the operation has none");
                }
                "output" => self.path(name, value, self.output()),
                "inputOutput" => self.path(name, value, self.both()),
                _ => {}
            }
        }
        if let Some(message) = acceptor.get("message").and_then(Node::as_str) {
            let state = acceptor.get("state").and_then(Node::as_str).unwrap_or_default();
            self.message(name, state, message);
        }
    }

    fn output(&self) -> Kind<'a> {
        structure(self.model, &self.operation.output).map_or(Kind::Any, Kind::Shape)
    }

    fn both(&self) -> Kind<'a> {
        let input = structure(self.model, &self.operation.input).map_or(Kind::Any, Kind::Shape);
        Kind::Object(vec![("input".to_owned(), input), ("output".to_owned(), self.output())])
    }

    /// Errors need not be modeled, but one that nearly is was meant.
    fn error_type(&mut self, name: &str, error: &str) {
        let error = error.rsplit('#').next().unwrap_or_default();
        let known: Vec<&str> = self.operation.errors.iter().map(|reference| reference.target.name()).collect();
        let Some(near) = suggest::slip(error, known.iter().copied()).filter(|_| !known.contains(&error)) else {
            return;
        };
        let message = format!("waiter `{name}` of `{}` matches `{error}`, which is not an error of it", self.shape.id);
        let diagnostic = self.diagnostics.warning(&codes::UNSATISFIABLE_WAITER, &self.applied.origin, message);
        diagnostic.hint(format!("did you mean `{near}`?"));
    }

    fn path(&mut self, name: &str, matcher: &Node, root: Kind<'a>) {
        let text = |key| matcher.get(key).and_then(Node::as_str).unwrap_or_default();
        let (comparator, expected) = (text("comparator"), text("expected"));
        if comparator == "booleanEquals" && !matches!(expected, "true" | "false") {
            self.error(name, &format!("expects `{expected}` by `booleanEquals`, which is neither `true` nor `false`"));
        }
        let Some((path, kind)) = self.expression(name, text("path"), root) else { return };
        let fits = match comparator {
            "booleanEquals" => matches!(kind, Kind::Any | Kind::Boolean),
            "stringEquals" => matches!(kind, Kind::Any | Kind::Text),
            _ => kind.item(self.model).is_some_and(|item| matches!(item, Kind::Any | Kind::Text)),
        };
        if !fits {
            let found = kind.name();
            self.warn(name, &format!("compares `{}`, which is {found}, by `{comparator}`", path.text));
        }
    }

    fn message(&mut self, name: &str, state: &str, text: &str) {
        if state != "failure" {
            self.error(name, &format!("has a `message`, but its state is `{state}`")).hint("only a failure has one");
        }
        let Some((path, kind)) = self.expression(name, text, self.output()) else { return };
        let is_text = |kind: &Kind<'_>| matches!(kind, Kind::Any | Kind::Text);
        if !is_text(&kind) && !kind.item(self.model).is_some_and(|item| is_text(&item)) {
            let found = kind.name();
            self.error(name, &format!("has the message `{}`, which is {found} and no text", path.text));
        }
    }

    /// An expression with the kind of its value; none if it cannot be read.
    fn expression(&mut self, name: &str, text: &str, root: Kind<'a>) -> Option<(JmesPath, Kind<'a>)> {
        let path = match jmespath::parse(text) {
            Ok(path) => path,
            Err(problem) => {
                self.error(name, &format!("has the path `{text}`, which cannot be read: {problem}"))
                    .hint("paths are expressions of JMESPath");
                return None;
            }
        };
        let mut typing = Typing::new(self.model);
        let kind = typing.kind(&path.root, &root);
        for problem in typing.problems {
            match problem {
                Problem::Argument(problem) => {
                    self.error(name, &format!("has the path `{text}`, in which {problem}"));
                }
                Problem::Member { problem, hint } => {
                    self.warn(name, &format!("has the path `{text}`, in which {problem}")).hint = hint;
                }
            }
        }
        Some((path, kind))
    }

    fn warn(&mut self, name: &str, problem: &str) -> &mut Diagnostic {
        let message = format!("waiter `{name}` of `{}` {problem}", self.shape.id);
        self.diagnostics.warning(&codes::UNSATISFIABLE_WAITER, &self.applied.origin, message)
    }
}
