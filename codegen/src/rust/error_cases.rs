//! Rows of error tables.
//!
//! ```text
//! ErrorCase::code::<AccessDeniedException>("AccessDeniedException", 403)
//! ```

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::http::{codec_variant, status, status_code};
use super::imports::Imports;
use super::types::rust_type;
use super::{Context, literals};
use crate::ir::{Codec, ErrorCase, Retry, Type, TypeKind};

/// Whether there is a table that all operations share.
pub(super) fn has_common_errors(cx: &Context<'_>) -> bool {
    cx.facts.errors.table.as_deref().is_some_and(|table| !table.is_empty())
}

/// A row of an error table; none for a case that is no structure, which stays among the other errors.
pub(super) fn error_case(cx: &Context<'_>, imports: &mut Imports<'_>, case: &ErrorCase) -> Option<TokenStream> {
    if !matches!(cx.api.types[case.ty].kind, TypeKind::Struct(_)) {
        return None;
    }
    let class = imports.add("ferrosmith_runtime::inner", "ErrorCase");
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
        let class = imports.add("ferrosmith_runtime::inner", "Retry");
        let retry = match retry {
            Retry::Transient => quote!(Transient),
            Retry::Throttling => quote!(Throttling),
        };
        quote!(.retry(#class::#retry))
    });
    let codec = (case.codec != Codec::Json).then(|| {
        let (class, codec) = (imports.add("ferrosmith_runtime::inner", "Codec"), codec_variant(imports, case.codec));
        quote!(.codec(#class::#codec))
    });
    Some(quote!(#class::#start #retry #codec))
}
