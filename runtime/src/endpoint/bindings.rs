//! What an operation and its input give the parameters of a rule set (Smithy 2.0, "Rules engine parameter traits").

use super::value::Value;
use crate::schema::{Binding, BoundValue, Expr, Step};
use crate::value::{Ref, Structure};

/// Puts the values of an operation's bindings into their places; absent ones leave what was there.
pub(super) fn bind(bindings: &'static [Binding], input: &dyn Structure, params: &mut [Option<Value<'_>>]) {
    for binding in bindings {
        let bound = match &binding.value {
            BoundValue::Fixed(expr) => constant(expr),
            BoundValue::Input(steps) => find(Ref::Struct(input), steps).as_ref().and_then(value),
        };
        if let (Some(value), Some(place)) = (bound, params.get_mut(usize::from(binding.param))) {
            *place = Some(value);
        }
    }
}

/// The value of the only parameter that there is without rules.
pub(super) fn only(bindings: &'static [Binding], input: &dyn Structure) -> Option<String> {
    let mut params = [None];
    bind(bindings, input, &mut params);
    let [value] = params;
    value.as_ref().and_then(Value::as_text).map(str::to_owned)
}

fn constant(expr: &'static Expr) -> Option<Value<'static>> {
    match expr {
        Expr::Bool(value) => Some(Value::Bool(*value)),
        Expr::Text(text) => Some(Value::from(*text)),
        Expr::List(items) => items.iter().map(constant).collect::<Option<Vec<_>>>().map(Value::List),
        _ => None,
    }
}

/// What steps lead to: one value, or those of a projection.
enum Found<'a> {
    One(Ref<'a>),
    Key(&'a str),
    Many(Vec<Found<'a>>),
}

fn find<'a>(from: Ref<'a>, steps: &'static [Step]) -> Option<Found<'a>> {
    find_from(Found::One(from), steps)
}

/// JMESPath, "Sub-expressions", "Projections" and "Flatten operator"; what is absent is left out of lists.
fn find_from<'a>(from: Found<'a>, steps: &'static [Step]) -> Option<Found<'a>> {
    // A flattening ends the projections before it: it is about what they gave as a whole.
    if let Some(position) = steps.iter().rposition(|step| matches!(step, Step::Flatten)) {
        let items = flatten(find_from(from, &steps[..position])?)?;
        return Some(Found::Many(
            items.into_iter().filter_map(|item| find_from(item, &steps[position + 1..])).collect(),
        ));
    }
    let Some((step, rest)) = steps.split_first() else { return present(from) };
    match (step, from) {
        (Step::Member(index), Found::One(Ref::Struct(structure))) => find(structure.member(*index)?.get(), rest),
        (Step::Each, Found::One(from)) => {
            Some(Found::Many(children(from)?.into_iter().filter_map(|item| find(item, rest)).collect()))
        }
        (Step::Keys, Found::One(Ref::Map(map))) => {
            let mut keys = Vec::new();
            map.visit(&mut |key, _| keys.push(Found::Key(key)));
            Some(Found::Many(keys))
        }
        (Step::All(paths), Found::One(Ref::Struct(structure))) => {
            Some(Found::Many(paths.iter().filter_map(|path| find(Ref::Struct(structure), path)).collect()))
        }
        _ => None,
    }
}

fn present(found: Found<'_>) -> Option<Found<'_>> {
    if matches!(found, Found::One(Ref::Absent | Ref::Null)) { None } else { Some(found) }
}

fn children(of: Ref<'_>) -> Option<Vec<Ref<'_>>> {
    let mut items = Vec::new();
    match of {
        Ref::List(list) => items.extend((0..list.len()).map(|position| list.item(position))),
        Ref::Map(map) => map.visit(&mut |_, value| items.push(value)),
        _ => return None,
    }
    Some(items)
}

fn flatten(found: Found<'_>) -> Option<Vec<Found<'_>>> {
    let lists = match found {
        Found::Many(items) => items,
        Found::One(list @ Ref::List(_)) => children(list)?.into_iter().map(Found::One).collect(),
        Found::One(_) | Found::Key(_) => return None,
    };
    let mut items = Vec::new();
    for item in lists {
        match item {
            Found::Many(inner) => items.extend(inner),
            Found::One(list @ Ref::List(_)) => items.extend(children(list)?.into_iter().map(Found::One)),
            other => items.push(other),
        }
    }
    Some(items)
}

/// What was found as a value of a parameter: a boolean, a text, or a list of texts.
fn value(found: &Found<'_>) -> Option<Value<'static>> {
    match found {
        Found::Key(key) => Some(Value::from((*key).to_owned())),
        Found::Many(items) => Some(Value::List(items.iter().filter_map(value).collect())),
        Found::One(Ref::Bool(value)) => Some(Value::Bool(*value)),
        Found::One(Ref::String(text)) => Some(Value::from((*text).to_owned())),
        Found::One(Ref::Enum(value)) => Some(Value::from(value.as_str().to_owned())),
        Found::One(Ref::List(list)) => {
            let items = (0..list.len()).filter_map(|position| value(&Found::One(list.item(position))));
            Some(Value::List(items.collect()))
        }
        Found::One(_) => None,
    }
}
