//! The schemas of a document as JSON Schema 2020-12 has them, and a validator that knows nothing of the generator.

use anyhow::{Context, Result};
use jsonschema::{Registry, Validator};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value, json};

use super::super::tree;

/// The address under which the validator finds the document.
const DOCUMENT: &str = "document:/api";

/// What is encoded in a fragment (RFC 3986, section 3.5).
const FRAGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A document whose schemas are those of JSON Schema.
pub(super) struct Schemas {
    /// The document.
    pub(super) root: Value,
    registry: Registry<'static>,
    folder: &'static str,
}

impl Schemas {
    /// Reads a text.
    pub(super) fn read(text: &str) -> Result<Self> {
        let mut root = tree::parse(text)?;
        upgrade(&mut root);
        let folder = if root.get("swagger").is_some() { "/definitions" } else { "/components/schemas" };
        let registry = Registry::new().add(DOCUMENT, root.clone()).and_then(|builder| builder.prepare());
        Ok(Self { root, registry: registry.context("the validator does not take the document")?, folder })
    }

    /// The named schemas, each with its pointer.
    pub(super) fn named(&self) -> Vec<(&str, String)> {
        let named = self.root.pointer(self.folder).and_then(Value::as_object);
        let pointer = |name: &String| format!("{}/{}", self.folder, name.replace('~', "~0").replace('/', "~1"));
        named.into_iter().flat_map(Map::keys).map(|name| (&**name, pointer(name))).collect()
    }

    /// The members that have a value of their own accord: the name, and the value, or none where every text is one. These
    /// are properties with a default, and those that discriminators read.
    pub(super) fn filled_in(&self) -> Vec<(&str, Option<&Value>)> {
        let mut found = Vec::new();
        self.add_filled_in(&self.root, &mut found);
        found
    }

    fn add_filled_in<'a>(&'a self, value: &'a Value, found: &mut Vec<(&'a str, Option<&'a Value>)>) {
        if let Some(Value::Object(properties)) = value.get("properties") {
            for (name, property) in properties {
                let reference = property.get("$ref").and_then(|reference| reference.as_str()?.strip_prefix('#'));
                let target = reference.and_then(|pointer| self.root.pointer(pointer));
                let parts = property.get("allOf").and_then(Value::as_array).into_iter().flatten();
                let all = [property].into_iter().chain(target).chain(parts);
                found.extend(all.filter_map(|schema| schema.get("default")).map(|default| (&**name, Some(default))));
            }
        }
        if let Some(Value::String(name)) = value.pointer("/discriminator/propertyName") {
            found.push((name, None));
        }
        match value {
            Value::Object(members) => members.values().for_each(|member| self.add_filled_in(member, found)),
            Value::Array(items) => items.iter().for_each(|item| self.add_filled_in(item, found)),
            _ => {}
        }
    }

    /// The validator of the schema at a pointer.
    pub(super) fn validator(&self, pointer: &str) -> Result<Validator> {
        let fragment = utf8_percent_encode(pointer, FRAGMENT);
        let schema = json!({ "$ref": format!("{DOCUMENT}#{fragment}") });
        let options = jsonschema::options().with_registry(&self.registry).offline();
        options.build(&schema).map_err(|error| anyhow::anyhow!("no validator: {error}"))
    }
}

/// Writes what OpenAPI 3.0 has of its own as JSON Schema: `nullable`, and bounds that a flag makes exclusive (OpenAPI
/// 3.0.4, "Schema Object").
fn upgrade(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(upgrade),
        Value::Object(members) => {
            members.values_mut().for_each(upgrade);
            upgrade_schema(members);
        }
        _ => {}
    }
}

fn upgrade_schema(schema: &mut Map<String, Value>) {
    for (bound, flag) in [("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")] {
        match schema.get(flag) {
            Some(Value::Bool(true)) => {
                let bound = schema.remove(bound).unwrap_or_default();
                schema.insert(flag.to_owned(), bound);
            }
            Some(Value::Bool(false)) => drop(schema.remove(flag)),
            _ => {}
        }
    }
    let is_nullable = ["nullable", "x-nullable"].iter().any(|flag| schema.get(*flag) == Some(&Value::Bool(true)));
    if !is_nullable {
        return;
    }
    if let Some(Value::String(ty)) = schema.get("type") {
        let types = json!([ty, "null"]);
        schema.insert("type".to_owned(), types);
    }
    if let Some(Value::Array(values)) = schema.get_mut("enum")
        && !values.contains(&Value::Null)
    {
        values.push(Value::Null);
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use serde_json::json;

    use super::super::witness::{MOST_STEPS, Witness};
    use super::Schemas;

    const DOCUMENT: &str = r##"{"components": {"schemas": {
        "Pet": {
            "type": "object", "required": ["name", "age"],
            "properties": {
                "name": {"type": "string", "pattern": "^[a-z]{4}$", "nullable": true},
                "age": {"type": "integer", "minimum": 9, "exclusiveMinimum": true},
                "kind": {"type": "string", "default": "cat"},
                "owner": {"$ref": "#/components/schemas/Owner"}
            }
        },
        "Owner": {"allOf": [{"$ref": "#/components/schemas/Named"}, {"properties": {"pets": {"items": {"$ref": "#/components/schemas/Pet"}}}}]},
        "Named": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string", "minLength": 9}}}
    }}}"##;

    /// Values with and without optional members are valid, and differ.
    #[test]
    fn values_are_valid() {
        let schemas = Schemas::read(DOCUMENT).unwrap();
        let named = schemas.named();
        assert_eq!(named.len(), 3);
        for (name, pointer) in named {
            let (schema, validator) = (schemas.root.pointer(&pointer).unwrap(), schemas.validator(&pointer).unwrap());
            let steps = || Cell::new(MOST_STEPS);
            let made =
                |is_full| Witness { root: &schemas.root, is_full, turn: 0, steps: &steps() }.value(schema, 0).unwrap();
            assert!(validator.is_valid(&made(false)) && validator.is_valid(&made(true)), "{name}");
            assert_eq!(made(false) == made(true), name == "Named", "{name}");
        }
        let pet = schemas.validator("/components/schemas/Pet").unwrap();
        assert!(
            pet.is_valid(&json!({ "name": null, "age": 10 })) && !pet.is_valid(&json!({ "name": "abcd", "age": 9 }))
        );
        assert_eq!(schemas.filled_in(), [("kind", Some(&json!("cat")))]);
    }
}
