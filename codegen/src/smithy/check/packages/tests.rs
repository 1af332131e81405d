//! Protocol tests and smoke tests (Smithy 2.0, "HTTP protocol compliance tests", "Smoke tests"): their names, and
//! whether their values are values of the operation.

use std::collections::{HashMap, HashSet};

use crate::diagnostics::{Diagnostics, Level, codes};

use super::super::super::Model;
use super::super::super::model::{Reference, Shape, Trait};
use super::super::super::node::Node;
use super::super::structure;
use super::super::times::Times;
use super::super::values::{self, Kind};

const REQUESTS: &str = "smithy.test#httpRequestTests";
const RESPONSES: &str = "smithy.test#httpResponseTests";
const MALFORMED: &str = "smithy.test#httpMalformedRequestTests";
const SMOKE: &str = "smithy.test#smokeTests";

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let mut tests = Tests { model, diagnostics };
    for id in [REQUESTS, RESPONSES, MALFORMED] {
        tests.distinct(model.shapes().iter(), id);
    }
    for service in model.services().filter_map(Shape::as_service) {
        tests.distinct(model.operations(service).into_iter(), SMOKE);
    }
    for shape in model.shapes() {
        tests.values(shape);
    }
}

fn cases(applied: &Trait) -> &[Node] {
    applied.value.as_array().unwrap_or_default()
}

fn id_of(case: &Node) -> &str {
    case.get("id").and_then(Node::as_str).unwrap_or_default()
}

struct Tests<'a, 'd> {
    model: &'a Model,
    diagnostics: &'d mut Diagnostics,
}

impl<'a> Tests<'a, '_> {
    /// A test is known by its id.
    fn distinct(&mut self, shapes: impl Iterator<Item = &'a Shape>, id: &str) {
        let mut seen: HashMap<&str, &Trait> = HashMap::new();
        for applied in shapes.filter_map(|shape| shape.traits.get(id)) {
            for name in cases(applied).iter().map(id_of) {
                let Some(first) = seen.insert(name, applied) else { continue };
                let message = format!("more than one test of `@{}` has the id `{name}`", applied.id.name());
                let diagnostic = self.diagnostics.error(&codes::INVALID_TEST, &applied.origin, message);
                diagnostic.related(&first.origin, "the other one");
            }
        }
    }

    fn values(&mut self, shape: &'a Shape) {
        let sides: Vec<(&str, Option<&'a Shape>)> = match shape.as_operation() {
            Some(operation) => {
                let side = |reference: &Reference| structure(self.model, reference);
                let (input, output) = (side(&operation.input), side(&operation.output));
                vec![(REQUESTS, input), (RESPONSES, output), (SMOKE, input)]
            }
            None => vec![(RESPONSES, Some(shape).filter(|shape| shape.has_trait("smithy.api#error")))],
        };
        for (id, holder) in sides {
            let (Some(applied), Some(holder)) = (shape.traits.get(id), holder) else { continue };
            for case in cases(applied) {
                self.params(applied, case, "params", holder);
                let vendor = case.get("vendorParamsShape").and_then(Node::as_str);
                if let Some(vendor) = vendor.and_then(|id| self.model.shape(id)) {
                    self.params(applied, case, "vendorParams", vendor);
                }
            }
        }
    }

    fn params(&mut self, applied: &Trait, case: &Node, key: &str, holder: &Shape) {
        let Some(params) = case.get(key) else { return };
        let mut seen = HashSet::new();
        // What is meant to fail may lack something.
        let may_offend = case.get("expect").is_some_and(|expect| expect.get("failure").is_some());
        for problem in values::problems_with(self.model, Times::Seconds, holder, None, params) {
            let level = match problem.kind {
                Kind::Unknown => Level::Warning,
                Kind::Constraint | Kind::Range if may_offend => continue,
                Kind::Shape | Kind::Constraint | Kind::Range => Level::Error,
            };
            let message =
                format!("the test `{}` has `{key}` that at `{}` {}", id_of(case), problem.path, problem.message);
            if seen.insert(message.clone()) {
                self.diagnostics.push(level, &codes::INVALID_TEST, Some(applied.origin.clone()), message);
            }
        }
    }
}
