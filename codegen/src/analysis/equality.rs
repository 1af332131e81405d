//! Which types have an equality that every value has with itself, so that they can be keys: no floating point number
//! and no body that streams is in them.

use crate::ir::{Api, Float, Type, TypeId, TypeKind};

use super::{Streams, mentioned_in};

/// Which types are fit for sets and keys of maps.
#[derive(Clone, Debug)]
pub struct Equality {
    is_total: Vec<bool>,
}

impl Equality {
    /// Whether every value of a type equals itself.
    pub fn is_total(&self, id: TypeId) -> bool {
        self.is_total[id.index()]
    }
}

pub(super) fn analyze(api: &Api, streams: &Streams) -> Equality {
    let mut is_total = vec![true; api.types.len()];
    let mut holders: Vec<Vec<TypeId>> = vec![Vec::new(); api.types.len()];
    let mut waiting = Vec::new();
    for (id, definition) in api.types.iter() {
        let held = held(&definition.kind);
        if held.iter().any(|ty| has_float(ty)) || streams.of_struct(id).is_some() {
            waiting.push(id);
        }
        held.into_iter().flat_map(mentioned_in).for_each(|held| holders[held.index()].push(id));
    }
    while let Some(id) = waiting.pop() {
        if std::mem::replace(&mut is_total[id.index()], false) {
            waiting.extend(&holders[id.index()]);
        }
    }
    Equality { is_total }
}

/// The types of what a type holds.
fn held(kind: &TypeKind) -> Vec<&Type> {
    match kind {
        TypeKind::Struct(structure) => {
            let fields = structure.fields.iter().map(|field| &field.ty);
            fields.chain(&structure.additional).collect()
        }
        TypeKind::Union(union) => union.variants.iter().map(|field| &field.ty).collect(),
        TypeKind::Newtype(newtype) => vec![&newtype.ty],
        TypeKind::Enum(_) => Vec::new(),
    }
}

fn has_float(ty: &Type) -> bool {
    match ty {
        Type::Float(Float::F32 | Float::F64) => true,
        Type::List(list) => has_float(&list.item),
        Type::Tuple(tuple) => tuple.types().any(has_float),
        Type::Map(map) => has_float(&map.value),
        Type::Nullable(inner) => has_float(inner),
        Type::Bool
        | Type::Int(_)
        | Type::Float(Float::Big | Float::BigText)
        | Type::String
        | Type::Bytes
        | Type::Timestamp(_)
        | Type::Date
        | Type::Json
        | Type::Named(_) => false,
    }
}
