//! The error enum and, where codes decide, the table that all operations share.
//!
//! ```text
//! /// What can go wrong with an operation.
//! #[non_exhaustive]
//! pub enum Error {
//!     /// The caller's permissions do not cover this request.
//!     AccessDenied(Box<ServiceError<AccessDeniedException>>),
//!     /// Anything else.
//!     Other(ferrosmith_runtime::Error),
//! }
//!
//! error_enum! {
//!     Error;
//!     AccessDenied(AccessDeniedException);
//! }
//!
//! pub(crate) static ERRORS: &[ErrorCase] =
//!     &[ErrorCase::code::<AccessDeniedException>("AccessDeniedException", 403)];
//! ```

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs::{Docs, code_span, first_sentence};
use super::imports::Imports;
use super::operation_table::{codec_variant, status_code};
use super::types::rust_type;
use super::{Context, SourceFile, literals};
use crate::files::Files;
use crate::ir::{Codec, ErrorCase, Retry, Status, Type, TypeKind};

/// Writes `errors.rs`.
pub(super) fn emit_errors(cx: &Context<'_>, files: &mut Files) {
    let mut file = SourceFile::new(cx);
    let mut variants = Vec::new();
    let mut rows = Vec::new();
    for (position, id) in cx.facts.errors.all.iter().enumerate() {
        let definition = &cx.api.types[*id];
        let otherwise = || format!("The error {}.", code_span(&definition.name));
        let mut docs = Docs::default();
        docs.paragraph(&first_sentence(&definition.docs).unwrap_or_else(otherwise));
        let docs = docs.outer();
        let variant = cx.names.error_variant(position);
        let error = file.imports.add("ferrosmith_runtime::error", "ServiceError");
        let ty = rust_type(cx, &mut file.imports, &Type::Named(*id));
        variants.push(quote!(#docs #variant(Box<#error<#ty>>)));
        rows.push(quote!(#variant(#ty);));
    }
    let table = common_table(cx, &mut file.imports);
    let macro_name = file.imports.add_macro("error_enum");
    let title = cx.api.title.as_deref().unwrap_or(&cx.api.name);
    let mut docs = Docs::default();
    let docs = docs.paragraph(&format!("What can go wrong with an operation of {}.", code_span(title))).outer();
    let items = quote! {
        #docs
        #[non_exhaustive]
        pub enum Error {
            #(#variants,)*
            #[doc = " Anything else: nothing was sent, nothing came back, or it was not understood."]
            Other(ferrosmith_runtime::Error),
        }
        #macro_name! {
            Error;
            #(#rows)*
        }
        #table
    };
    files.insert("src/errors.rs", file.finish_under(quote!(#![doc = " Errors."]), items, &[]));
}

/// Whether there is a table that all operations share.
pub(super) fn has_common_errors(cx: &Context<'_>) -> bool {
    cx.facts.errors.table.as_deref().is_some_and(|table| !table.is_empty())
}

/// The table that all operations share, if there is one.
fn common_table(cx: &Context<'_>, imports: &mut Imports<'_>) -> Option<TokenStream> {
    let table = cx.facts.errors.table.as_deref().filter(|table| !table.is_empty())?;
    let rows: Vec<TokenStream> = table.iter().filter_map(|case| error_case(cx, imports, case)).collect();
    let class = imports.add("ferrosmith_runtime::schema", "ErrorCase");
    Some(quote! {
        #[doc = " The errors of all operations: each is told by its code."]
        pub(crate) static ERRORS: &[#class] = &[#(#rows),*];
    })
}

/// A row of an error table; none for a case that is no structure, which stays among the other errors.
pub(super) fn error_case(cx: &Context<'_>, imports: &mut Imports<'_>, case: &ErrorCase) -> Option<TokenStream> {
    if !matches!(cx.api.types[case.ty].kind, TypeKind::Struct(_)) {
        return None;
    }
    let class = imports.add("ferrosmith_runtime::schema", "ErrorCase");
    let ty = rust_type(cx, imports, &Type::Named(case.ty));
    let start = match &case.code {
        Some(code) => {
            let (code, status) = (literals::text(code), Literal::u16_unsuffixed(status_code(case.status)));
            quote!(code::<#ty>(#code, #status))
        }
        None => {
            let status = status(imports, case.status);
            quote!(status::<#ty>(#status))
        }
    };
    let retry = case.retry.map(|retry| {
        let class = imports.add("ferrosmith_runtime::schema", "Retry");
        let retry = match retry {
            Retry::Transient => quote!(Transient),
            Retry::Throttling => quote!(Throttling),
        };
        quote!(.retry(#class::#retry))
    });
    let codec = (case.codec != Codec::Json).then(|| {
        let (class, codec) = (imports.add("ferrosmith_runtime::schema", "Codec"), codec_variant(case.codec));
        quote!(.codec(#class::#codec))
    });
    Some(quote!(#class::#start #retry #codec))
}

fn status(imports: &mut Imports<'_>, status: Status) -> TokenStream {
    let class = imports.add("ferrosmith_runtime::schema", "Status");
    match status {
        Status::Code(code) => {
            let code = Literal::u16_unsuffixed(code);
            quote!(#class::Code(#code))
        }
        Status::Class(class_digit) => {
            let digit = Literal::u8_unsuffixed(class_digit);
            quote!(#class::Class(#digit))
        }
        Status::Default => quote!(#class::Default),
    }
}
