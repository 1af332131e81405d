//! The error enum and, where codes decide, the table that all operations share.
//!
//! ```text
//! /// An error of an operation of `Amazon Bedrock`.
//! #[non_exhaustive]
//! pub enum Error {
//!     /// The caller's permissions do not cover this request.
//!     AccessDenied(Box<ServiceError<AccessDeniedException>>),
//!     /// Any other error.
//!     Other(ferrosmith_runtime::Error),
//! }
//!
//! error_enum! {
//!     Error;
//!     AccessDenied(AccessDeniedException);
//! }
//!
//! tables! {
//!     pub(crate) static ERRORS: &[ErrorCase] =
//!         &[ErrorCase::code::<AccessDeniedException>("AccessDeniedException", 403)];
//! }
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Docs, first_sentence, title};
use super::error_cases::error_case;
use super::imports::Imports;
use super::types::rust_type;
use super::{Context, SourceFile};
use crate::files::Files;
use crate::ir::Type;

/// Writes `errors.rs`.
pub(super) fn emit_errors(cx: &Context<'_>, files: &mut Files) {
    let mut file = SourceFile::new(cx);
    let mut variants = Vec::new();
    let mut rows = Vec::new();
    for (position, id) in cx.facts.errors.all.iter().enumerate() {
        let definition = &cx.api.types[*id];
        let mut docs = Docs::default();
        docs.paragraph(&first_sentence(&definition.docs).unwrap_or_default());
        let docs = docs.outer();
        let variant = cx.names.error_variant(position);
        let error = file.imports.add("ferrosmith_runtime::error", "ServiceError");
        let ty = rust_type(cx, &mut file.imports, &Type::Named(*id));
        variants.push(quote!(#docs #variant(Box<#error<#ty>>)));
        rows.push(quote!(#variant(#ty);));
    }
    let table = common_table(cx, &mut file.imports);
    file.statics.add(table);
    let macro_name = file.imports.add_macro("error_enum");
    let mut docs = Docs::default();
    let docs = docs.paragraph(&format!("An error of an operation of {}.", title(cx.title()))).outer();
    let items = quote! {
        #docs
        #[non_exhaustive]
        pub enum Error {
            #(#variants,)*
            #[doc = " Any other error: the request was not sent, no response came, or the response is not a documented one."]
            Other(ferrosmith_runtime::Error),
        }
        #macro_name! {
            Error;
            #(#rows)*
        }
    };
    files.insert("src/errors.rs", file.finish_under(quote!(#![doc = " Errors."]), items, &[]));
}

/// The table that all operations share, if there is one.
fn common_table(cx: &Context<'_>, imports: &mut Imports<'_>) -> Option<TokenStream> {
    let table = cx.facts.errors.table.as_deref().filter(|table| !table.is_empty())?;
    let rows: Vec<TokenStream> = table.iter().filter_map(|case| error_case(cx, imports, case)).collect();
    let class = imports.add("ferrosmith_runtime::inner", "ErrorCase");
    Some(quote! {
        #[doc = " The errors of all operations; the code of an error response selects one."]
        pub(crate) static ERRORS: &[#class] = &[#(#rows),*];
    })
}
