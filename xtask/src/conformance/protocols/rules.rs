//! The endpoint rules of real services: the tests' models of the same services leave them out, and some cases are about
//! nothing else.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Result;
use ferrosmith::disk;
use ferrosmith_codegen::diagnostics::{SourceId, Sources};
use ferrosmith_codegen::smithy::model::Model;
use serde_json::{Map, Value, json};

use crate::conformance::Case;

const RULES: &str = "smithy.rules#";
/// Data of the rules' own tests, which `conformance endpoints` runs.
const TESTS: &str = "smithy.rules#endpointTests";

/// Adds sources that apply the rules of real services to the services of the tests that have the same ids.
pub(super) fn add(folder: &Path, tests: &Model, sources: &mut Sources) -> Result<Vec<SourceId>> {
    let services: Vec<&str> = tests.services().map(|service| service.id.as_str()).collect();
    let mut added = Vec::new();
    for path in super::files(folder, "*.json")? {
        let text = disk::read(&path)?;
        if !services.iter().any(|id| text.contains(&format!("\"{id}\""))) {
            continue;
        }
        let mut applied = applied(&serde_json::from_str(&text)?, tests);
        give_the_rest(&mut applied);
        if !applied.is_empty() {
            let document = json!({ "smithy": "2.0", "shapes": applied });
            added.push(sources.add(format!("{}, its rules", path.display()), document.to_string()));
        }
    }
    Ok(added)
}

/// `apply` statements (Smithy 2.0, "JSON AST", "AST shapes") for what the tests have of a model's shapes and members.
fn applied(real: &Value, tests: &Model) -> Map<String, Value> {
    let shapes = real["shapes"].as_object().into_iter().flatten();
    let with_members = shapes.filter(|(id, _)| tests.shape(id).is_some()).flat_map(|(id, shape)| {
        let members = shape["members"].as_object().into_iter().flatten();
        let known = |name: &str| tests.shape(id).is_some_and(|shape| shape.member(name).is_some());
        let members = members.filter(move |(name, _)| known(name));
        let members = members.map(move |(name, member)| (format!("{id}${name}"), member));
        std::iter::once((id.clone(), shape)).chain(members)
    });
    let rules = with_members.map(|(id, shape)| (id, rules(shape)));
    let rules = rules.filter(|(_, rules)| !rules.is_empty());
    rules.map(|(id, rules)| (id, json!({ "type": "apply", "traits": rules }))).collect()
}

fn rules(shape: &Value) -> Map<String, Value> {
    let traits = shape["traits"].as_object().into_iter().flatten();
    let rules = traits.filter(|(id, _)| id.starts_with(RULES) && *id != TESTS);
    rules.map(|(id, value)| (id.clone(), value.clone())).collect()
}

/// Parameters that operations give which the tests leave out are the client's: each must be given by something.
fn give_the_rest(applied: &mut Map<String, Value>) {
    let names = |traits: &Value, key: &str| -> Vec<String> {
        traits[format!("{RULES}{key}")].as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect()
    };
    let mut given = BTreeSet::new();
    for traits in applied.values().map(|shape| &shape["traits"]) {
        for key in ["clientContextParams", "staticContextParams", "operationContextParams"] {
            given.extend(names(traits, key));
        }
        given.extend(traits[format!("{RULES}contextParam")]["name"].as_str().map(str::to_owned));
    }
    for shape in applied.values_mut() {
        let traits = &mut shape["traits"];
        for rules in ["endpointRuleSet", "endpointBdd"] {
            let parameters = traits[format!("{RULES}{rules}")]["parameters"].clone();
            for (name, parameter) in parameters.as_object().into_iter().flatten() {
                if parameter.get("builtIn").is_none() && !given.contains(name) {
                    let ty = parameter["type"].as_str().unwrap_or_default().to_ascii_lowercase();
                    traits[format!("{RULES}clientContextParams")][name] = json!({ "type": ty });
                }
            }
        }
    }
}

/// A failure, if no service of the tests has rules: the cases about hosts would show nothing.
pub(super) fn missing(added: &[SourceId]) -> Option<Case> {
    let failure = Some("the corpus has no rules for the services of the tests".to_owned());
    added.is_empty().then(|| Case { name: "rules".to_owned(), group: "requests".to_owned(), failure })
}
