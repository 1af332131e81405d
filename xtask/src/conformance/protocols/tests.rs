//! The test file of a generated crate.
//!
//! ```ignore
//! mod protocol_restjson {
//!     mod requests {
//!         use super::super::*;
//!
//!         #[test]
//!         fn RestJsonAllQueryStringTypes() {
//!             protocol::request(|config| Client::new(config).all_query_string_types(), "{\"method\":\"GET\", ...}");
//!         }
//!     }
//! }
//! ```

use anyhow::{Context, Result};
use ferrosmith_codegen::rust::{OperationNames, PublicNames};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::cases::{Kind, Test};

/// Writes the tests of a crate.
///
/// # Errors
/// A case mentions what the crate does not have.
pub(super) fn emit(crate_name: &str, names: &PublicNames, tests: &[Test]) -> Result<String> {
    let library = ident(&crate_name.replace('-', "_"));
    let mut modules = Vec::new();
    for kind in Kind::ALL {
        let of_kind = tests.iter().filter(|test| test.kind == kind);
        let functions: Vec<TokenStream> = of_kind.map(|test| function(names, test)).collect::<Result<_>>()?;
        let module = ident(kind.module());
        modules.push(quote! {
            mod #module {
                use super::super::*;

                #(#functions)*
            }
        });
    }
    let file = quote! {
        #![allow(missing_docs, non_snake_case, unused_imports)]

        use ferrosmith_tests::protocol;
        use ::#library::{Client, Error};

        mod #library {
            #(#modules)*
        }
    };
    Ok(prettyplease::unparse(&syn::parse2(file)?))
}

fn function(names: &PublicNames, test: &Test) -> Result<TokenStream> {
    let operation = names.operations.get(&test.operation);
    let operation = operation.with_context(|| format!("`{}` calls `{}`, which is missing", test.id, test.operation))?;
    let (name, case, method) = (ident(&test.id), test.case.to_string(), &operation.method);
    let build = quote!(|config| Client::new(config).#method());
    let call = match test.kind {
        Kind::Request => quote!(protocol::request(#build, #case)),
        Kind::Response => quote!(protocol::response(#build, #case)),
        Kind::Validation => quote!(protocol::validation(#build, #case)),
        Kind::Error => {
            let pick = pick(names, test.error.as_deref().unwrap_or_default())?;
            quote!(protocol::error(#build, #pick, #case))
        }
        Kind::Events => events(names, operation, test, &build)?,
    };
    Ok(quote! {
        #[test]
        fn #name() {
            #call;
        }
    })
}

/// A case about events: of what is sent, of what is received, or of a failure.
fn events(names: &PublicNames, operation: &OperationNames, test: &Test, build: &TokenStream) -> Result<TokenStream> {
    let case = test.case.to_string();
    let missing = || format!("`{}` is about a stream that `{}` does not have", test.id, test.operation);
    let received = || operation.received_stream.as_ref().with_context(missing);
    if let Some(failure) = test.case.pointer("/expectation/failure") {
        let take = received()?;
        let pick = match failure["errorId"].as_str() {
            Some(error) => pick(names, error.rsplit('#').next().unwrap_or(error))?,
            None => quote!(|_| Ok(())),
        };
        return Ok(quote!(protocol::failed_events(#build, |output| output.#take, #pick, #case)));
    }
    let is_sent = test.case.pointer("/events/0/type").is_some_and(|direction| direction == "request");
    if is_sent || test.case.get("initialRequest").is_some() {
        let field = operation.sent_stream.as_ref().with_context(missing)?;
        return Ok(quote!(protocol::sent_events(#build, |request, events| request.#field = Some(events), #case)));
    }
    let take = received()?;
    Ok(quote!(protocol::received_events(#build, |output| output.#take, #case)))
}

/// A closure that takes an error structure out of the client's error.
fn pick(names: &PublicNames, error: &str) -> Result<TokenStream> {
    let variant = names.errors.get(error).with_context(|| format!("the error `{error}` is missing"))?;
    Ok(quote! {
        |error| match error {
            Error::#variant(error) => Ok(error.error),
            other => Err(other),
        }
    })
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
