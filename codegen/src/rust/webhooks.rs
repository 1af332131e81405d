//! The module `webhooks`: an enum of what the service sends, with a reader.
//!
//! ```text
//! /// A request that Pets sends of its own accord.
//! #[derive(Clone, Debug)]
//! #[non_exhaustive]
//! pub enum Event {
//!     /// A pet was born.
//!     NewPet(Pet),
//! }
//!
//! webhooks! {
//!     Event;
//!     NewPet(Pet) = Webhook::new("newPet", Codec::Json);
//! }
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Docs, title};
use super::http::codec_variant;
use super::types::{deprecated, rust_type};
use super::{Context, SourceFile, literals};
use crate::files::Files;
use crate::ir::{Type, Webhook};

/// What the module is about, for readers of its documentation.
const ABOUT: &str = "Requests that the service sends of its own accord: webhooks and callbacks.\n\nWhoever receives one has its \
                     own server; [`Event::read`] makes a value of the request by the name of its webhook. Check its \
                     signature first, as the service documents it.";

/// Writes `webhooks.rs`, where there are any.
pub(super) fn emit_webhooks(cx: &Context<'_>, files: &mut Files) {
    if cx.api.webhooks.is_empty() {
        return;
    }
    let mut file = SourceFile::new(cx);
    let (mut variants, mut rows) = (Vec::new(), Vec::new());
    for (position, webhook) in cx.api.webhooks.iter().enumerate() {
        let (variant, row) = parts(cx, &mut file, position, webhook);
        variants.push(variant);
        rows.push(row);
    }
    let macro_name = file.imports.add_macro("webhooks");
    let docs =
        Docs::default().paragraph(&format!("A request that {} sends of its own accord.", title(cx.title()))).outer();
    let items = quote! {
        #docs
        #[derive(Clone, Debug)]
        #[allow(clippy::large_enum_variant)]
        #[non_exhaustive]
        pub enum Event {
            #(#variants,)*
        }
        #macro_name! {
            Event;
            #(#rows)*
        }
    };
    files.insert("src/webhooks.rs", file.finish_under(Docs::of(ABOUT).inner(), items, &[]));
}

/// The variant of a webhook, and its row in the table.
fn parts(
    cx: &Context<'_>,
    file: &mut SourceFile<'_>,
    position: usize,
    webhook: &Webhook,
) -> (TokenStream, TokenStream) {
    let mut docs = Docs::of(&webhook.docs);
    if webhook.docs.trim().is_empty() {
        docs.paragraph(&format!("The webhook {}.", super::docs::code_span(&webhook.name)));
    }
    let (docs, deprecated) = (docs.outer(), deprecated(webhook.deprecated.as_deref()));
    let variant = cx.names.webhook_variant(position);
    let payload = webhook.message.map(|id| {
        let ty = rust_type(cx, &mut file.imports, &Type::Named(id));
        quote!((#ty))
    });
    let class = file.imports.add("ferrosmith_runtime::inner", "Webhook");
    let codec = codec_variant(&mut file.imports, webhook.codec);
    let codec_class = file.imports.add("ferrosmith_runtime::inner", "Codec");
    let name = literals::text(&webhook.name);
    (quote!(#docs #deprecated #variant #payload), quote!(#variant #payload = #class::new(#name, #codec_class::#codec);))
}
