//! Facts beside the model: what follows from an API but does not stand in it.
//!
//! Each file fills one table, by type id or by field. The emitter reads them; nothing else does.

mod bindings;
mod boxes;
mod effective;
mod equality;
mod errors;
mod features;
mod min_depths;
mod streams;
mod usage;

pub use bindings::Bindings;
pub use boxes::Boxes;
pub(crate) use effective::EffectiveConstraints;
pub use equality::Equality;
pub use errors::Errors;
pub use features::Features;
pub use min_depths::MinDepths;
pub use streams::{Stream, Streams};
pub use usage::Usage;
pub(crate) use usage::{reach, roots};

use crate::constraints::ConstraintFacts;
use crate::ir::{Api, Type, TypeId, TypeKind, Types};

/// Everything that is known about an API beside the API itself.
#[derive(Debug)]
pub struct Facts {
    /// Which types are sent and which are received.
    pub usage: Usage,
    /// Which fields need a box so that types have a size and a zero value.
    pub boxes: Boxes,
    /// How deep the least values of types are.
    pub min_depths: MinDepths,
    /// The errors of all operations, merged.
    pub errors: Errors,
    /// Where fields of outputs and errors stand in their messages.
    pub bindings: Bindings,
    /// Which fields are bodies that come piece by piece.
    pub streams: Streams,
    /// Which types are fit for sets and keys of maps.
    pub equality: Equality,
    /// What was found out about constraints: the patterns in the words of the engines.
    pub constraints: ConstraintFacts,
    /// What the generated crate asks of the runtime.
    pub features: Features,
}

/// Derives all facts. The API is finished, so that every type that is mentioned is defined, and its constraints were
/// checked.
pub fn analyze(api: &Api, constraints: ConstraintFacts) -> Facts {
    let boxes = boxes::analyze(&api.types);
    let streams = streams::analyze(api);
    Facts {
        usage: usage::analyze(api),
        min_depths: min_depths::analyze(&api.types, &boxes),
        boxes,
        errors: errors::analyze(api),
        bindings: bindings::analyze(api),
        equality: equality::analyze(api, &streams),
        streams,
        features: features::analyze(api, &constraints),
        constraints,
    }
}

/// The type behind the names of constrained types, which have no Rust type of their own.
pub(crate) fn resolve<'a>(types: &'a Types, ty: &'a Type) -> &'a Type {
    match ty {
        Type::Named(id) => match types.get(*id).map(|definition| &definition.kind) {
            Some(TypeKind::Newtype(newtype)) => &newtype.ty,
            _ => ty,
        },
        _ => ty,
    }
}

/// Which types some operation reaches, by position.
pub(crate) fn reached(api: &Api) -> Vec<bool> {
    let usage = usage::analyze(api);
    let mut reached = vec![false; api.types.len()];
    for (id, _) in api.types.iter() {
        reached[id.index()] = usage.is_sent(id) || usage.is_received(id);
    }
    reached
}

/// The types that can be reached from some types, these included.
pub(crate) fn reachable(types: &Types, from: Vec<TypeId>) -> Vec<bool> {
    usage::reach(types, from)
}

/// The named types that a type mentions at any depth of its lists, maps and nullables.
pub(crate) fn mentioned_in(ty: &Type) -> Vec<TypeId> {
    let mut found = Vec::new();
    mentioned(ty, &mut found);
    found
}

/// The named types that a type mentions at any depth of its lists, maps and nullables.
fn mentioned(ty: &Type, found: &mut Vec<TypeId>) {
    match ty {
        Type::Named(id) => found.push(*id),
        Type::List(list) => mentioned(&list.item, found),
        Type::Tuple(tuple) => tuple.types().for_each(|item| mentioned(item, found)),
        Type::Map(map) => {
            mentioned(&map.key, found);
            mentioned(&map.value, found);
        }
        Type::Nullable(inner) => mentioned(inner, found),
        _ => {}
    }
}

/// Every type that is mentioned by a member of a type or by a parameter.
pub(crate) fn members(api: &Api) -> Vec<TypeId> {
    let mut found = Vec::new();
    for operation in &api.operations {
        operation.request.params.iter().for_each(|param| mentioned(&param.field.ty, &mut found));
    }
    for (_, definition) in api.types.iter() {
        members_of(&definition.kind, &mut found);
    }
    found
}

/// The named types that the definition of a type mentions.
fn members_of(kind: &TypeKind, found: &mut Vec<TypeId>) {
    match kind {
        TypeKind::Struct(structure) => {
            structure.fields.iter().for_each(|field| mentioned(&field.ty, found));
            structure.additional.iter().chain(&structure.names).for_each(|ty| mentioned(ty, found));
        }
        TypeKind::Union(union) => union.variants.iter().for_each(|field| mentioned(&field.ty, found)),
        TypeKind::Newtype(newtype) => mentioned(&newtype.ty, found),
        TypeKind::Enum(_) => {}
    }
}
