//! One change is one finding, however many operations it reaches.

use ferrosmith_codegen::diff::compare;
use ferrosmith_tests::trial;
use libtest_mimic::Trial;
use serde_json::{Value, json};

use super::Read;

const OPERATIONS: usize = 300;

pub(super) fn trials() -> Vec<Trial> {
    vec![trial("diff_noise::shared_property", shared_property)]
}

/// A document whose operations all send and receive one schema, directly or three levels down.
fn document(pet: &Value) -> Read {
    let mut paths = serde_json::Map::new();
    for number in 0..OPERATIONS {
        let name = ["Pet", "Litter", "Kennel"][number % 3];
        let content = json!({ "application/json": { "schema": { "$ref": format!("#/components/schemas/{name}") } } });
        let operation = json!({
            "operationId": format!("operation{number}"),
            "requestBody": { "required": true, "content": content },
            "responses": { "200": { "description": "It.", "content": content } },
        });
        paths.insert(format!("/things/{number}"), json!({ "post": operation }));
    }
    let schemas = json!({
        "Pet": pet,
        "Litter": { "type": "object", "properties": { "pets": { "type": "array", "items": { "$ref": "#/components/schemas/Pet" } } } },
        "Kennel": { "type": "object", "properties": { "litters": { "type": "object", "additionalProperties": { "$ref": "#/components/schemas/Litter" } } } },
    });
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": "Pets", "version": "1" },
        "paths": paths,
        "components": { "schemas": schemas },
    });
    Read::of("pets.json", &document.to_string()).unwrap_or_else(|errors| panic!("{errors}"))
}

fn shared_property() {
    let name = json!({ "type": "string" });
    let base = document(&json!({ "type": "object", "properties": { "name": name } }));
    for (what, pet) in [
        ("a new property", json!({ "type": "object", "properties": { "name": name, "age": { "type": "integer" } } })),
        ("a required property", json!({ "type": "object", "required": ["name"], "properties": { "name": name } })),
        ("a limit", json!({ "type": "object", "properties": { "name": { "type": "string", "maxLength": 9 } } })),
        ("another type", json!({ "type": "object", "properties": { "name": { "type": "integer" } } })),
        ("a property that is gone", json!({ "type": "object", "properties": { "age": name } })),
    ] {
        let head = document(&pet);
        let report = compare(base.side(), head.side());
        let found: Vec<_> = report.findings.iter().map(|finding| (finding.rule.id, finding.operations.len())).collect();
        assert!(matches!(found[..], [(_, OPERATIONS)]), "{what}: {found:?}");
    }
}
