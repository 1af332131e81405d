//! Unions.
//!
//! ```text
//! /// One of two.
//! #[derive(Clone)]
//! #[non_exhaustive]
//! pub enum Source {
//!     /// In a bucket.
//!     Bucket(S3Source),
//!     /// A variant that this crate does not know.
//!     Unknown(Unknown),
//! }
//!
//! union! {
//!     Source: Eq = "Source", Tagging::Member;
//!     Bucket: S3Source = Member::new("bucket");
//! }
//!
//! union_from! {
//!     Source;
//!     Bucket: S3Source;
//! }
//! ```

use std::collections::HashMap;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{deprecated, rust_type, stream_type};
use crate::ir::{Slot, Tagging, TypeId, Union};
use crate::rust::imports::Imports;
use crate::rust::members::{Row, member};
use crate::rust::{Context, SourceFile, docs, literals};

pub(super) fn emit_union(cx: &Context<'_>, id: TypeId, union: &Union) -> String {
    let mut file = SourceFile::new(cx);
    let (definition, names) = (&cx.api.types[id], cx.names.of_type(id));
    let mut variants = Vec::new();
    let mut rows = Vec::new();
    let mut own_types = Vec::new();
    for (position, field) in union.variants.iter().enumerate() {
        let docs = docs::field_docs(cx, field).outer();
        let deprecated = deprecated(field.flags.deprecated.as_deref());
        let name = names.member(position);
        let inner = match cx.facts.streams.field(id, position) {
            Some(stream) => stream_type(cx, &mut file.imports, stream, &field.ty),
            None => rust_type(cx, &mut file.imports, &field.ty),
        };
        let ty = if cx.facts.boxes.is_boxed(id, position) { quote!(Box<#inner>) } else { inner.clone() };
        let row = Row { is_required: false, ..Row::new(field, &Slot::Member, &names.members[position]) };
        let member = member(cx, &mut file.imports, &mut file.statics, &row);
        own_types.push((name.clone(), inner));
        variants.push(quote!(#docs #deprecated #name(#ty)));
        rows.push(quote!(#name: #ty = #member;));
    }
    let docs = docs::Docs::of(&definition.docs).outer();
    let deprecated = self::deprecated(definition.deprecated.as_deref());
    let unknown = file.imports.add("ferrosmith_runtime", "Unknown");
    let tagging = tagging(&mut file.imports, &union.tagging);
    let sensitive = definition.sensitive.then(|| quote!(, sensitive));
    let eq = cx.facts.equality.is_total(id).then(|| quote!(: Eq));
    let conversions = conversions(cx, &mut file, id, &own_types);
    let macro_name = file.imports.add_macro("union");
    let (name, spec_name) = (names.ident(), literals::text(&definition.name));
    let items = quote! {
        #docs
        #deprecated
        #[derive(Clone)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #[doc = " A variant that this crate does not know."]
            Unknown(#unknown),
        }
        #macro_name! {
            #name #eq = #spec_name, #tagging #sensitive;
            #(#rows)*
        }
        #conversions
    };
    file.finish(items, &[&names.name])
}

/// The union of the value of each variant whose type no other variant has.
fn conversions(
    cx: &Context<'_>,
    file: &mut SourceFile<'_>,
    id: TypeId,
    variants: &[(Ident, TokenStream)],
) -> Option<TokenStream> {
    let text = |ty: &TokenStream| ty.to_string();
    let mut counts: HashMap<String, usize> = HashMap::new();
    for (_, ty) in variants {
        *counts.entry(text(ty)).or_default() += 1;
    }
    let own_name = cx.names.of_type(id).name.as_str();
    let own = variants.iter().filter(|(_, ty)| counts[&text(ty)] == 1 && text(ty) != own_name);
    let rows = own.flat_map(|(name, ty)| {
        let slice = (text(ty) == "String").then(|| quote!(#name: &str;));
        std::iter::once(quote!(#name: #ty;)).chain(slice)
    });
    let rows: Vec<TokenStream> = rows.collect();
    if rows.is_empty() {
        return None;
    }
    let macro_name = file.imports.add_macro("union_from");
    let name = cx.names.of_type(id).ident();
    Some(quote!(#macro_name! { #name; #(#rows)* }))
}

fn tagging(imports: &mut Imports<'_>, tagging: &Tagging) -> TokenStream {
    let class = imports.add("ferrosmith_runtime::inner", "Tagging");
    match tagging {
        Tagging::Member => quote!(#class::Member),
        Tagging::Untagged => quote!(#class::Untagged),
        Tagging::Field(name) => {
            let name = literals::text(name);
            quote!(#class::Field(#name))
        }
        Tagging::Literal(name) => {
            let name = literals::text(name);
            quote!(#class::Literal(#name))
        }
    }
}
