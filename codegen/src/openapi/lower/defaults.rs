//! Defaults that are values of their type; others are reported and dropped.

use serde_json::Value;

use crate::diagnostics::Diagnostics;
use crate::ir::{Api, Field, Presence, Type, TypeKind, Types};

/// Looks at every default once all types are known.
pub(super) fn check_defaults(api: &mut Api, diagnostics: &mut Diagnostics) {
    let ids: Vec<_> = api.types.iter().map(|(id, _)| id).collect();
    for id in ids {
        let TypeKind::Struct(structure) = &api.types[id].kind else { continue };
        let wrong: Vec<_> = structure.fields.iter().map(|field| is_wrong(field, &api.types)).collect();
        let Some(TypeKind::Struct(structure)) = api.types.get_mut(id).map(|definition| &mut definition.kind) else {
            continue;
        };
        for (field, _) in structure.fields.iter_mut().zip(wrong).filter(|(_, wrong)| *wrong) {
            drop_default(field, diagnostics);
        }
    }
    for operation in &mut api.operations {
        for param in &mut operation.request.params {
            if is_wrong(&param.field, &api.types) {
                drop_default(&mut param.field, diagnostics);
            }
        }
    }
}

fn is_wrong(field: &Field, types: &Types) -> bool {
    matches!(&field.presence, Presence::Default(value) if !fits(value, &field.ty, types))
}

fn drop_default(field: &mut Field, diagnostics: &mut Diagnostics) {
    if let Presence::Default(value) = &field.presence {
        let message = format!("the default `{value}` of `{}` is no value of its type; it is left aside", field.name);
        diagnostics.warning("wrong-default", &field.origin, message);
    }
    field.presence = Presence::Optional;
}

fn fits(value: &Value, ty: &Type, types: &Types) -> bool {
    match (ty, value) {
        (Type::Json, _) | (Type::Nullable(_), Value::Null) | (Type::Bool, Value::Bool(_)) => true,
        (Type::Int(_), Value::Number(number)) => number.is_i64() || number.is_u64(),
        (Type::Float(_), Value::Number(_)) => true,
        (Type::String | Type::Bytes | Type::Timestamp(_) | Type::Date, Value::String(_)) => true,
        (Type::List(_), Value::Array(items)) => items.is_empty(),
        (Type::Map(_), Value::Object(members)) => members.is_empty(),
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
        TypeKind::Struct(_) | TypeKind::Union(_) => false,
    }
}
