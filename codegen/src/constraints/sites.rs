//! The places of a model where constraints stand, or where values stand that constraints are about.

use serde_json::Value;

use crate::diagnostics::Origin;
use crate::ir::{Api, Constraints, Field, Presence, Type, TypeDef, TypeKind, Types};

/// A place with constraints of its own, or with values under the constraints of its type.
pub(crate) struct Site<'a> {
    /// What a message calls it: `Tag.key`.
    pub(crate) name: String,
    /// The last part of that: `key`.
    pub(crate) short_name: &'a str,
    pub(crate) origin: &'a Origin,
    /// Its own constraints.
    pub(crate) constraints: &'a Constraints,
    /// Those of the newtype that it has, which hold as well.
    pub(crate) inherited: Option<&'a Constraints>,
    pub(crate) ty: &'a Type,
    pub(crate) default: Option<&'a Value>,
    pub(crate) examples: &'a [Value],
    /// Whether it is a field, as opposed to a type.
    pub(crate) is_field: bool,
}

/// All places, in the order of the model.
pub(crate) fn sites(api: &Api) -> Vec<Site<'_>> {
    let mut sites = Vec::new();
    for (_, definition) in api.types.iter() {
        of_type(&api.types, definition, &mut sites);
    }
    for operation in &api.operations {
        for param in &operation.request.params {
            sites.push(of_field(&api.types, &operation.name, &param.field));
        }
    }
    sites
}

fn of_type<'a>(types: &'a Types, definition: &'a TypeDef, sites: &mut Vec<Site<'a>>) {
    let fields = match &definition.kind {
        TypeKind::Struct(structure) => &structure.fields[..],
        TypeKind::Union(union) => &union.variants[..],
        TypeKind::Enum(_) => &[],
        TypeKind::Newtype(newtype) => {
            sites.push(Site {
                name: definition.name.clone(),
                short_name: &definition.name,
                origin: &definition.origin,
                constraints: &newtype.constraints,
                inherited: None,
                ty: &newtype.ty,
                default: None,
                examples: &newtype.examples,
                is_field: false,
            });
            &[]
        }
    };
    sites.extend(fields.iter().map(|field| of_field(types, &definition.name, field)));
}

fn of_field<'a>(types: &'a Types, owner: &str, field: &'a Field) -> Site<'a> {
    let default = match &field.presence {
        Presence::Default(value) => Some(value),
        Presence::Required | Presence::Optional => None,
    };
    Site {
        name: format!("{owner}.{}", field.name),
        short_name: &field.name,
        origin: &field.origin,
        constraints: &field.constraints,
        inherited: inherited(types, &field.ty),
        ty: &field.ty,
        default,
        examples: &field.examples,
        is_field: true,
    }
}

fn inherited<'a>(types: &'a Types, ty: &Type) -> Option<&'a Constraints> {
    match ty {
        Type::Named(id) => match &types.get(*id)?.kind {
            TypeKind::Newtype(newtype) => Some(&newtype.constraints),
            TypeKind::Struct(_) | TypeKind::Union(_) | TypeKind::Enum(_) => None,
        },
        Type::Nullable(inner) => inherited(types, inner),
        _ => None,
    }
}
