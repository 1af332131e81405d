//! Parameters that come from an operation: built-ins, settings of the client, the description and the input.

use ferrosmith_codegen::ir::{BoundValue, PathStep, RuleExpr};
use ferrosmith_runtime::endpoint::Value;
use serde_json::Value as Json;

use super::{Compiled, value};

/// The values of the parameters for an `OperationInput` of a test, the most specific ones.
pub(super) fn params(compiled: &Compiled, input: &Json) -> Vec<Option<Value<'static>>> {
    let bindings = input["operationName"].as_str().and_then(|name| compiled.bindings.get(name));
    let params = compiled.rules.params.iter().enumerate().map(|(position, param)| {
        let binding = bindings.into_iter().flatten().find(|binding| binding.param == position);
        let bound = binding.and_then(|binding| match &binding.value {
            BoundValue::Fixed(fixed) => constant(fixed),
            BoundValue::Input(steps) => follow(&input["operationParams"], steps).as_ref().and_then(value),
        });
        let built_in = || value(&input["builtInParams"][param.built_in.as_deref()?]);
        bound.or_else(|| value(&input["clientParams"][&param.name])).or_else(built_in)
    });
    params.collect()
}

fn constant(expr: &RuleExpr) -> Option<Value<'static>> {
    match expr {
        RuleExpr::Bool(value) => Some(Value::Bool(*value)),
        RuleExpr::Text(text) => Some(Value::from(text.clone())),
        RuleExpr::List(items) => items.iter().map(constant).collect::<Option<Vec<_>>>().map(Value::List),
        _ => None,
    }
}

/// What steps lead to in an input that is still JSON; tests know no generated types.
fn follow(from: &Json, steps: &[PathStep]) -> Option<Json> {
    if let Some(position) = steps.iter().rposition(|step| *step == PathStep::Flatten) {
        let lists = follow(from, &steps[..position])?;
        let items = lists.as_array()?.iter().flat_map(|item| match item {
            Json::Array(items) => items.clone(),
            other => vec![other.clone()],
        });
        return Some(items.filter_map(|item| follow(&item, &steps[position + 1..])).collect());
    }
    let Some((step, rest)) = steps.split_first() else { return (!from.is_null()).then(|| from.clone()) };
    match step {
        PathStep::Member(name) => follow(from.get(name)?, rest),
        PathStep::Each => {
            let items: Vec<&Json> = match from {
                Json::Object(members) => members.values().collect(),
                other => other.as_array()?.iter().collect(),
            };
            Some(items.into_iter().filter_map(|item| follow(item, rest)).collect())
        }
        PathStep::Keys => Some(from.as_object()?.keys().cloned().collect()),
        PathStep::All(paths) => Some(paths.iter().filter_map(|path| follow(from, path)).collect()),
        PathStep::Flatten => None,
    }
}
