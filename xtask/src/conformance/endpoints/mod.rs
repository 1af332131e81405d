//! Endpoint tests of real models (the trait `smithy.rules#endpointTests`): every rule set, whatever the service's
//! protocol, compiled as for a crate and evaluated by the runtime.

mod inputs;
mod models;
mod tables;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use ferrosmith_codegen::diagnostics::{Diagnostics, Sources};
use ferrosmith_codegen::ir::{self, RuleBinding};
use ferrosmith_codegen::smithy;
use ferrosmith_runtime::endpoint::{Evaluated, Value, evaluate};
use ferrosmith_runtime::inner::Rules;
use rayon::prelude::*;
use serde_json::Value as Json;

use super::Case;

pub(super) fn run(corpus: &Path, filter: &str) -> Result<Vec<Case>> {
    let paths = models::find(&corpus.join("smithy"), filter)?;
    let cases: Result<Vec<Vec<Case>>> = paths.par_iter().map(|path| run_model(path)).collect();
    Ok(cases?.into_iter().flatten().collect())
}

/// A rule set, compiled.
struct Compiled {
    rules: ir::Rules,
    table: &'static Rules,
    /// The prefix of the service's hosts, where the table does not contain it.
    prefix: Option<String>,
    /// What operations give parameters, by the operations' names.
    bindings: BTreeMap<String, Vec<RuleBinding>>,
}

fn run_model(path: &Path) -> Result<Vec<Case>> {
    let text = models::read(path)?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let Some(tests) = models::tests(&text)? else { return Ok(Vec::new()) };
    let compiled = match compile(&name, text) {
        Ok(compiled) => compiled,
        Err(failure) => return Ok(vec![Case { name, group: "rule sets".to_owned(), failure: Some(failure) }]),
    };
    let mut cases = vec![Case { name: name.clone(), group: "rule sets".to_owned(), failure: None }];
    for (position, test) in tests.iter().enumerate() {
        cases.extend(run_test(&compiled, &format!("{name} {position}"), test));
    }
    Ok(cases)
}

fn compile(name: &str, text: String) -> Result<Compiled, String> {
    let mut sources = Sources::new();
    let id = sources.add(name, text);
    // What else is wrong with the model is what the suite `loader` is about.
    let model = smithy::load(&sources, &[id], &mut Diagnostics::new());
    let mut diagnostics = Diagnostics::new();
    let compiled = smithy::endpoint_rules(&model, &mut diagnostics);
    let Some((rules, bindings)) = compiled.filter(|_| diagnostics.is_empty()) else {
        return Err(diagnostics.render(&sources, false));
    };
    // As in crates, whose rules are the runtime's where they come to the same.
    let prefix = smithy::endpoint_prefix(&model).unwrap_or_default();
    let is_regional = ferrosmith_codegen::rust::is_regional(&prefix, &rules);
    let table = if is_regional { &Rules::REGIONAL } else { tables::table(&rules) };
    Ok(Compiled { table, prefix: is_regional.then_some(prefix), rules, bindings })
}

/// The cases of a test: with the parameters as given, and with those that come from an operation.
fn run_test(compiled: &Compiled, name: &str, test: &Json) -> Vec<Case> {
    let expected = &test["expect"];
    let group = if expected["error"].is_string() { "errors" } else { "endpoints" };
    let given = compiled.rules.params.iter().map(|param| value(&test["params"][&param.name])).collect();
    let documentation = test["documentation"].as_str().unwrap_or_default();
    let name = format!("{name}: {documentation}");
    let mut cases =
        vec![Case { failure: difference(compiled, given, expected), name: name.clone(), group: group.to_owned() }];
    for input in test["operationInputs"].as_array().into_iter().flatten() {
        let operation = input["operationName"].as_str().unwrap_or_default();
        let failure = difference(compiled, inputs::params(compiled, input), expected);
        cases.push(Case { name: format!("{name}, {operation}"), group: format!("{group} by operation"), failure });
    }
    cases
}

/// In what the endpoint or error differs from the expected one.
fn difference(compiled: &Compiled, mut params: Vec<Option<Value<'_>>>, expected: &Json) -> Option<String> {
    params.extend(compiled.prefix.as_deref().map(|prefix| Some(Value::from(prefix.to_owned()))));
    let found = match evaluate(compiled.table, params) {
        Err(message) => serde_json::json!({ "error": message }),
        Ok(evaluated) => serde_json::json!({ "endpoint": described(&evaluated) }),
    };
    let mut wanted = serde_json::json!({});
    for (key, value) in expected.as_object().into_iter().flatten() {
        wanted[key] = value.clone();
        // What is empty may be left out.
        if let Some(members) = wanted[key].as_object_mut() {
            members.retain(|_, value| value.as_object().is_none_or(|object| !object.is_empty()));
        }
    }
    (found != wanted).then(|| format!("expected {wanted}, found {found}"))
}

fn described(evaluated: &Evaluated) -> Json {
    let mut endpoint = serde_json::json!({ "url": evaluated.url });
    for (name, values) in &evaluated.headers {
        endpoint["headers"][*name] = Json::from(values.clone());
    }
    for (name, value) in &evaluated.properties {
        endpoint["properties"][*name] = json(value);
    }
    endpoint
}

fn json(value: &Value<'_>) -> Json {
    match value {
        Value::Bool(value) => Json::from(*value),
        Value::Int(value) => Json::from(*value),
        Value::Text(text) => Json::from(text.as_ref()),
        Value::List(items) => items.iter().map(json).collect(),
        Value::Record(entries) => entries.iter().map(|(name, value)| ((*name).to_owned(), json(value))).collect(),
        Value::Partition(partition) => Json::from(partition.name),
    }
}

/// The value of a parameter in a test.
fn value(json: &Json) -> Option<Value<'static>> {
    match json {
        Json::Bool(value) => Some(Value::Bool(*value)),
        Json::String(text) => Some(Value::from(text.clone())),
        Json::Array(items) => Some(Value::List(items.iter().filter_map(value).collect())),
        _ => None,
    }
}
