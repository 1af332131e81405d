//! Types in the order of their first use, so that the text does not depend on how a front end goes about it.

use crate::ir::{Api, Field, Type, TypeDef, TypeId, TypeKind};

impl Api {
    /// All types: first those that operations use, depth first, then the others as they were declared.
    pub(super) fn types_by_use(&self) -> Vec<TypeId> {
        let mut roots = Vec::new();
        for operation in &self.operations {
            fields(operation.request.params.iter().map(|param| &param.field), &mut roots);
            roots.extend(operation.response.output);
            roots.extend(operation.errors.iter().map(|error| error.ty));
        }
        roots.extend(self.webhooks.iter().filter_map(|webhook| webhook.message));
        roots.extend(self.types.iter().map(|(id, _)| id));
        let mut seen = vec![false; self.types.len()];
        let mut found = Vec::new();
        roots.reverse();
        while let Some(id) = roots.pop() {
            if std::mem::replace(&mut seen[id.index()], true) {
                continue;
            }
            found.push(id);
            let mut mentioned = self.types.get(id).map(mentions).unwrap_or_default();
            mentioned.reverse();
            roots.extend(mentioned);
        }
        found
    }
}

/// The types that a definition names, in order.
fn mentions(definition: &TypeDef) -> Vec<TypeId> {
    let mut found = Vec::new();
    match &definition.kind {
        TypeKind::Struct(definition) => {
            fields(&definition.fields, &mut found);
            definition.additional.iter().chain(&definition.names).for_each(|ty| named(ty, &mut found));
        }
        TypeKind::Union(definition) => fields(&definition.variants, &mut found),
        TypeKind::Enum(_) => {}
        TypeKind::Newtype(definition) => named(&definition.ty, &mut found),
    }
    found
}

fn fields<'f>(fields: impl IntoIterator<Item = &'f Field>, found: &mut Vec<TypeId>) {
    fields.into_iter().for_each(|field| named(&field.ty, found));
}

fn named(ty: &Type, found: &mut Vec<TypeId>) {
    match ty {
        Type::Named(id) => found.push(*id),
        Type::List(list) => named(&list.item, found),
        Type::Tuple(tuple) => tuple.types().for_each(|item| named(item, found)),
        Type::Map(map) => {
            named(&map.key, found);
            named(&map.value, found);
        }
        Type::Nullable(inner) => named(inner, found),
        _ => {}
    }
}
