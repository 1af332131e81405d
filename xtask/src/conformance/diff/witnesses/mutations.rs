//! Changes of an OpenAPI document, each of one kind at one place, made mechanically wherever it applies.

use serde_json::{Map, Value, json};

/// A changed document.
pub(super) struct Mutation {
    /// The kind and the place: `remove property at /components/schemas/Pet/properties/name`.
    pub(super) name: String,
    pub(super) document: Value,
}

/// A kind of change: what becomes of the value at a pointer, if it applies there.
type Kind = (&'static str, fn(&str, &Value) -> Option<Value>);

/// A change of a member of an object, by its key, if it applies there.
type OfMember = fn(&mut Map<String, Value>, &str) -> Option<()>;

/// Changes of schemas, parameters, bodies, responses and operations: each gives the value a new one.
const KINDS: &[Kind] = &[
    ("remove property", |_, value| each_object(value, |members| remove_first(members, "properties"))),
    ("remove last property", |_, value| each_object(value, |members| remove_last(members, "properties"))),
    ("add optional property", |_, value| {
        each_object(value, |members| insert(members, "properties", "extra", json!({ "type": "string" })))
    }),
    ("add required property", |_, value| {
        each_object(value, |members| {
            insert(members, "properties", "extra", json!({ "type": "string" }))?;
            let required = members.entry("required").or_insert_with(|| json!([])).as_array_mut()?;
            required.push(json!("extra"));
            Some(())
        })
    }),
    ("require everything", |_, value| {
        each_object(value, |members| {
            let names: Vec<Value> = members.get("properties")?.as_object()?.keys().map(|name| json!(name)).collect();
            (members.get("required")?.as_array()?.len() < names.len()).then_some(())?;
            members.insert("required".to_owned(), json!(names));
            Some(())
        })
    }),
    ("require nothing", |_, value| each_object(value, |members| members.remove("required").map(drop))),
    ("rename property", |_, value| {
        each_object(value, |members| {
            let properties = members.get_mut("properties")?.as_object_mut()?;
            let (name, schema) = properties.iter().next().map(|(name, schema)| (name.clone(), schema.clone()))?;
            properties.remove(&name);
            properties.insert(format!("{name}Renamed"), schema);
            Some(())
        })
    }),
    ("text becomes number", |_, value| retyped(value, "string", json!({ "type": "integer", "format": "int32" }))),
    ("text becomes list", |_, value| {
        retyped(value, "string", json!({ "type": "array", "items": { "type": "string" } }))
    }),
    ("text becomes enum", |_, value| retyped(value, "string", json!({ "type": "string", "enum": ["one", "two"] }))),
    ("text becomes date", |_, value| retyped(value, "string", json!({ "type": "string", "format": "date" }))),
    ("number becomes text", |_, value| retyped(value, "integer", json!({ "type": "string" }))),
    ("number becomes wider", |_, value| {
        let is_narrow = value.get("format").is_some_and(|format| format == "int32");
        is_narrow.then(|| json!({ "type": "integer", "format": "int64" }))
    }),
    ("boolean becomes text", |_, value| retyped(value, "boolean", json!({ "type": "string" }))),
    ("list becomes item", |_, value| (value.get("type")? == "array").then(|| value.get("items").cloned())?),
    ("becomes nullable", |_, value| {
        let kind = value.get("type")?.as_str()?.to_owned();
        let mut value = value.clone();
        value["type"] = json!([kind, "null"]);
        Some(value)
    }),
    ("gets a default", |_, value| match value.get("type")?.as_str()? {
        "string" if value.get("format").is_none() && value.get("enum").is_none() => with(value, "default", json!("x")),
        "integer" => with(value, "default", json!(7)),
        "boolean" => with(value, "default", json!(true)),
        _ => None,
    }),
    ("gets a limit", |_, value| match value.get("type")?.as_str()? {
        "string" if value.get("format").is_none() => with(value, "maxLength", json!(9)),
        "integer" => with(value, "maximum", json!(9)),
        "array" => with(value, "maxItems", json!(9)),
        _ => None,
    }),
    ("becomes read-only", |pointer, value| {
        pointer.contains("/properties/").then(|| with(value, "readOnly", json!(true)))?
    }),
    ("becomes write-only", |pointer, value| {
        pointer.contains("/properties/").then(|| with(value, "writeOnly", json!(true)))?
    }),
    ("is documented", |_, value| {
        value.get("type").or_else(|| value.get("responses"))?;
        with(value, "description", json!("Words."))
    }),
    ("is deprecated", |_, value| {
        value.get("type").or_else(|| value.get("responses"))?;
        with(value, "deprecated", json!(true))
    }),
    ("lose an enum value", |_, value| {
        let mut value = value.clone();
        value.get_mut("enum")?.as_array_mut()?.pop()?;
        Some(value)
    }),
    ("gain an enum value", |_, value| {
        let mut value = value.clone();
        value.get_mut("enum")?.as_array_mut()?.push(json!("more"));
        Some(value)
    }),
    ("enum becomes text", |_, value| value.get("enum").map(|_| json!({ "type": "string" }))),
    ("lose a variant", |_, value| {
        let mut value = value.clone();
        value.get_mut("oneOf")?.as_array_mut()?.pop()?;
        value["discriminator"]["mapping"].as_object_mut()?.remove("shop")?;
        Some(value)
    }),
    ("gain a variant", |_, value| {
        let mut value = value.clone();
        value.get_mut("oneOf")?.as_array_mut()?.push(json!({ "$ref": "#/components/schemas/Address" }));
        value["discriminator"]["mapping"]["address"] = json!("#/components/schemas/Address");
        Some(value)
    }),
    ("parameter becomes required", |_, value| {
        value.get("in").filter(|place| *place != "path")?;
        with(value, "required", json!(true))
    }),
    ("parameter moves to a header", |_, value| {
        value.get("in").filter(|place| *place == "query")?;
        value.get("schema")?.get("type").filter(|kind| *kind != "array")?;
        with(value, "in", json!("header"))
    }),
    ("operation is renamed", |_, value| {
        with(value, "operationId", json!(format!("{}Again", value.get("operationId")?.as_str()?)))
    }),
    ("operation loses a parameter", |_, value| {
        let mut value = value.clone();
        let parameters = value.get_mut("parameters")?.as_array_mut()?;
        let place = parameters.iter().position(|parameter| parameter["in"] != "path")?;
        parameters.remove(place);
        Some(value)
    }),
    ("operation gains a parameter", |_, value| {
        value.get("operationId")?;
        let mut value = value.clone();
        let more = json!({ "name": "more", "in": "query", "schema": { "type": "string" } });
        value.as_object_mut()?.entry("parameters").or_insert_with(|| json!([])).as_array_mut()?.push(more);
        Some(value)
    }),
    ("operation gains an error", |_, value| {
        value.get("operationId")?;
        let mut value = value.clone();
        let problem = json!({ "description": "No.", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Problem" } } } });
        value["responses"]["409"] = problem;
        Some(value)
    }),
    ("operation loses its errors", |_, value| {
        let mut value = value.clone();
        let responses = value.get_mut("responses")?.as_object_mut()?;
        let count = responses.len();
        responses.retain(|status, _| status.starts_with('2'));
        (responses.len() < count).then_some(value)
    }),
    ("response loses its body", |_, value| {
        let mut value = value.clone();
        let responses = value.get_mut("responses")?.as_object_mut()?;
        let success = responses.iter_mut().find(|(status, _)| status.starts_with('2'))?.1;
        success.as_object_mut()?.remove("content")?;
        Some(value)
    }),
    ("success has another status", |_, value| {
        let mut value = value.clone();
        let responses = value.get_mut("responses")?.as_object_mut()?;
        let success = responses.remove("200")?;
        responses.insert("202".to_owned(), success);
        Some(value)
    }),
    ("request loses its body", |_, value| {
        let mut value = value.clone();
        value.as_object_mut()?.remove("requestBody")?;
        Some(value)
    }),
];

/// Changes of a member of its parent: it goes, or takes another name.
const OF_MEMBERS: &[(&str, OfMember)] = &[
    ("operation is removed", |members, key| {
        members.get(key)?.get("operationId")?;
        members.remove(key).map(drop)
    }),
    ("operation has another method", |members, key| {
        members.get(key)?.get("operationId")?;
        let operation = members.remove(key)?;
        members.insert("patch".to_owned(), operation);
        Some(())
    }),
];

/// Every change of every kind at every place where it applies.
pub(super) fn all(base: &Value) -> Vec<Mutation> {
    let mut mutations = Vec::new();
    let mut pointers = Vec::new();
    walk(base, String::new(), &mut pointers);
    for (kind, change) in KINDS {
        for pointer in &pointers {
            let Some(value) = base.pointer(pointer).and_then(|value| change(pointer, value)) else { continue };
            let mut document = base.clone();
            if let Some(place) = document.pointer_mut(pointer) {
                *place = value;
            }
            mutations.push(Mutation { name: format!("{kind} at {pointer}"), document });
        }
    }
    for (kind, change) in OF_MEMBERS {
        for pointer in &pointers {
            let Some((parent, key)) = pointer.rsplit_once('/') else { continue };
            let mut document = base.clone();
            let members = document.pointer_mut(parent).and_then(Value::as_object_mut);
            if members.and_then(|members| change(members, key)).is_some() {
                mutations.push(Mutation { name: format!("{kind} at {pointer}"), document });
            }
        }
    }
    mutations.extend(renamed_schemas(base));
    mutations.retain(|mutation| mutation.document != *base);
    mutations
}

/// Every component under another name, wherever it is mentioned.
fn renamed_schemas(base: &Value) -> Vec<Mutation> {
    let Some(schemas) = base.pointer("/components/schemas").and_then(Value::as_object) else { return Vec::new() };
    let renamed = |name: &String| {
        let text = base.to_string();
        let text = text.replace(&format!("schemas/{name}\""), &format!("schemas/{name}Renamed\""));
        let mut document: Value = serde_json::from_str(&text).ok()?;
        let schemas = document.pointer_mut("/components/schemas")?.as_object_mut()?;
        let schema = schemas.remove(name)?;
        schemas.insert(format!("{name}Renamed"), schema);
        Some(Mutation { name: format!("schema is renamed at /components/schemas/{name}"), document })
    };
    schemas.keys().filter_map(renamed).collect()
}

fn walk(value: &Value, pointer: String, pointers: &mut Vec<String>) {
    let step = |key: &str| format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
    match value {
        Value::Object(members) => members.iter().for_each(|(key, value)| walk(value, step(key), pointers)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(position, item)| walk(item, step(&position.to_string()), pointers));
        }
        _ => return,
    }
    pointers.push(pointer);
}

fn each_object(value: &Value, change: impl FnOnce(&mut Map<String, Value>) -> Option<()>) -> Option<Value> {
    let mut value = value.clone();
    value.get("properties").filter(|_| value.get("type").is_some())?;
    change(value.as_object_mut()?)?;
    Some(value)
}

fn remove_first(members: &mut Map<String, Value>, key: &str) -> Option<()> {
    let name = members.get(key)?.as_object()?.keys().next()?.clone();
    remove(members, key, &name)
}

fn remove_last(members: &mut Map<String, Value>, key: &str) -> Option<()> {
    let name = members.get(key)?.as_object()?.keys().next_back()?.clone();
    remove(members, key, &name)
}

fn remove(members: &mut Map<String, Value>, key: &str, name: &str) -> Option<()> {
    members.get_mut(key)?.as_object_mut()?.remove(name)?;
    if let Some(required) = members.get_mut("required").and_then(Value::as_array_mut) {
        required.retain(|other| other != name);
    }
    Some(())
}

fn insert(members: &mut Map<String, Value>, key: &str, name: &str, value: Value) -> Option<()> {
    members.get_mut(key)?.as_object_mut()?.insert(name.to_owned(), value);
    Some(())
}

fn retyped(value: &Value, kind: &str, new: Value) -> Option<Value> {
    (value.get("type")? == kind && value.get("enum").is_none()).then_some(new)
}

fn with(value: &Value, key: &str, member: Value) -> Option<Value> {
    let mut value = value.clone();
    value.as_object_mut()?.insert(key.to_owned(), member);
    Some(value)
}
