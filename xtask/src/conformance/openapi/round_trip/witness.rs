//! Values of schemas, made by reading the document's tree: nothing here is shared with the generator.

use std::cell::Cell;

use serde_json::{Map, Value, json};

use super::super::tree::decoded;
use super::patterns;

/// How deep optional members are filled in.
const DEPTH: usize = 4;
/// How deep anything is: beyond, a schema that requires itself has no value.
const MOST_DEPTH: usize = 24;
/// The most schemas that are looked at for one value. Optional members are left out when half of them have been.
pub(super) const MOST_STEPS: usize = 4000;
/// The most items and members that are made because a schema asks for so many.
const MOST_ITEMS: u64 = 50;

/// What is made of a schema.
#[derive(Clone, Copy)]
pub(super) struct Witness<'a> {
    /// The document, in which references lead somewhere.
    pub(super) root: &'a Value,
    /// Whether optional members are there.
    pub(super) is_full: bool,
    /// Which of several values and branches is taken.
    pub(super) turn: usize,
    /// How many more schemas may be looked at.
    pub(super) steps: &'a Cell<usize>,
}

impl Witness<'_> {
    /// A value of a schema; nothing where none is found.
    pub(super) fn value(&self, schema: &Value, depth: usize) -> Option<Value> {
        let left = self.steps.get().checked_sub(1).filter(|_| depth <= MOST_DEPTH)?;
        self.steps.set(left);
        let schema = match schema {
            Value::Bool(true) => return Some("anything".into()),
            Value::Object(members) => self.flat(members, 0)?,
            _ => return None,
        };
        if let Some(value) = schema.get("const") {
            return Some(value.clone());
        }
        if let Some(Value::Array(values)) = schema.get("enum") {
            return self.choose(values).cloned();
        }
        for keyword in ["oneOf", "anyOf"] {
            if let Some(Value::Array(branches)) = schema.get(keyword) {
                return self.branch(&schema, keyword, branches, depth);
            }
        }
        match self.type_of(&schema)? {
            "object" => self.object(&schema, depth),
            "array" => self.array(&schema, depth),
            "string" => string(&schema),
            "integer" => number(&schema, true),
            "number" => number(&schema, false),
            "boolean" => Some(self.turn.is_multiple_of(2).into()),
            "null" => Some(Value::Null),
            _ => None,
        }
    }

    /// Whether what is optional is made at this depth.
    fn has_room(&self, depth: usize) -> bool {
        self.is_full && depth < DEPTH && self.steps.get() > MOST_STEPS / 2
    }

    fn choose<'b, T>(&self, values: &'b [T]) -> Option<&'b T> {
        values.get(self.turn % values.len().max(1))
    }

    /// A schema with what its references and the parts of `allOf` have.
    fn flat(&self, schema: &Map<String, Value>, depth: usize) -> Option<Map<String, Value>> {
        if depth > MOST_DEPTH {
            return None;
        }
        let mut flat = schema.clone();
        let mut parts = Vec::new();
        if let Some(Value::String(reference)) = flat.remove("$ref") {
            parts.push(self.root.pointer(&decoded(reference.strip_prefix('#')?))?);
        }
        let all = flat.remove("allOf");
        parts.extend(all.iter().filter_map(Value::as_array).flatten());
        for part in parts {
            match part {
                Value::Object(part) => merge(&mut flat, self.flat(part, depth + 1)?),
                Value::Bool(true) => {}
                _ => return None,
            }
        }
        Some(flat)
    }

    /// The value of the first branch that has one, from that whose turn it is.
    fn branch(&self, schema: &Map<String, Value>, keyword: &str, branches: &[Value], depth: usize) -> Option<Value> {
        (0..branches.len()).find_map(|step| {
            let mut one = schema.clone();
            one.remove(keyword);
            match &branches[(self.turn + step) % branches.len()] {
                Value::Object(branch) => merge(&mut one, self.flat(branch, 0)?),
                Value::Bool(true) => {}
                _ => return None,
            }
            self.value(&Value::Object(one), depth + 1)
        })
    }

    fn type_of<'b>(&self, schema: &'b Map<String, Value>) -> Option<&'b str> {
        match schema.get("type") {
            Some(Value::String(ty)) => Some(ty),
            Some(Value::Array(types)) if self.is_full => {
                types.iter().find(|ty| *ty != "null").or(types.first())?.as_str()
            }
            Some(Value::Array(types)) => types.iter().find(|ty| *ty == "null").or(types.first())?.as_str(),
            Some(_) => None,
            None if schema.contains_key("properties") || schema.contains_key("additionalProperties") => Some("object"),
            None if schema.contains_key("items") || schema.contains_key("prefixItems") => Some("array"),
            None => Some("string"),
        }
    }

    fn object(&self, schema: &Map<String, Value>, depth: usize) -> Option<Value> {
        let empty = Map::new();
        let properties = schema.get("properties").and_then(Value::as_object).unwrap_or(&empty);
        let required: Vec<&str> = strings(schema.get("required"));
        let mut object = Map::new();
        for (name, property) in properties {
            let is_required = required.contains(&&**name);
            if !is_required && !self.has_room(depth) {
                continue;
            }
            match self.value(property, depth + 1) {
                Some(value) => drop(object.insert(name.clone(), value)),
                None if is_required => return None,
                None => {}
            }
        }
        let others = schema.get("additionalProperties").filter(|others| others.is_object());
        for name in required.iter().filter(|name| !properties.contains_key(**name)) {
            object.insert((*name).to_owned(), self.value(others.unwrap_or(&Value::Bool(true)), depth + 1)?);
        }
        let least = schema.get("minProperties").and_then(Value::as_u64).unwrap_or(0).min(MOST_ITEMS);
        let wanted = least.max(u64::from(others.is_some() && self.has_room(depth)) + object.len() as u64);
        for number in 0..wanted.saturating_sub(object.len() as u64) {
            let value = self.value(others.unwrap_or(&Value::Bool(true)), depth + 1)?;
            object.insert(format!("another{number}"), value);
        }
        Some(Value::Object(object))
    }

    fn array(&self, schema: &Map<String, Value>, depth: usize) -> Option<Value> {
        let mut items: Vec<Value> = Vec::new();
        for item in schema.get("prefixItems").and_then(Value::as_array).into_iter().flatten() {
            items.push(self.value(item, depth + 1)?);
        }
        let least = schema.get("minItems").and_then(Value::as_u64).unwrap_or(0).min(MOST_ITEMS);
        let most = schema.get("maxItems").and_then(Value::as_u64).unwrap_or(u64::MAX);
        let wanted = least.max(u64::from(self.has_room(depth))).min(most);
        let is_unique = schema.get("uniqueItems") == Some(&Value::Bool(true));
        let any = Value::Bool(true);
        let item = schema.get("items").unwrap_or(&any);
        for turn in 0..wanted * 4 {
            if items.len() as u64 >= wanted {
                break;
            }
            let turn = if is_unique { self.turn + turn as usize } else { self.turn };
            match (Self { turn, ..*self }).value(item, depth + 1) {
                Some(value) if !is_unique || !items.contains(&value) => items.push(value),
                Some(_) => {}
                None if least == 0 => break,
                None => return None,
            }
        }
        Some(Value::Array(items))
    }
}

/// Adds what a part of `allOf` has. What both say of a member holds for it.
fn merge(schema: &mut Map<String, Value>, part: Map<String, Value>) {
    for (keyword, value) in part {
        match (schema.get_mut(&keyword), value) {
            (Some(Value::Object(ours)), Value::Object(theirs)) if keyword == "properties" => {
                for (name, theirs) in theirs {
                    let both = match ours.remove(&name) {
                        Some(ours) if ours != theirs => json!({ "allOf": [ours, theirs] }),
                        _ => theirs,
                    };
                    ours.insert(name, both);
                }
            }
            (Some(Value::Array(ours)), Value::Array(theirs)) if keyword == "required" => ours.extend(theirs),
            (Some(Value::Array(ours)), Value::Array(theirs)) if keyword == "enum" => {
                ours.retain(|value| theirs.contains(value));
            }
            (Some(_), _) => {}
            (None, value) => drop(schema.insert(keyword, value)),
        }
    }
}

fn strings(list: Option<&Value>) -> Vec<&str> {
    list.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

fn string(schema: &Map<String, Value>) -> Option<Value> {
    let format = schema.get("format").and_then(Value::as_str).unwrap_or_default();
    if let Some(Value::String(pattern)) = schema.get("pattern") {
        return patterns::text(pattern).map(|text| fitted(text, schema).into());
    }
    let text = match format {
        "date-time" => return Some("2024-02-29T12:30:15Z".into()),
        "date" => return Some("2024-02-29".into()),
        "time" => return Some("12:30:15Z".into()),
        "duration" => return Some("P1DT2H".into()),
        "uuid" => return Some("01234567-89ab-4def-8123-456789abcdef".into()),
        "uri" | "url" | "iri" | "uri-reference" => "https://example.com/a",
        "email" => "someone@example.com",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "hostname" => "example.com",
        "byte" | "base64" | "binary" => return Some("aGVsbG8=".into()),
        "decimal" | "int64" | "uint64" | "int32" => "12",
        _ => "text é",
    };
    Some(fitted(text.to_owned(), schema).into())
}

/// A text made as long as it has to be.
fn fitted(text: String, schema: &Map<String, Value>) -> String {
    let bound = |keyword| schema.get(keyword).and_then(Value::as_u64);
    let least = usize::try_from(bound("minLength").unwrap_or(0)).unwrap_or(usize::MAX).min(10_000);
    let most = bound("maxLength").map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(usize::MAX));
    let length = text.chars().count();
    let last = text.chars().last().unwrap_or('a');
    let padded = text.chars().chain(std::iter::repeat_n(last, least.saturating_sub(length)));
    padded.take(most).collect()
}

fn number(schema: &Map<String, Value>, is_whole: bool) -> Option<Value> {
    let bound = |keyword| schema.get(keyword).and_then(Value::as_f64);
    let step = bound("multipleOf").filter(|step| *step > 0.0);
    let beside = step.unwrap_or(1.0) / 2.0;
    let least = bound("minimum").or(bound("exclusiveMinimum").map(|least| least + beside));
    let most = bound("maximum").or(bound("exclusiveMaximum").map(|most| most - beside));
    let wanted = if is_whole { 7.0 } else { 1.5 };
    let value = f64::max(wanted, least.unwrap_or(f64::MIN)).min(most.unwrap_or(f64::MAX));
    let value = match step {
        Some(step) => (value / step).ceil() * step,
        None if is_whole => value.ceil().min(most.map_or(f64::MAX, f64::floor)),
        None => value,
    };
    // Exact, as long as it is below 2^53; a greater bound is for the validator to reject.
    if is_whole || value.fract() == 0.0 { Some((value as i64).into()) } else { Some(value.into()) }
}
