//! Groups of operations: one file for each, and `groups.rs`, which lists them.
//!
//! ```text
//! /// The operations of `issues`; [`Client::issues`](crate::Client::issues) returns them.
//! #[derive(Clone, Copy, Debug)]
//! pub struct Issues<'a> {
//!     pub(crate) inner: &'a ferrosmith_runtime::Client,
//! }
//!
//! impl Issues<'_> {
//!     /// Lists the issues of a repository.
//!     #[inline]
//!     pub fn list_for_repo(&self) -> IssuesListForRepo {
//!         self.inner.request()
//!     }
//! }
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::client::methods_of;
use super::docs::{Docs, code_span};
use super::imports::Imports;
use super::names::{GroupNames, ident};
use super::{Context, SourceFile};
use crate::files::Files;

/// Writes every group.
pub(super) fn emit_groups(cx: &Context<'_>, files: &mut Files) {
    let groups = cx.names.groups();
    if groups.is_empty() {
        return;
    }
    for (position, group) in groups.iter().enumerate() {
        files.insert(format!("src/groups/{}.rs", group.module), emit_group(cx, position, group));
    }
    let mut sorted: Vec<&GroupNames> = groups.iter().collect();
    sorted.sort_by(|one, other| one.module.cmp(&other.module));
    let modules = sorted.iter().map(|group| {
        let module = ident(&group.module);
        quote!(mod #module;)
    });
    let exports = sorted.iter().map(|group| {
        let (module, name) = (ident(&group.module), ident(&group.name));
        quote!(pub use #module::#name;)
    });
    let docs = quote!(#![doc = " The groups of operations, which the client's methods return."]);
    let list = SourceFile::new(cx);
    files.insert("src/groups.rs", list.finish_under(docs, quote!(#(#modules)* #(#exports)*), &[]));
}

fn emit_group(cx: &Context<'_>, position: usize, group: &GroupNames) -> String {
    let mut file = SourceFile::new(cx);
    let methods = methods_of(cx, &mut file.imports, Some(position));
    let (name, method) = (ident(&group.name), ident(&group.method));
    let mut docs = Docs::default();
    let what = code_span(&group.of);
    let docs =
        docs.paragraph(&format!("The operations of {what}, from [`Client::{method}`](crate::Client::{method})."));
    let docs = docs.outer();
    let items = quote! {
        #docs
        #[derive(Clone, Copy, Debug)]
        pub struct #name<'a> {
            pub(crate) inner: &'a ferrosmith_runtime::Client,
        }
        impl #name<'_> {
            #(#methods)*
        }
    };
    file.finish(items, &[&group.name])
}

/// The client's methods that return groups.
pub(super) fn group_methods(cx: &Context<'_>, imports: &mut Imports<'_>) -> Vec<TokenStream> {
    let method = |group: &GroupNames| {
        let (method, name) = (ident(&group.method), imports.add_generated("crate::groups", &group.name));
        let mut docs = Docs::default();
        let docs = docs.paragraph(&format!("Returns the operations of {}.", code_span(&group.of))).outer();
        quote! {
            #docs
            #[inline]
            pub fn #method(&self) -> #name<'_> {
                #name { inner: &self.inner }
            }
        }
    };
    cx.names.groups().iter().map(method).collect()
}
