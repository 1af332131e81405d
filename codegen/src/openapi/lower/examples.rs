//! Examples that are no values of their schema. Constraints on them are checked with those of all descriptions.

use serde_json::Value;

use super::context::{Of, Shown};
use crate::diagnostics::{Diagnostics, codes};
use crate::ir::{Presence, Struct, Type, TypeKind, Types};

/// Looks at every example once all types are known.
pub(super) fn check_examples(shown: &[Shown<'_>], types: &Types, diagnostics: &mut Diagnostics) {
    for Shown { of, example } in shown {
        let value = example.node.to_value();
        let mut path = String::new();
        let wrong = match of {
            Of::Type(ty) => wrong(&value, ty, types, &mut path),
            Of::Members(members) => of_structure(&value, members, types, &mut path),
        };
        if let Some(wrong) = wrong {
            let place = if path.is_empty() { String::new() } else { format!("at `{path}` ") };
            let message = format!("the example is no value of its schema: {place}{wrong}");
            diagnostics.warning(&codes::INVALID_EXAMPLE, &example.origin, message);
        }
    }
}

/// What is wrong with a value, and where in it.
fn wrong(value: &Value, ty: &Type, types: &Types, path: &mut String) -> Option<String> {
    let expected = |what: &str| Some(format!("it is {}, not {what}", in_words(value)));
    match (ty, value) {
        (Type::Json, _) | (Type::Nullable(_), Value::Null) | (Type::Bool, Value::Bool(_)) => None,
        (Type::Nullable(inner), value) => wrong(value, inner, types, path),
        (Type::Bool, _) => expected("a boolean"),
        (Type::Int(_), Value::Number(number)) if number.as_f64().is_some_and(|number| number.fract() == 0.0) => None,
        (Type::Int(_), _) => expected("a whole number"),
        (Type::Float(_), Value::Number(_)) => None,
        (Type::Float(_), _) => expected("a number"),
        (Type::String | Type::Bytes | Type::Timestamp(_) | Type::Date, Value::String(_)) => None,
        (Type::String | Type::Bytes | Type::Timestamp(_) | Type::Date, _) => expected("a text"),
        (Type::List(list), Value::Array(items)) => {
            items.iter().enumerate().find_map(|(at, item)| below(&at.to_string(), item, &list.item, types, path))
        }
        (Type::Tuple(tuple), Value::Array(items)) if items.len() < tuple.required => {
            Some(format!("its length is {}, not {}", items.len(), tuple.required))
        }
        (Type::Tuple(tuple), Value::Array(items)) => {
            let rest = tuple.rest.iter().cycle();
            let pairs = items.iter().zip(tuple.items.iter().chain(rest)).enumerate();
            pairs.into_iter().find_map(|(at, (item, ty))| below(&at.to_string(), item, ty, types, path))
        }
        (Type::List(_) | Type::Tuple(_), _) => expected("a list"),
        (Type::Map(map), Value::Object(members)) => {
            members.iter().find_map(|(name, value)| below(name, value, &map.value, types, path))
        }
        (Type::Map(_), _) => expected("an object"),
        (Type::Named(id), value) => match &types.get(*id)?.kind {
            TypeKind::Newtype(newtype) => wrong(value, &newtype.ty, types, path),
            TypeKind::Enum(values) if values.integer => (!value.is_number()).then(|| expected("a whole number"))?,
            TypeKind::Enum(_) => (!value.is_string()).then(|| expected("a text"))?,
            TypeKind::Struct(structure) => of_structure(value, structure, types, path),
            TypeKind::Union(_) => None,
        },
    }
}

fn of_structure(value: &Value, structure: &Struct, types: &Types, path: &mut String) -> Option<String> {
    let Value::Object(members) = value else { return Some(format!("it is {}, not an object", in_words(value))) };
    let must_be = structure
        .fields
        .iter()
        .filter(|field| field.presence == Presence::Required && !field.flags.read_only && !field.flags.write_only);
    if let Some(missing) = must_be.into_iter().find(|field| !members.contains_key(&field.wire)) {
        return Some(format!("the required `{}` is not there", missing.wire));
    }
    members.iter().find_map(|(name, value)| {
        let field = structure.fields.iter().find(|field| field.wire == *name);
        // Null in place of a member that may be left out does no harm.
        let field = field.filter(|field| !value.is_null() || field.presence == Presence::Required)?;
        below(name, value, &field.ty, types, path)
    })
}

fn below(name: &str, value: &Value, ty: &Type, types: &Types, path: &mut String) -> Option<String> {
    let length = path.len();
    path.push('/');
    path.push_str(name);
    let found = wrong(value, ty, types, path);
    if found.is_none() {
        path.truncate(length);
    }
    found
}

/// A value for messages, by its kind where it is long.
fn in_words(value: &Value) -> String {
    const LONGEST: usize = 40;
    let text = value.to_string();
    match value {
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
        Value::String(_) if text.len() > LONGEST => "a text".to_owned(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => format!("`{text}`"),
    }
}
