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
//!     Source = "Source", Tagging::Member;
//!     Bucket: S3Source = Member::new("bucket");
//! }
//! ```

use proc_macro2::TokenStream;
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
    for (position, field) in union.variants.iter().enumerate() {
        let docs = docs::field_docs(cx, field).outer();
        let deprecated = deprecated(field.flags.deprecated.as_deref());
        let name = names.member(position);
        let ty = match cx.facts.streams.field(id, position) {
            Some(stream) => stream_type(cx, &mut file.imports, stream, &field.ty),
            None => rust_type(cx, &mut file.imports, &field.ty),
        };
        let ty = if cx.facts.boxes.is_boxed(id, position) { quote!(Box<#ty>) } else { ty };
        let row = Row { is_required: false, ..Row::new(field, &Slot::Member, &names.members[position]) };
        let member = member(cx, &mut file.imports, &mut file.statics, &row);
        variants.push(quote!(#docs #deprecated #name(#ty)));
        rows.push(quote!(#name: #ty = #member;));
    }
    let docs = docs::Docs::of(&definition.docs).outer();
    let deprecated = self::deprecated(definition.deprecated.as_deref());
    let unknown = file.imports.add("ferrosmith_runtime", "Unknown");
    let tagging = tagging(&mut file.imports, &union.tagging);
    let sensitive = definition.sensitive.then(|| quote!(, sensitive));
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
            #name = #spec_name, #tagging #sensitive;
            #(#rows)*
        }
    };
    file.finish(items, &[&names.name])
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
