//! Documents that are made, not mutated: of those that are taken, every file of the crate is Rust.

use libfuzzer_sys::arbitrary::{Result, Unstructured};
use serde_json::{Map, Value, json};

use crate::descriptions::crate_of;

/// Names that Rust, the macros and the runtime have uses for, and some that are hardly names.
const NAMES: &[&str] = &[
    "a", "A", "type", "self", "Self", "Err", "Option", "String", "Client", "send", "new", "Vec", "x-y", "1", "", "é",
    "a b", "__a", "kind", "Box", "match", "Unknown",
];
const TEXTS: &[&str] = &["", "a", "\"", "\\", "*/", "//", "{", "\n", "#", "\u{202e}", "r#\"", "é"];
const DEEPEST: usize = 4;

pub(crate) fn run(data: &[u8]) {
    let Ok(document) = document(&mut Unstructured::new(data)) else { return };
    let Some(generated) = crate_of(&document.to_string()) else { return };
    for (path, text) in generated.files.iter().filter(|(path, _)| path.ends_with(".rs")) {
        if let Err(error) = syn::parse_file(text) {
            panic!("{path}: {error}\n{text}\n{document}");
        }
    }
}

fn document(data: &mut Unstructured<'_>) -> Result<Value> {
    let mut schemas = Map::new();
    for _ in 0..data.int_in_range(0..=4)? {
        schemas.insert(name(data)?.to_owned(), schema(data, 0)?);
    }
    let mut paths = Map::new();
    for _ in 0..data.int_in_range(0..=3)? {
        let (path, mut operations) = (format!("/{}", name(data)?), Map::new());
        for _ in 0..data.int_in_range(1..=2)? {
            let method = *data.choose(&["get", "post", "put", "delete", "patch"])?;
            operations.insert(method.to_owned(), operation(data)?);
        }
        paths.insert(path, operations.into());
    }
    let version = *data.choose(&["3.0.3", "3.1.0", "3.2.0"])?;
    let title = format!("{}{}", name(data)?, text(data)?);
    Ok(json!({
        "openapi": version, "info": { "title": title, "version": text(data)? }, "paths": paths,
        "components": { "schemas": schemas }
    }))
}

fn operation(data: &mut Unstructured<'_>) -> Result<Value> {
    let mut parameters = Vec::new();
    for _ in 0..data.int_in_range(0..=3)? {
        let place = *data.choose(&["query", "header", "cookie", "path"])?;
        parameters.push(json!({
            "name": name(data)?, "in": place, "required": data.arbitrary::<bool>()?, "schema": schema(data, 2)?,
            "description": text(data)?,
        }));
    }
    let media = *data.choose(&[
        "application/json",
        "text/plain",
        "application/xml",
        "multipart/form-data",
        "text/event-stream",
    ])?;
    let status = *data.choose(&["200", "201", "2XX", "404", "default"])?;
    let content = json!({ media: { "schema": schema(data, 1)? } });
    let mut operation = json!({
        "parameters": parameters, "description": text(data)?,
        "responses": { status: { "description": text(data)?, "content": content } },
    });
    if data.arbitrary()? {
        operation["operationId"] = name(data)?.into();
    }
    if data.arbitrary()? {
        operation["requestBody"] = json!({ "content": { media: { "schema": schema(data, 1)? } } });
    }
    Ok(operation)
}

fn schema(data: &mut Unstructured<'_>, depth: usize) -> Result<Value> {
    let kinds = if depth < DEEPEST { 10 } else { 5 };
    let mut schema = match data.int_in_range(0..=kinds)? {
        0 => json!({ "$ref": format!("#/components/schemas/{}", name(data)?) }),
        1 => json!({ "type": "string", "enum": [name(data)?, name(data)?, text(data)?] }),
        2 => json!({ "type": "string", "pattern": *data.choose(&["^a+$", "^[a-z]{2,4}$", "\"", "(?=a)b", "[", ""])? }),
        3 => json!({ "type": *data.choose(&["integer", "number", "boolean", "null", "string"])?, "default": 1 }),
        4 => {
            json!({ "type": "string", "format": *data.choose(&["date", "date-time", "byte", "binary", "uuid", "int32"])? })
        }
        5 => json!({}),
        6 => json!({ "type": "array", "items": schema(data, depth + 1)? }),
        7 => json!({ "type": "object", "additionalProperties": schema(data, depth + 1)? }),
        8 => {
            json!({ *data.choose(&["oneOf", "anyOf", "allOf"])?: [schema(data, depth + 1)?, schema(data, depth + 1)?] })
        }
        9 => json!({ "prefixItems": [schema(data, depth + 1)?, schema(data, depth + 1)?], "type": "array" }),
        _ => object(data, depth)?,
    };
    if data.int_in_range(0..=7)? == 0 {
        schema["description"] = text(data)?.into();
        schema["nullable"] = data.arbitrary::<bool>()?.into();
        schema["default"] = text(data)?.into();
    }
    Ok(schema)
}

fn object(data: &mut Unstructured<'_>, depth: usize) -> Result<Value> {
    let (mut properties, mut required) = (Map::new(), Vec::new());
    for _ in 0..data.int_in_range(0..=3)? {
        let name = name(data)?;
        properties.insert(name.to_owned(), schema(data, depth + 1)?);
        if data.arbitrary()? {
            required.push(name);
        }
    }
    let mut object = json!({ "type": "object", "properties": properties, "required": required });
    if data.arbitrary()? {
        object["discriminator"] = json!({ "propertyName": name(data)? });
    }
    Ok(object)
}

fn name<'a>(data: &mut Unstructured<'a>) -> Result<&'static str> {
    data.choose(NAMES).copied()
}

fn text<'a>(data: &mut Unstructured<'a>) -> Result<&'static str> {
    data.choose(TEXTS).copied()
}
