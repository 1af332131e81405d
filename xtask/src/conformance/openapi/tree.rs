//! A document as a plain tree, read by nothing that the generator uses, and references in it.

use anyhow::{Context, Result};
use serde_json::{Map, Value};

/// Reads a text as JSON or YAML; keys become text.
pub(super) fn parse(text: &str) -> Result<Value> {
    let text = text.trim_start_matches('\u{feff}');
    if text.trim_start().starts_with('{')
        && let Ok(value) = serde_json::from_str(text)
    {
        return Ok(value);
    }
    let value: serde_yaml::Value = serde_yaml::from_str(text).context("this is no YAML")?;
    Ok(plain(value))
}

fn plain(value: serde_yaml::Value) -> Value {
    match value {
        serde_yaml::Value::Null => Value::Null,
        serde_yaml::Value::Bool(value) => value.into(),
        serde_yaml::Value::Number(number) => number.to_string().into(),
        serde_yaml::Value::String(text) => text.into(),
        serde_yaml::Value::Sequence(items) => items.into_iter().map(plain).collect(),
        serde_yaml::Value::Mapping(members) => plain_members(members),
        serde_yaml::Value::Tagged(tagged) => plain(tagged.value),
    }
}

/// The members of an object, with those that it takes from another by YAML's merge key.
fn plain_members(mut members: serde_yaml::Mapping) -> Value {
    let merged = members.remove("<<").map(plain);
    let mut object = Map::new();
    for (key, value) in members {
        let key = match key {
            serde_yaml::Value::String(text) => text,
            serde_yaml::Value::Null => "null".to_owned(),
            other => plain(other).to_string().trim_matches('"').to_owned(),
        };
        object.insert(key, plain(value));
    }
    for (key, value) in merged.iter().filter_map(Value::as_object).flatten() {
        object.entry(key.clone()).or_insert_with(|| value.clone());
    }
    Value::Object(object)
}

/// A value with the places by which it is reached: those of references on the way, and its own, which is the last.
#[derive(Clone)]
pub(super) struct Reached<'v> {
    pub(super) value: &'v Value,
    pub(super) places: Vec<String>,
}

impl<'v> Reached<'v> {
    /// The document itself.
    pub(super) fn root(value: &'v Value) -> Self {
        Self { value, places: vec![String::new()] }
    }

    /// Its own place.
    pub(super) fn place(&self) -> &str {
        self.places.last().map_or("", String::as_str)
    }

    /// A member or item, if it is there and no null.
    pub(super) fn get(&self, key: &str) -> Option<Self> {
        let value = match self.value {
            Value::Array(items) => items.get(key.parse::<usize>().ok()?)?,
            value => value.get(key)?,
        };
        let place = format!("{}/{}", self.place(), key.replace('~', "~0").replace('/', "~1"));
        (!value.is_null()).then(|| Self { value, places: vec![place] })
    }

    /// Every member of an object.
    pub(super) fn members(&self) -> Vec<(&'v str, Self)> {
        let keys = self.value.as_object().into_iter().flat_map(Map::keys);
        keys.filter_map(|key| Some((key.as_str(), self.get(key)?))).collect()
    }

    /// Every item of a list.
    pub(super) fn items(&self) -> Vec<Self> {
        let count = self.value.as_array().map_or(0, Vec::len);
        (0..count).filter_map(|index| self.get(&index.to_string())).collect()
    }

    /// Follows references as far as they lead within the document.
    pub(super) fn follow(self, root: &'v Value) -> Self {
        let mut reached = self;
        while let Some(reference) = reached.value.get("$ref").and_then(Value::as_str) {
            let mut places = reached.places.clone();
            places.push(format!("{}/$ref", reached.place()));
            let pointer = decoded(reference.trim_start_matches('#'));
            let target = root.pointer(&pointer).filter(|_| reference.starts_with('#') && !places.contains(&pointer));
            let Some(value) = target else { return Self { places, ..reached } };
            places.push(pointer);
            reached = Self { value, places };
        }
        reached
    }

    /// The text under a key.
    pub(super) fn text(&self, key: &str) -> Option<&'v str> {
        self.value.get(key).and_then(Value::as_str)
    }

    /// Whether a key is `true`.
    pub(super) fn is(&self, key: &str) -> bool {
        self.value.get(key).is_some_and(|value| *value == Value::Bool(true))
    }
}

/// Undoes the percent-encoding of a pointer in a URL.
fn decoded(pointer: &str) -> String {
    pointer.replace("%7B", "{").replace("%7D", "}").replace("%7b", "{").replace("%7d", "}").replace("%20", " ")
}
