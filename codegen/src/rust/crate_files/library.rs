//! `lib.rs`.
//!
//! ```text
//! //! Client for Amazon Bedrock.
//!
//! #![forbid(unsafe_code)]
//! #![allow(missing_docs)]
//!
//! pub mod checks;
//! mod client;
//!
//! pub(crate) use client::AUTH;
//! pub use client::Client;
//! pub use ferrosmith_runtime as runtime;
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Field, TypeKind};
use crate::rust::auth::has_common_auth;
use crate::rust::checks::has_checks;
use crate::rust::configuration::notes;
use crate::rust::docs::{Docs, title};
use crate::rust::error_cases::has_common_errors;
use crate::rust::examples::client_example;
use crate::rust::{Context, SourceFile};

pub(super) fn library(cx: &Context<'_>) -> String {
    let mut docs = Docs::default();
    docs.paragraph(&format!("Client for {}.", title(cx.title())));
    docs.example(client_example(cx));
    docs.block(["# Configuration".to_owned()]);
    docs.append(&Docs::of(&notes(cx)));
    if !cx.api.docs.trim().is_empty() {
        docs.block(["# About the service".to_owned()]);
        docs.append(&Docs::of(&cx.api.docs));
    }
    let attributes = attributes(cx, &docs);
    SourceFile::new(cx).finish_under(attributes, items(cx), &[])
}

/// The documentation, and the lints of the whole crate.
fn attributes(cx: &Context<'_>, docs: &Docs) -> TokenStream {
    let docs = docs.inner();
    // How large the variants of a union are is the description's affair; a box would be everyone's.
    let has_unions = cx.api.types.iter().any(|(_, definition)| matches!(definition.kind, TypeKind::Union(_)));
    let large = has_unions.then(|| quote!(#![allow(clippy::large_enum_variant)]));
    let deprecated = is_anything_deprecated(cx).then(|| quote!(#![allow(deprecated)]));
    // Letters beyond ASCII are the description's; rustc knows capitals of few scripts.
    let letters = (!cx.names.is_ascii()).then(
        || quote!(#![allow(nonstandard_style, confusable_idents, mixed_script_confusables, uncommon_codepoints)]),
    );
    quote! {
        #docs
        #![forbid(unsafe_code)]
        #![allow(missing_docs)]
        #large
        #deprecated
        #letters
    }
}

/// The modules, and what of them stands at the top.
fn items(cx: &Context<'_>) -> TokenStream {
    let checks = has_checks(cx).then(|| {
        quote!(
            pub mod checks;
        )
    });
    let auth = has_common_auth(cx).then(|| {
        quote!(
            pub(crate) use client::AUTH;
        )
    });
    let errors = has_common_errors(cx).then(|| {
        quote!(
            pub(crate) use errors::ERRORS;
        )
    });
    let groups = (!cx.names.groups().is_empty()).then(|| {
        quote!(
            pub mod groups;
        )
    });
    let webhooks = (!cx.api.webhooks.is_empty()).then(|| {
        quote!(
            pub mod webhooks;
        )
    });
    quote! {
        #checks
        mod client;
        mod errors;
        #groups
        pub mod operations;
        pub mod types;
        #webhooks
        #auth
        pub use client::Client;
        #errors
        pub use errors::Error;
        pub use ferrosmith_runtime as runtime;
        pub use ferrosmith_runtime::Config;
    }
}

/// Whether tables and the like use something that callers should not use any more.
fn is_anything_deprecated(cx: &Context<'_>) -> bool {
    let in_fields = |fields: &[Field]| fields.iter().any(|field| field.flags.deprecated.is_some());
    let in_types = cx.api.types.iter().any(|(_, definition)| {
        let in_kind = match &definition.kind {
            TypeKind::Struct(structure) => in_fields(&structure.fields),
            TypeKind::Union(union) => in_fields(&union.variants),
            TypeKind::Enum(values) => values.values.iter().any(|value| value.deprecated.is_some()),
            TypeKind::Newtype(_) => false,
        };
        in_kind || definition.deprecated.is_some()
    });
    let in_operations = cx.api.operations.iter().any(|operation| {
        let params = &operation.request.params;
        operation.deprecated.is_some() || params.iter().any(|param| param.field.flags.deprecated.is_some())
    });
    let in_webhooks = cx.api.webhooks.iter().any(|webhook| webhook.deprecated.is_some());
    in_types || in_operations || in_webhooks
}
