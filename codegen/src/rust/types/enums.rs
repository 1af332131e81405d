//! Enums.
//!
//! ```text
//! /// A status.
//! #[derive(Clone)]
//! #[non_exhaustive]
//! pub enum JobStatus {
//!     /// Still going on.
//!     InProgress,
//!     /// A value that this crate does not know.
//!     Unknown(String),
//! }
//!
//! string_enum! {
//!     JobStatus;
//!     InProgress = "InProgress";
//! }
//! ```

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::deprecated;
use crate::ir::{Enum, EnumValue, TypeId};
use crate::rust::{Context, SourceFile, docs, literals};

pub(super) fn emit_enum(cx: &Context<'_>, id: TypeId, values: &Enum) -> String {
    let mut file = SourceFile::new(cx);
    let (definition, names) = (&cx.api.types[id], cx.names.of_type(id));
    let mut variants = Vec::new();
    let mut rows = Vec::new();
    for (position, value) in distinct(values) {
        let name = names.member(position);
        let docs = docs::Docs::of(&value.docs).outer();
        let deprecated = deprecated(value.deprecated.as_deref());
        let wire = wire(values, value);
        let internal = (value.internal && !values.integer).then(|| quote!(, internal));
        variants.push(quote!(#docs #deprecated #name));
        rows.push(quote!(#name = #wire #internal;));
    }
    let docs = docs::Docs::of(&definition.docs).outer();
    let deprecated = self::deprecated(definition.deprecated.as_deref());
    let open = (values.open && !values.integer).then(|| quote!(, open));
    let (kind, unknown) = if values.integer { ("int_enum", quote!(i64)) } else { ("string_enum", quote!(String)) };
    let macro_name = file.imports.add_macro(kind);
    let name = names.ident();
    let items = quote! {
        #docs
        #deprecated
        #[derive(Clone)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #[doc = " A value that this crate does not know."]
            Unknown(#unknown),
        }
        #macro_name! {
            #name #open;
            #(#rows)*
        }
    };
    file.finish(items, &[&names.name])
}

/// The values with their positions, each text once: two names for one text could not be distinguished.
fn distinct(values: &Enum) -> impl Iterator<Item = (usize, &EnumValue)> {
    let mut seen = HashSet::new();
    values.values.iter().enumerate().filter(move |(_, value)| seen.insert(value.value.as_str()))
}

fn wire(values: &Enum, value: &EnumValue) -> TokenStream {
    if values.integer {
        return literals::integer(value.value.parse::<i64>().unwrap_or_default().into());
    }
    let text = literals::text(&value.value);
    quote!(#text)
}
