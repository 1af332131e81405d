//! What operations give parameters of the rule set (Smithy 2.0, "Rules engine parameters", "Rules engine parameter
//! traits").

use super::super::{Lowering, traits};
use super::params::constant;
use super::paths;
use super::reader::child;
use crate::diagnostics::{Diagnostics, Origin, codes};
use crate::ir::{BoundValue, PathStep, RuleBinding, Rules};
use crate::smithy::model::{Model, Shape};

impl Lowering<'_> {
    /// The values of parameters that an operation or its input gives: the most specific one of each parameter.
    pub(in super::super) fn lower_endpoint_bindings(&mut self, operation: &Shape, input: &Shape) -> Vec<RuleBinding> {
        let Some(rules) = &self.rules else { return Vec::new() };
        bindings_of(self.model, rules, operation, input, self.diagnostics)
    }
}

/// The same for a rule set by itself.
pub(super) fn bindings_of(
    model: &Model,
    rules: &Rules,
    operation: &Shape,
    input: &Shape,
    diagnostics: &mut Diagnostics,
) -> Vec<RuleBinding> {
    let mut binder = Binder { model, rules, diagnostics, bindings: Vec::new() };
    binder.bind_static(operation);
    binder.bind_members(input);
    binder.bind_paths(operation, input);
    binder.bindings.sort_by_key(|binding| binding.param);
    binder.bindings
}

/// Bindings under construction.
struct Binder<'a> {
    model: &'a Model,
    rules: &'a Rules,
    diagnostics: &'a mut Diagnostics,
    bindings: Vec<RuleBinding>,
}

impl Binder<'_> {
    fn bind_static(&mut self, operation: &Shape) {
        let Some(applied) = operation.traits.get(traits::STATIC_CONTEXT_PARAMS) else { return };
        for (name, definition) in applied.value.as_object().into_iter().flat_map(|definitions| definitions.iter()) {
            let at = child(&applied.origin, name);
            match definition.get("value").and_then(constant) {
                Some((value, _)) => self.bind(name, BoundValue::Fixed(value), &at),
                None => {
                    let message = format!(
                        "the value of the endpoint parameter `{name}` must be a boolean, a string or a list of strings"
                    );
                    self.diagnostics.error(&codes::INVALID_ENDPOINT_PARAMETER, &at, message);
                }
            }
        }
    }

    fn bind_members(&mut self, input: &Shape) {
        for member in &input.members {
            let Some(applied) = member.traits.get(traits::CONTEXT_PARAM) else { continue };
            let Some(name) = applied.value.get("name").and_then(|name| name.as_str()) else { continue };
            let steps = vec![PathStep::Member(member.name().to_owned())];
            self.bind(name, BoundValue::Input(steps), &applied.origin);
        }
    }

    fn bind_paths(&mut self, operation: &Shape, input: &Shape) {
        let Some(applied) = operation.traits.get(traits::OPERATION_CONTEXT_PARAMS) else { return };
        for (name, definition) in applied.value.as_object().into_iter().flat_map(|definitions| definitions.iter()) {
            let at = child(&applied.origin, name);
            let path = definition.get("path").and_then(|path| path.as_str()).unwrap_or_default();
            match paths::read(path).and_then(|steps| paths::check(self.model, input, &steps).map(|()| steps)) {
                Ok(steps) => self.bind(name, BoundValue::Input(steps), &at),
                Err(problem) => {
                    let message = format!("the path `{path}` of the endpoint parameter `{name}`: {problem}");
                    self.diagnostics.error(&codes::INVALID_ENDPOINT_PARAMETER, &at, message);
                }
            }
        }
    }

    fn bind(&mut self, name: &str, value: BoundValue, at: &Origin) {
        let Some(param) = self.rules.params.iter().position(|param| param.name == name) else {
            let message = format!("the endpoint rules have no parameter `{name}`");
            self.diagnostics.error(&codes::INVALID_ENDPOINT_PARAMETER, at, message);
            return;
        };
        if !self.bindings.iter().any(|binding| binding.param == param) {
            self.bindings.push(RuleBinding { param, value });
        }
    }
}
