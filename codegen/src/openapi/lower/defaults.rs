//! Defaults that are values of their type; others are reported and dropped. Simple values, empty lists and empty maps
//! become part of the client, anything larger is left to the service, and the documentation mentions it.

use serde_json::Value;

use crate::diagnostics::{Diagnostics, codes};
use crate::ir::{Api, Field, Presence, Type, TypeKind, Types};

/// What is to become of a default.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Keep,
    LeaveToService,
    Drop,
}

/// Looks at every default once all types are known.
pub(super) fn check_defaults(api: &mut Api, diagnostics: &mut Diagnostics) {
    let ids: Vec<_> = api.types.iter().map(|(id, _)| id).collect();
    for id in ids {
        let TypeKind::Struct(structure) = &api.types[id].kind else { continue };
        let fates: Vec<_> = structure.fields.iter().map(|field| fate(field, &api.types)).collect();
        let Some(TypeKind::Struct(structure)) = api.types.get_mut(id).map(|definition| &mut definition.kind) else {
            continue;
        };
        for (field, fate) in structure.fields.iter_mut().zip(fates) {
            settle(field, fate, diagnostics);
        }
    }
    for operation in &mut api.operations {
        for param in &mut operation.request.params {
            let fate = fate(&param.field, &api.types);
            settle(&mut param.field, fate, diagnostics);
        }
    }
}

fn fate(field: &Field, types: &Types) -> Fate {
    match (&field.presence, &field.flags.assumed) {
        (Presence::Default(value), _) | (_, Some(value)) if !fits(value, &field.ty, types) => Fate::Drop,
        (Presence::Default(value), _) if !is_simple(value, &field.ty, types) => Fate::LeaveToService,
        _ => Fate::Keep,
    }
}

fn settle(field: &mut Field, fate: Fate, diagnostics: &mut Diagnostics) {
    if fate == Fate::Keep {
        return;
    }
    let default = match std::mem::replace(&mut field.presence, Presence::Optional) {
        Presence::Default(value) => Some(value),
        Presence::Required | Presence::Optional => field.flags.assumed.take(),
    };
    let Some(value) = default else { return };
    if fate == Fate::LeaveToService {
        field.flags.assumed = Some(value);
        return;
    }
    let message = format!("the default `{value}` of `{}` is not a value of its type; it is ignored", field.name);
    diagnostics.warning(&codes::INVALID_DEFAULT, &field.origin, message);
}

/// Whether a default can be written down in the code of a client: it is no object with members of its own.
fn is_simple(value: &Value, ty: &Type, types: &Types) -> bool {
    match (ty, value) {
        (Type::Nullable(ty), value) => is_simple(value, ty, types),
        (Type::Named(id), value) => match types.get(*id).map(|definition| &definition.kind) {
            Some(TypeKind::Newtype(newtype)) => is_simple(value, &newtype.ty, types),
            Some(TypeKind::Enum(_)) => true,
            Some(TypeKind::Struct(_) | TypeKind::Union(_)) | None => false,
        },
        (Type::Tuple(_), _) => false,
        (_, Value::Array(items)) => items.is_empty(),
        (_, Value::Object(members)) => members.is_empty(),
        _ => true,
    }
}

fn fits(value: &Value, ty: &Type, types: &Types) -> bool {
    match (ty, value) {
        (Type::Json, _) | (Type::Nullable(_), Value::Null) | (Type::Bool, Value::Bool(_)) => true,
        (Type::Int(_), Value::Number(number)) => number.is_i64() || number.is_u64(),
        (Type::Float(_), Value::Number(_)) => true,
        (Type::String | Type::Bytes | Type::Timestamp(_) | Type::Date, Value::String(_)) => true,
        (Type::List(list), Value::Array(items)) => items.iter().all(|item| fits(item, &list.item, types)),
        (Type::Tuple(tuple), Value::Array(items)) => {
            items.len() >= tuple.required && items.iter().zip(tuple.types()).all(|(item, ty)| fits(item, ty, types))
        }
        (Type::Map(map), Value::Object(members)) => members.values().all(|value| fits(value, &map.value, types)),
        (Type::Nullable(ty), value) => fits(value, ty, types),
        (Type::Named(id), value) => types.get(*id).is_some_and(|definition| fits_named(value, &definition.kind, types)),
        _ => false,
    }
}

fn fits_named(value: &Value, kind: &TypeKind, types: &Types) -> bool {
    match kind {
        TypeKind::Newtype(newtype) => fits(value, &newtype.ty, types),
        TypeKind::Enum(listed) => {
            let text = match value {
                Value::String(text) if !listed.integer => text.clone(),
                Value::Number(number) if listed.integer => number.to_string(),
                _ => return false,
            };
            listed.values.iter().any(|other| other.value == text)
        }
        TypeKind::Struct(structure) => value.as_object().is_some_and(|members| {
            let field = |name: &String| structure.fields.iter().find(|field| field.wire == *name);
            members.iter().all(|(name, value)| field(name).is_none_or(|field| fits(value, &field.ty, types)))
        }),
        TypeKind::Union(_) => true,
    }
}
