//! The functions (JMESPath, "Built-in functions"). Where an argument is of a kind that a function does not take, it has
//! no value at all.

use std::borrow::Cow;
use std::cmp::Ordering;

use serde_json::{Number, Value};

use super::compare::equal;
use super::evaluate::{Found, evaluate, owned};
use super::numbers::number;
use crate::schema::{Jmes, JmesFunction};

/// Calls a function.
pub(super) fn call<'a>(function: JmesFunction, arguments: &[Jmes], current: &'a Value) -> Option<Found<'a>> {
    let (first, second) = (arguments.first()?, arguments.get(1));
    let value = || evaluate(first, current);
    let text = |argument: &Jmes| evaluate(argument, current)?.as_str().map(str::to_owned);
    let array = |argument: &Jmes| match evaluate(argument, current)?.into_owned() {
        Value::Array(items) => Some(items),
        _ => None,
    };
    let by = || Some((array(first)?, reference(second?)?));
    Some(Cow::Owned(match function {
        JmesFunction::Abs => number(value()?.as_f64()?.abs()),
        JmesFunction::Ceil => number(value()?.as_f64()?.ceil()),
        JmesFunction::Floor => number(value()?.as_f64()?.floor()),
        JmesFunction::Avg => average(&numbers(&array(first)?)?),
        JmesFunction::Sum => number(numbers(&array(first)?)?.iter().sum()),
        JmesFunction::Contains => contains(&*value()?, &*evaluate(second?, current)?)?.into(),
        JmesFunction::StartsWith => text(first)?.starts_with(&text(second?)?).into(),
        JmesFunction::EndsWith => text(first)?.ends_with(&text(second?)?).into(),
        JmesFunction::Join => texts(&array(second?)?)?.join(&text(first)?).into(),
        JmesFunction::Keys => value()?.as_object()?.keys().map(String::as_str).collect(),
        JmesFunction::Values => value()?.as_object()?.values().cloned().collect(),
        JmesFunction::Length => length(&*value()?)?.into(),
        JmesFunction::Map => {
            let expression = reference(first)?;
            let items = array(second?)?;
            let mapped = items.iter().map(|item| evaluate(expression, item).map(Cow::into_owned));
            mapped.collect::<Option<Value>>()?
        }
        JmesFunction::Max => extreme(array(first)?, Jmes::Current, Ordering::Greater)?,
        JmesFunction::Min => extreme(array(first)?, Jmes::Current, Ordering::Less)?,
        JmesFunction::MaxBy => by().and_then(|(items, key)| extreme(items, *key, Ordering::Greater))?,
        JmesFunction::MinBy => by().and_then(|(items, key)| extreme(items, *key, Ordering::Less))?,
        JmesFunction::Sort => sorted(array(first)?, &Jmes::Current)?,
        JmesFunction::SortBy => by().and_then(|(items, key)| sorted(items, key))?,
        JmesFunction::Merge => merged(owned(arguments, current)?)?,
        JmesFunction::NotNull => {
            owned(arguments, current)?.into_iter().find(|value| !value.is_null()).unwrap_or_default()
        }
        JmesFunction::Reverse => reversed(value()?.into_owned())?,
        JmesFunction::ToArray => match value()?.into_owned() {
            Value::Array(items) => Value::Array(items),
            other => Value::Array(vec![other]),
        },
        JmesFunction::ToNumber => to_number(value()?.into_owned()),
        JmesFunction::ToString => match value()?.into_owned() {
            Value::String(text) => Value::String(text),
            other => other.to_string().into(),
        },
        JmesFunction::Type => name(&*value()?).into(),
    }))
}

fn reference(argument: &Jmes) -> Option<&'static Jmes> {
    match argument {
        Jmes::Reference(expression) => Some(expression),
        _ => None,
    }
}

fn numbers(items: &[Value]) -> Option<Vec<f64>> {
    items.iter().map(Value::as_f64).collect()
}

fn texts(items: &[Value]) -> Option<Vec<&str>> {
    items.iter().map(Value::as_str).collect()
}

fn average(numbers: &[f64]) -> Value {
    if numbers.is_empty() { Value::Null } else { number(numbers.iter().sum::<f64>() / numbers.len() as f64) }
}

fn contains(subject: &Value, search: &Value) -> Option<bool> {
    match subject {
        Value::Array(items) => Some(items.iter().any(|item| equal(item, search))),
        Value::String(text) => Some(search.as_str().is_some_and(|search| text.contains(search))),
        _ => None,
    }
}

/// Texts are as long as they have code points.
fn length(value: &Value) -> Option<usize> {
    match value {
        Value::String(text) => Some(text.chars().count()),
        Value::Array(items) => Some(items.len()),
        Value::Object(members) => Some(members.len()),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

/// What items are sorted by: all of them numbers, or all of them texts.
fn keys(items: &[Value], key: &Jmes) -> Option<Vec<Value>> {
    let keys: Vec<Value> = items.iter().map(|item| evaluate(key, item).map(Cow::into_owned)).collect::<Option<_>>()?;
    (keys.iter().all(Value::is_number) || keys.iter().all(Value::is_string)).then_some(keys)
}

fn order(left: &Value, right: &Value) -> Ordering {
    match (left, right) {
        (Value::String(left), Value::String(right)) => left.cmp(right),
        _ => left.as_f64().partial_cmp(&right.as_f64()).unwrap_or(Ordering::Equal),
    }
}

/// The first item whose key is greater, or less, than all others; null of no items.
fn extreme(items: Vec<Value>, key: Jmes, wanted: Ordering) -> Option<Value> {
    let keys = keys(&items, &key)?;
    let mut best: Option<usize> = None;
    for (at, key) in keys.iter().enumerate() {
        if best.is_none_or(|best| order(key, &keys[best]) == wanted) {
            best = Some(at);
        }
    }
    Some(best.and_then(|best| items.into_iter().nth(best)).unwrap_or_default())
}

/// The items by their keys; those of equal keys stay as they are.
fn sorted(items: Vec<Value>, key: &Jmes) -> Option<Value> {
    let mut keyed: Vec<(Value, Value)> = keys(&items, key)?.into_iter().zip(items).collect();
    keyed.sort_by(|(left, _), (right, _)| order(left, right));
    Some(keyed.into_iter().map(|(_, item)| item).collect())
}

/// The members of all objects; of one name, the last.
fn merged(objects: Vec<Value>) -> Option<Value> {
    let mut merged = serde_json::Map::new();
    for object in objects {
        let Value::Object(members) = object else { return None };
        merged.extend(members);
    }
    Some(Value::Object(merged))
}

fn reversed(value: Value) -> Option<Value> {
    match value {
        Value::Array(items) => Some(items.into_iter().rev().collect()),
        Value::String(text) => Some(text.chars().rev().collect::<String>().into()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => None,
    }
}

fn to_number(value: Value) -> Value {
    match value {
        Value::Number(number) => Value::Number(number),
        Value::String(text) => text.parse::<Number>().map_or(Value::Null, Value::Number),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => Value::Null,
    }
}

fn name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}
