//! The endpoint rules of real services: the tests' models of the same services leave them out, and some cases are about
//! nothing else.

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
        let applied = applied(&serde_json::from_str(&text)?, tests);
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

/// A failure, if no service of the tests has rules: the cases about hosts would show nothing.
pub(super) fn missing(added: &[SourceId]) -> Option<Case> {
    let failure = Some("the corpus has no rules for the services of the tests".to_owned());
    added.is_empty().then(|| Case { name: "rules".to_owned(), group: "requests".to_owned(), failure })
}
