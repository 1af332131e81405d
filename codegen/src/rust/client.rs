//! The client: a method for each operation, or for each group of them.
//!
//! ```text
//! /// A client of Amazon Bedrock.
//! #[derive(Clone, Debug)]
//! pub struct Client {
//!     inner: ferrosmith_runtime::Client,
//! }
//!
//! client! {
//!     Client, Error;
//!     Service { name: "Bedrock", .. };
//! }
//!
//! impl Client {
//!     /// Lists the models.
//!     #[inline]
//!     pub fn list_models(&self) -> ListModels {
//!         self.inner.request()
//!     }
//! }
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::auth::{auth_table, has_common_auth};
use super::docs::{Docs, first_sentence, route, title};
use super::endpoint::{rule_table, rules_of_aws};
use super::examples::client_example;
use super::groups::group_methods;
use super::imports::Imports;
use super::names::ident;
use super::types::deprecated;
use super::{Context, SourceFile, literals};
use crate::clients::Validation;
use crate::files::Files;
use crate::ir::{Endpoint, Operation, Server};

/// Writes `client.rs`.
pub(super) fn emit_client(cx: &Context<'_>, files: &mut Files) {
    let mut file = SourceFile::new(cx);
    let mut methods = group_methods(cx, &mut file.imports);
    methods.extend(methods_of(cx, &mut file.imports, None));
    let methods = (!methods.is_empty()).then(|| quote!(impl Client { #(#methods)* }));
    let service = service(cx, &mut file.imports);
    let rules = rule_table(&mut file.imports, &cx.api.endpoint);
    file.statics.add(rules);
    let auth = common_auth(cx, &mut file.imports);
    file.statics.add(auth);
    let docs = client_docs(cx).outer();
    let macro_name = file.imports.add_macro("client");
    let error = file.imports.add_generated("crate", "Error");
    let module_docs = quote!(#![doc = " The client."]);
    let items = quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct Client {
            inner: ferrosmith_runtime::Client,
        }
        #macro_name! {
            Client, #error;
            #service;
        }
        #methods
    };
    files.insert("src/client.rs", file.finish_under(module_docs, items, &[]));
}

fn client_docs(cx: &Context<'_>) -> Docs {
    let mut docs = Docs::default();
    docs.paragraph(&format!("A client of {}.", title(cx.title())));
    docs.paragraph("It is cheap to clone: all clones share connections and credentials.");
    if let Some(group) = cx.names.groups().first() {
        let method = ident(&group.method);
        docs.paragraph(&format!("Operations stand in [groups](crate::groups), such as [`{method}`](Self::{method})."));
    }
    docs.example(client_example(cx));
    docs
}

/// The methods of the operations of a group, or of those in none.
pub(super) fn methods_of(cx: &Context<'_>, imports: &mut Imports<'_>, group: Option<usize>) -> Vec<TokenStream> {
    let operations = cx.api.operations.iter().enumerate();
    let own = operations.filter(|(position, _)| cx.names.of_operation(*position).group == group);
    own.map(|(position, operation)| method(cx, imports, position, operation)).collect()
}

fn method(cx: &Context<'_>, imports: &mut Imports<'_>, position: usize, operation: &Operation) -> TokenStream {
    let names = cx.names.of_operation(position);
    let name = imports.add_generated("crate::operations", &names.name);
    let method = ident(&names.method);
    let mut docs = Docs::default();
    docs.paragraph(&first_sentence(&operation.docs).unwrap_or_else(|| route(operation) + "."));
    let docs = docs.outer();
    let deprecated = deprecated(operation.deprecated.as_deref());
    quote! {
        #docs
        #deprecated
        #[inline]
        pub fn #method(&self) -> #name {
            self.inner.request()
        }
    }
}

fn service(cx: &Context<'_>, imports: &mut Imports<'_>) -> TokenStream {
    let class = imports.add("ferrosmith_runtime::inner", "Service");
    let checks = imports.add("ferrosmith_runtime", "Validation");
    let (name, version) = (literals::text(cx.title()), literals::text(&cx.api.version));
    let endpoint = endpoint(imports, &cx.api.endpoint);
    let validation = match cx.options.validation {
        Validation::Full => quote!(Full),
        Validation::RequiredOnly => quote!(RequiredOnly),
        Validation::Off => quote!(Off),
    };
    quote! {
        #class {
            name: #name,
            version: #version,
            package: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
            endpoint: #endpoint,
            validation: #checks::#validation,
        }
    }
}

/// A server as an endpoint.
pub(super) fn template(imports: &mut Imports<'_>, server: &Server) -> TokenStream {
    let class = imports.add("ferrosmith_runtime::inner", "Endpoint");
    let url = literals::text(&server.url);
    let variables = server.variables.iter().map(|variable| {
        let (name, default) = (literals::text(&variable.name), literals::text(&variable.default));
        quote!((#name, #default))
    });
    quote!(#class::Template { url: #url, variables: &[#(#variables),*] })
}

fn endpoint(imports: &mut Imports<'_>, endpoint: &Endpoint) -> TokenStream {
    let class = imports.add("ferrosmith_runtime::inner", "Endpoint");
    match endpoint {
        Endpoint::Aws { prefix, rules } => {
            let rules = rules_of_aws(imports, prefix, rules.as_ref());
            let prefix = literals::text(prefix);
            quote!(#class::Aws { prefix: #prefix, rules: #rules })
        }
        Endpoint::Rules(_) => quote!(#class::Rules(&RULES)),
        Endpoint::Servers(servers) if !servers.is_empty() => template(imports, &servers[0]),
        Endpoint::Unknown | Endpoint::Servers(_) => quote!(#class::Unknown),
    }
}

/// The ways that all operations share.
fn common_auth(cx: &Context<'_>, imports: &mut Imports<'_>) -> Option<TokenStream> {
    let choices = cx.api.operations.iter().map(|operation| &operation.auth).find(|auth| !auth.is_empty())?;
    has_common_auth(cx).then(|| {
        let class = imports.add("ferrosmith_runtime::inner", "Auth");
        let table = auth_table(cx, imports, choices);
        quote! {
            #[doc = " How operations authenticate, in order of preference."]
            pub(crate) static AUTH: &[&[#class]] = #table;
        }
    })
}
