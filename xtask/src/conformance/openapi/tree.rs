//! A document as a plain tree, read by nothing that the generator uses, and references in it.

use std::fmt::{self, Formatter};

use anyhow::Context;
use percent_encoding::percent_decode_str;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// Reads a text as JSON or YAML; keys become text.
pub(super) fn parse(text: &str) -> anyhow::Result<Value> {
    let text = text.trim_start_matches('\u{feff}');
    if text.trim_start().starts_with('{')
        && let Ok(value) = serde_json::from_str(text)
    {
        return Ok(value);
    }
    let Plain(value) = serde_yaml::from_str(text).context("this is no YAML")?;
    Ok(value)
}

/// A value; numbers that JSON's have no room for are texts.
struct Plain(Value);

impl<'de> Deserialize<'de> for Plain {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PlainVisitor).map(Self)
    }
}

struct PlainVisitor;

impl<'de> Visitor<'de> for PlainVisitor {
    type Value = Value;

    fn expecting(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i128<E>(self, value: i128) -> Result<Value, E> {
        Ok(value.to_string().into())
    }

    fn visit_u128<E>(self, value: u128) -> Result<Value, E> {
        Ok(value.to_string().into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Plain(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(list.into())
    }

    /// The members of an object, with those that it takes from another by YAML's merge key.
    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let (mut object, mut merged) = (Map::new(), Value::Null);
        while let Some((key, Plain(value))) = members.next_entry::<String, Plain>()? {
            if key == "<<" {
                merged = value;
            } else {
                object.entry(key).or_insert(value);
            }
        }
        for (key, value) in merged.as_object().into_iter().flatten() {
            object.entry(key.clone()).or_insert_with(|| value.clone());
        }
        Ok(Value::Object(object))
    }
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
pub(super) fn decoded(pointer: &str) -> String {
    percent_decode_str(pointer).decode_utf8_lossy().into_owned()
}
