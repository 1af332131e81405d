//! What tables say for XML and queries.
//!
//! ```text
//! tags = Member::new("tags").wire("Tag").xml(Xml::FLATTENED);
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::literals;
use crate::ir::{Element, Entry, Namespace, QueryNames, Wrapper, Xml};

/// The call for how a member is written.
pub(super) fn xml_call(imports: &mut Imports<'_>, xml: &Xml) -> TokenStream {
    let class = imports.add("ferrosmith_runtime::inner", "Xml");
    let Xml { name, attribute, text, flattened, namespace, query } = xml;
    let is_plain = name.is_none() && !text && namespace.is_none() && query.is_none();
    match (attribute, flattened) {
        (true, false) if is_plain => return quote!(.xml(#class::ATTRIBUTE)),
        (false, true) if is_plain => return quote!(.xml(#class::FLATTENED)),
        _ => {}
    }
    let name = name.as_deref().map(literals::text).map(|name| quote!(.name(#name)));
    let attribute = attribute.then(|| quote!(.attribute()));
    let text = text.then(|| quote!(.text()));
    let flattened = flattened.then(|| quote!(.flattened()));
    let namespace = namespace.as_ref().map(|Namespace { prefix, uri }| {
        let (prefix, uri) = (literals::text(prefix.as_deref().unwrap_or_default()), literals::text(uri));
        quote!(.namespace(#prefix, #uri))
    });
    let query = query.as_deref().map(literals::text).map(|query| quote!(.query(#query)));
    quote!(.xml(&#class::PLAIN #name #attribute #text #flattened #namespace #query))
}

/// The call for the element of a list's items.
pub(super) fn item_call(imports: &mut Imports<'_>, item: &Element) -> TokenStream {
    let (class, element_class) = classes(imports);
    let item = element(imports, item);
    quote!(.elements(&#class { item: #item, key: #element_class::KEY }))
}

/// The call for the elements of a map's entries.
pub(super) fn entry_call(imports: &mut Imports<'_>, entry: &Entry) -> TokenStream {
    let class = imports.add("ferrosmith_runtime::inner", "Elements");
    if entry.key.name.is_empty() {
        return quote!(.elements(#class::BY_NAME));
    }
    let (item, key) = (element(imports, &entry.value), element(imports, &entry.key));
    quote!(.elements(&#class { item: #item, key: #key }))
}

fn classes(imports: &mut Imports<'_>) -> (proc_macro2::Ident, proc_macro2::Ident) {
    let class = imports.add("ferrosmith_runtime::inner", "Elements");
    (class, imports.add("ferrosmith_runtime::inner", "Element"))
}

/// An element as an expression.
pub(super) fn element(imports: &mut Imports<'_>, element: &Element) -> TokenStream {
    let class = imports.add("ferrosmith_runtime::inner", "Element");
    let name = literals::text(&element.name);
    let namespace = namespace_option(imports, element.namespace.as_ref());
    quote!(#class { name: #name, namespace: #namespace })
}

fn namespace_option(imports: &mut Imports<'_>, namespace: Option<&Namespace>) -> TokenStream {
    let Some(Namespace { prefix, uri }) = namespace else { return quote!(None) };
    let class = imports.add("ferrosmith_runtime::inner", "Namespace");
    let (prefix, uri) = (literals::text(prefix.as_deref().unwrap_or_default()), literals::text(uri));
    quote!(Some(#class { prefix: #prefix, uri: #uri }))
}

/// What the elements of a document stand in.
pub(super) fn wrapper(imports: &mut Imports<'_>, wrapper: Wrapper) -> TokenStream {
    let class = imports.add("ferrosmith_runtime::inner", "Wrapper");
    match wrapper {
        Wrapper::Root => quote!(#class::Root),
        Wrapper::Result => quote!(#class::Result),
        Wrapper::Error => quote!(#class::Error),
        Wrapper::Bare => quote!(#class::Bare),
    }
}

/// How the names of a query grow.
pub(super) fn query_names(imports: &mut Imports<'_>, names: QueryNames) -> TokenStream {
    let class = imports.add("ferrosmith_runtime::inner", "QueryNames");
    match names {
        QueryNames::Nested => quote!(#class::Nested),
        QueryNames::Flat => quote!(#class::Flat),
    }
}
