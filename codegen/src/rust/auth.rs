//! How operations authenticate, as tables.
//!
//! ```text
//! &[&[Auth::SigV4("bedrock")], &[Auth::Bearer("httpBearerAuth")]]
//! ```

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::imports::Imports;
use super::{Context, literals};
use crate::analysis::Stream;
use crate::ir::{ApiKeyPlace, AuthChoice, AuthScheme, Credential};

/// Whether all operations that authenticate do so in the same ways.
pub(super) fn has_common_auth(cx: &Context<'_>) -> bool {
    let mut choices = cx.api.operations.iter().map(|operation| &operation.auth).filter(|auth| !auth.is_empty());
    choices.next().is_some_and(|first| choices.all(|other| other == first))
}

/// Whether the request of an operation can be signed ahead of time: it has a signature of AWS, and a body that is known.
pub(super) fn can_presign(cx: &Context<'_>, position: usize) -> bool {
    let operation = &cx.api.operations[position];
    let mut schemes =
        operation.auth.iter().flat_map(|choice| &choice.schemes).filter_map(|scheme| cx.api.auth.get(*scheme));
    let is_signed = schemes.any(|scheme| matches!(scheme.credential, Credential::SigV4 { .. }));
    let mut params = 0..operation.request.params.len();
    is_signed && !params.any(|index| matches!(cx.facts.streams.param(position, index), Some(Stream::Events(_))))
}

/// Ways to authenticate as a table.
pub(super) fn auth_table(cx: &Context<'_>, imports: &mut Imports<'_>, choices: &[AuthChoice]) -> TokenStream {
    let choices = choices.iter().map(|choice| {
        let schemes = choice.schemes.iter().filter_map(|position| cx.api.auth.get(*position));
        let schemes = schemes.map(|scheme| auth(imports, scheme));
        quote!(&[#(#schemes),*])
    });
    quote!(&[#(#choices),*])
}

fn auth(imports: &mut Imports<'_>, scheme: &AuthScheme) -> TokenStream {
    let class = imports.add("ferrosmith_runtime::inner", "Auth");
    let own = literals::text(&scheme.name);
    let call = match &scheme.credential {
        Credential::SigV4 { service } => {
            let service = literals::text(service);
            quote!(SigV4(#service))
        }
        Credential::Bearer => quote!(Bearer(#own)),
        Credential::Basic => quote!(Basic(#own)),
        Credential::ApiKey { place, name, prefix } => api_key(*place, &own, &literals::text(name), prefix.as_deref()),
        Credential::Digest | Credential::MutualTls => quote!(Other(#own)),
    };
    quote!(#class::#call)
}

fn api_key(place: ApiKeyPlace, own: &Literal, name: &Literal, prefix: Option<&str>) -> TokenStream {
    match (place, prefix.map(literals::text)) {
        (ApiKeyPlace::Header, Some(prefix)) => quote!(ApiKeyHeader(#own, #name, Some(#prefix))),
        (ApiKeyPlace::Header, None) => quote!(ApiKeyHeader(#own, #name, None)),
        (ApiKeyPlace::Query, _) => quote!(ApiKeyQuery(#own, #name)),
        (ApiKeyPlace::Cookie, _) => quote!(ApiKeyCookie(#own, #name)),
    }
}
