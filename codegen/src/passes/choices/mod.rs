//! What a client chooses among what its descriptions contain, as its table in the client list has it.
//!
//! Every choice is looked up under the names of the description; names are changed last. One that fits nothing is an
//! error at its place.

mod pages;
mod paths;
mod rename;
mod select;
mod target;
mod unlisted;
mod webhooks;

use crate::analysis::resolve;
use crate::clients::{Choices, Written};
use crate::diagnostics::{Code, Diagnostics, suggest};
use crate::ir::{Api, Field, Type, TypeId, TypeKind, Types};

/// Applies the choices of a client.
pub(crate) fn choose(api: &mut Api, choices: &Choices, diagnostics: &mut Diagnostics) {
    webhooks::choose(api, choices, diagnostics);
    select::select(api, choices, diagnostics);
    pages::set_pages(api, &choices.pages, diagnostics);
    if let Some(origin) = &choices.unlisted {
        unlisted::keep_unlisted(api, origin, diagnostics);
    }
    rename::rename(api, &choices.renames, diagnostics);
}

/// Reports a choice that fits nothing, with what was probably meant.
fn report<'a>(
    code: &'static Code,
    written: &Written,
    message: String,
    known: impl IntoIterator<Item = &'a str>,
    diagnostics: &mut Diagnostics,
) {
    let found = diagnostics.error(code, &written.1, message);
    if let Some(hint) = suggest::hint(&written.0, known) {
        found.hint(hint);
    }
}

/// The fields of a structure; none, if it is something else.
fn fields(types: &Types, id: TypeId) -> &[Field] {
    match types.get(id).map(|definition| &definition.kind) {
        Some(TypeKind::Struct(structure)) => &structure.fields,
        _ => &[],
    }
}

/// The type of a value that may be null or have constraints.
fn value_type<'a>(types: &'a Types, ty: &'a Type) -> &'a Type {
    match resolve(types, ty) {
        Type::Nullable(inner) => value_type(types, inner),
        other => other,
    }
}

/// The type with a name that a member of a structure has.
fn member_type(types: &Types, id: TypeId, name: &str) -> Option<TypeId> {
    let field = fields(types, id).iter().find(|field| field.name == name)?;
    match value_type(types, &field.ty) {
        Type::Named(id) => Some(*id),
        _ => None,
    }
}
