//! The value of an expression.

use std::borrow::Cow;

use serde_json::Value;

use super::compare::{compare, holds};
use super::functions;
use crate::schema::Jmes;

/// A value of the document, or one that was made.
pub(super) type Found<'a> = Cow<'a, Value>;

const NULL: Value = Value::Null;

/// Returns the value of an expression; none where a function is given what it does not take.
pub fn evaluate<'a>(expression: &Jmes, current: &'a Value) -> Option<Cow<'a, Value>> {
    Some(match expression {
        Jmes::Current => Cow::Borrowed(current),
        Jmes::Field(name) => found(current.get(*name)),
        Jmes::Index(index) => found(item(current, *index)),
        Jmes::Slice(start, stop, step) => match current {
            Value::Array(items) => Cow::Owned(slice(items, (*start, *stop), *step)),
            _ => Cow::Owned(NULL),
        },
        Jmes::Text(text) => Cow::Owned((*text).into()),
        Jmes::Json(json) => Cow::Owned(serde_json::from_str(json).unwrap_or_default()),
        Jmes::Chain(first, second) => then(evaluate(first, current)?, second)?,
        Jmes::Each(list, then) => match &*evaluate(list, current)? {
            Value::Array(items) => project(items.iter(), then)?,
            _ => Cow::Owned(NULL),
        },
        Jmes::EachValue(object, then) => match &*evaluate(object, current)? {
            Value::Object(members) => project(members.values(), then)?,
            _ => Cow::Owned(NULL),
        },
        Jmes::Filter(list, condition, then) => match &*evaluate(list, current)? {
            Value::Array(items) => {
                let mut chosen = Vec::new();
                for item in items {
                    if holds(&*evaluate(condition, item)?) {
                        chosen.push(item);
                    }
                }
                project(chosen.into_iter(), then)?
            }
            _ => Cow::Owned(NULL),
        },
        Jmes::Flatten(list) => match evaluate(list, current)?.into_owned() {
            Value::Array(items) => Cow::Owned(items.into_iter().flat_map(flat).collect()),
            _ => Cow::Owned(NULL),
        },
        Jmes::Compare(comparison, left, right) => {
            Cow::Owned(compare(*comparison, &*evaluate(left, current)?, &*evaluate(right, current)?))
        }
        Jmes::Or(left, right) => match evaluate(left, current)? {
            left if holds(&left) => left,
            _ => evaluate(right, current)?,
        },
        Jmes::And(left, right) => match evaluate(left, current)? {
            left if holds(&left) => evaluate(right, current)?,
            left => left,
        },
        Jmes::Not(value) => Cow::Owned((!holds(&*evaluate(value, current)?)).into()),
        Jmes::List(_) | Jmes::Object(_) if current.is_null() => Cow::Owned(NULL),
        Jmes::List(values) => Cow::Owned(Value::Array(owned(values, current)?)),
        Jmes::Object(members) => {
            let mut object = serde_json::Map::new();
            for (name, value) in *members {
                object.insert((*name).to_owned(), evaluate(value, current)?.into_owned());
            }
            Cow::Owned(Value::Object(object))
        }
        Jmes::Call(function, arguments) => functions::call(*function, arguments, current)?,
        // Functions take it as it is.
        Jmes::Reference(_) => return None,
    })
}

fn found(value: Option<&Value>) -> Found<'_> {
    value.map_or(Cow::Owned(NULL), Cow::Borrowed)
}

fn then<'a>(current: Found<'a>, second: &Jmes) -> Option<Found<'a>> {
    match current {
        Cow::Borrowed(current) => evaluate(second, current),
        Cow::Owned(current) => Some(Cow::Owned(evaluate(second, &current)?.into_owned())),
    }
}

/// The values of all expressions.
pub(super) fn owned(values: &[Jmes], current: &Value) -> Option<Vec<Value>> {
    values.iter().map(|value| evaluate(value, current).map(Cow::into_owned)).collect()
}

/// What is made of each item, without null.
fn project<'a, 'i>(items: impl Iterator<Item = &'i Value>, then: &Jmes) -> Option<Found<'a>> {
    let mut projected = Vec::new();
    for item in items {
        let value = evaluate(then, item)?;
        if !value.is_null() {
            projected.push(value.into_owned());
        }
    }
    Some(Cow::Owned(Value::Array(projected)))
}

fn flat(item: Value) -> Vec<Value> {
    match item {
        Value::Array(items) => items,
        item => vec![item],
    }
}

fn item(list: &Value, index: i64) -> Option<&Value> {
    let items = list.as_array()?;
    let index = if index < 0 { i64::try_from(items.len()).ok()?.checked_add(index)? } else { index };
    items.get(usize::try_from(index).ok()?)
}

/// Some items, as Python chooses them.
fn slice(items: &[Value], (start, stop): (Option<i64>, Option<i64>), step: i64) -> Value {
    let length = i64::try_from(items.len()).unwrap_or(i64::MAX);
    let (least, most) = if step < 0 { (-1, length - 1) } else { (0, length) };
    let bound = |bound: i64| if bound < 0 { bound.saturating_add(length) } else { bound }.clamp(least, most);
    let (first, last) = if step < 0 { (most, least) } else { (least, most) };
    let (mut at, stop) = (start.map_or(first, bound), stop.map_or(last, bound));
    let mut chosen = Vec::new();
    while if step < 0 { at > stop } else { at < stop } {
        chosen.extend(usize::try_from(at).ok().and_then(|at| items.get(at)).cloned());
        at = at.saturating_add(step);
    }
    Value::Array(chosen)
}
