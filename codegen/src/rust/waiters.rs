//! Waiters: a method of the request for each.
//!
//! ```text
//! waiters! {
//!     HeadBucket => HeadBucketOutput, Error;
//!     /// Waits until a bucket exists.
//!     wait_until_bucket_exists = Waiter::new("BucketExists", 5, 120, &[
//!         Acceptor::success(Matcher::Success(true)),
//!         Acceptor::retry(Matcher::Error("NotFound")),
//!     ]);
//! }
//! ```

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs::{Docs, code_span};
use super::imports::Imports;
use super::jmespath::jmes;
use super::names::{OperationNames, ident};
use super::types::deprecated;
use super::{SourceFile, literals};
use crate::ir::{Acceptor, Expected, JmesPath, Matcher, Operation, Waiter, WaiterState};

/// The waiters of an operation; nothing where it has none.
pub(super) fn waiters(
    file: &mut SourceFile<'_>,
    operation: &Operation,
    names: &OperationNames,
    output: &TokenStream,
) -> Option<TokenStream> {
    if operation.waiters.is_empty() {
        return None;
    }
    let methods = operation.waiters.iter().zip(&names.waiters).map(|(waiter, method)| {
        let docs = waiter_docs(waiter).outer();
        let deprecated = deprecated(waiter.deprecated.then_some(""));
        let method = ident(method);
        let table = table(&mut file.imports, waiter);
        quote!(#docs #deprecated #method = #table;)
    });
    let methods: Vec<TokenStream> = methods.collect();
    let macro_name = file.imports.add_macro("waiters");
    let error = file.imports.add_generated("crate", "Error");
    let name = ident(&names.name);
    Some(quote! {
        #macro_name! {
            #name => #output, #error;
            #(#methods)*
        }
    })
}

fn waiter_docs(waiter: &Waiter) -> Docs {
    let mut docs = Docs::of(&waiter.docs);
    if waiter.docs.trim().is_empty() {
        docs.paragraph(&format!("Waits until {} is the case.", code_span(&waiter.name)));
    }
    let (min, max) = (waiter.min_delay, waiter.max_delay);
    docs.paragraph(&format!(
        "Calls again every {min} to {max} seconds, until `longest` has passed. Await the waiter to begin."
    ));
    docs
}

fn table(imports: &mut Imports<'_>, waiter: &Waiter) -> TokenStream {
    let class = imports.add("ferrosmith_runtime::inner", "Waiter");
    let name = literals::text(&waiter.name);
    let (min, max) = (Literal::u32_unsuffixed(waiter.min_delay), Literal::u32_unsuffixed(waiter.max_delay));
    let acceptors = waiter.acceptors.iter().map(|found| acceptor(imports, found));
    quote!(#class::new(#name, #min, #max, &[#(#acceptors),*]))
}

fn acceptor(imports: &mut Imports<'_>, acceptor: &Acceptor) -> TokenStream {
    let class = imports.add("ferrosmith_runtime::inner", "Acceptor");
    let state = match acceptor.state {
        WaiterState::Success => quote!(success),
        WaiterState::Failure => quote!(failure),
        WaiterState::Retry => quote!(retry),
    };
    let matcher = matcher(imports, &acceptor.matcher);
    let message = acceptor.message.as_ref().map(|message| {
        let message = jmes(imports, &message.root);
        quote!(.message(&#message))
    });
    quote!(#class::#state(#matcher) #message)
}

fn matcher(imports: &mut Imports<'_>, matcher: &Matcher) -> TokenStream {
    let class = imports.add("ferrosmith_runtime::inner", "Matcher");
    let compared = |imports: &mut Imports<'_>, path: &JmesPath, expected: &Expected| {
        let (path, expected) = (jmes(imports, &path.root), self::expected(imports, expected));
        quote!(&#path, #expected)
    };
    match matcher {
        Matcher::Success(success) => quote!(#class::Success(#success)),
        Matcher::Error(name) => {
            let name = literals::text(name);
            quote!(#class::Error(#name))
        }
        Matcher::Output(path, expected) => {
            let compared = compared(imports, path, expected);
            quote!(#class::Output(#compared))
        }
        Matcher::InputOutput(path, expected) => {
            let compared = compared(imports, path, expected);
            quote!(#class::InputOutput(#compared))
        }
    }
}

fn expected(imports: &mut Imports<'_>, expected: &Expected) -> TokenStream {
    let class = imports.add("ferrosmith_runtime::inner", "Expected");
    match expected {
        Expected::Bool(value) => quote!(#class::Bool(#value)),
        Expected::Text(text) => {
            let text = literals::text(text);
            quote!(#class::Text(#text))
        }
        Expected::All(text) => {
            let text = literals::text(text);
            quote!(#class::All(#text))
        }
        Expected::Any(text) => {
            let text = literals::text(text);
            quote!(#class::Any(#text))
        }
    }
}
