//! Types: one file for each, and `types.rs`, which lists them.
//!
//! ```text
//! mod tag;
//!
//! pub use tag::Tag;
//! ```

mod enums;
mod rust_type;
mod structs;
mod unions;

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

pub(super) use rust_type::{
    FieldType, field_type, is_positional, is_required, is_taken_exactly, rust_type, stream_type,
};
pub(super) use structs::{deprecated, setter, struct_items};

use super::names::ident;
use super::{Context, SourceFile};
use crate::files::Files;
use crate::ir::{TypeId, TypeKind};

/// Writes every type that has a Rust type of its own, but for those that are written elsewhere.
pub(super) fn emit_types(cx: &Context<'_>, files: &mut Files) {
    let mut modules = BTreeMap::new();
    for (id, definition) in cx.api.types.iter() {
        // The output of an operation stands beside it.
        if matches!(definition.kind, TypeKind::Newtype(_)) || cx.home(id).is_some() {
            continue;
        }
        let names = cx.names.of_type(id);
        let (module, name) = (ident(&names.module), names.ident());
        modules.insert(&names.module, (quote!(mod #module;), quote!(pub use #module::#name;)));
        files.insert(format!("src/types/{}.rs", names.module), emit_type(cx, id));
    }
    let docs = quote!(#![doc = " The types of fields and outputs."]);
    let (modules, exports): (Vec<TokenStream>, Vec<TokenStream>) = modules.into_values().unzip();
    let list = SourceFile::new(cx);
    files.insert("src/types.rs", list.finish_under(docs, quote!(#(#modules)* #(#exports)*), &[]));
}

fn emit_type(cx: &Context<'_>, id: TypeId) -> String {
    let definition = &cx.api.types[id];
    match &definition.kind {
        TypeKind::Struct(structure) => structs::emit_struct(cx, id, structure),
        TypeKind::Union(union) => unions::emit_union(cx, id, union),
        TypeKind::Enum(values) => enums::emit_enum(cx, id, values),
        TypeKind::Newtype(_) => String::new(),
    }
}
