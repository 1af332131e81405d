//! What pages are made of (Smithy 2.0, "`paginated` trait").

use std::collections::HashSet;

use crate::diagnostics::{Diagnostic, Diagnostics, codes, suggest};

use super::super::Model;
use super::super::model::{Member, Operation, Shape, ShapeType, Trait};
use super::super::node::Node;
use super::super::shape_id::ShapeId;
use super::structure;

const PAGINATED: &str = "smithy.api#paginated";

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let mut bound: HashSet<&ShapeId> = HashSet::new();
    for service in model.services() {
        let Some(properties) = service.as_service() else { continue };
        for shape in model.operations(properties) {
            // What a service sets is for all of its operations; the same operation in another service is seldom.
            if bound.insert(&shape.id) {
                check_operation(model, shape, service.trait_value(PAGINATED), true, diagnostics);
            }
        }
    }
    for shape in model.shapes().iter().filter(|shape| !bound.contains(&shape.id)) {
        check_operation(model, shape, None, false, diagnostics);
    }
}

fn check_operation(model: &Model, shape: &Shape, shared: Option<&Node>, is_bound: bool, diagnostics: &mut Diagnostics) {
    let (Some(operation), Some(applied)) = (shape.as_operation(), shape.traits.get(PAGINATED)) else { return };
    let mut pages = Pages { model, shape, operation, applied, diagnostics };
    for part in &PARTS {
        let named = applied.value.get(part.key).or_else(|| shared.and_then(|shared| shared.get(part.key)));
        match named.and_then(Node::as_str) {
            Some(path) => pages.check(part, path),
            // Another model may hold the service that declares it.
            None if part.is_needed && is_bound => pages.report(part, "is set neither here nor on the service"),
            None => {}
        }
    }
}

/// A property of the trait, and what it may name.
struct Part {
    key: &'static str,
    is_input: bool,
    is_needed: bool,
    types: &'static [ShapeType],
    expected: &'static str,
}

const TOKENS: [ShapeType; 3] = [ShapeType::String, ShapeType::Enum, ShapeType::Map];

const PARTS: [Part; 4] = [
    Part { key: "inputToken", is_input: true, is_needed: true, types: &TOKENS, expected: "a string or a map" },
    Part { key: "outputToken", is_input: false, is_needed: true, types: &TOKENS, expected: "a string or a map" },
    Part {
        key: "pageSize",
        is_input: true,
        is_needed: false,
        types: &[ShapeType::Integer, ShapeType::Byte, ShapeType::Short, ShapeType::Long, ShapeType::IntEnum],
        expected: "an integer",
    },
    Part {
        key: "items",
        is_input: false,
        is_needed: false,
        types: &[ShapeType::List, ShapeType::Map],
        expected: "a list or a map",
    },
];

struct Pages<'a> {
    model: &'a Model,
    shape: &'a Shape,
    operation: &'a Operation,
    applied: &'a Trait,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Pages<'a> {
    fn report(&mut self, part: &Part, problem: &str) {
        self.problem(part, problem);
    }

    fn problem(&mut self, part: &Part, problem: &str) -> &mut Diagnostic {
        let message = format!("`{}` of paginated operation `{}` {problem}", part.key, self.shape.id.name());
        self.diagnostics.error(&codes::INVALID_PAGINATION, &self.applied.origin, message)
    }

    fn check(&mut self, part: &Part, path: &str) {
        if part.is_input && path.contains('.') {
            return self
                .report(part, &format!("names `{path}`, but it cannot be a path: it must be a member of the input"));
        }
        let Some(member) = self.member(part, path) else {
            let near = self.near(part, path);
            self.problem(part, &format!("names `{path}`, which is not a member")).hint = near;
            return;
        };
        let Some(target) = self.model.target(member) else { return };
        if !part.types.contains(&target.shape_type) {
            let (found, expected) = (target.shape_type.name(), part.expected);
            self.report(
                part,
                &format!("names `{path}`, which must be {expected}, but `{}` is of type {found}", target.id),
            );
        } else if part.is_needed && member.has_trait("smithy.api#required") {
            self.required(part, member);
        }
    }

    /// The first request has no token, and the last response should have none.
    fn required(&mut self, part: &Part, member: &Member) {
        if part.is_input {
            return self.report(
                part,
                &format!("names `{}`, which cannot be required: the first page has no token", member.name()),
            );
        }
        let message = format!(
            "`{}` of paginated operation `{}` names `{}`, which is required, so that no page can be the last",
            part.key,
            self.shape.id.name(),
            member.name(),
        );
        self.diagnostics.warning(&codes::INVALID_PAGINATION, &self.applied.origin, message);
    }

    fn member(&self, part: &Part, path: &str) -> Option<&'a Member> {
        let mut holder = self.side(part)?;
        let mut steps = path.split('.');
        let mut member = holder.member(steps.next()?)?;
        for step in steps {
            holder = self.model.target(member)?;
            member = holder.member(step)?;
        }
        Some(member)
    }

    /// The hint for a path that leads nowhere: what is near its first wrong step.
    fn near(&self, part: &Part, path: &str) -> Option<String> {
        let mut holder = self.side(part)?;
        for step in path.split('.') {
            match holder.member(step) {
                Some(member) => holder = self.model.target(member)?,
                None => return suggest::hint(step, holder.members.iter().map(Member::name)),
            }
        }
        None
    }

    fn side(&self, part: &Part) -> Option<&'a Shape> {
        structure(self.model, if part.is_input { &self.operation.input } else { &self.operation.output })
    }
}
