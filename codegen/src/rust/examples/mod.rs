//! Examples: on the client, on every operation, and one to run.
//!
//! ```text
//! # async fn example(client: bedrock::Client) -> Result<(), bedrock::Error> {
//! let output = client.get_custom_model().model_identifier("example").send().await?;
//! println!("{output:?}");
//! # Ok(())
//! # }
//! ```

mod choices;
mod values;

use proc_macro2::TokenStream;
use quote::quote;

use super::configuration::{self, Making};
use super::docs::plain_line;
use super::names::ident;
use super::pagination::pagination;
use super::{Context, format};
use crate::analysis::Stream;
use crate::files::Files;
use crate::ir::{Operation, Presence, Slot};
pub(super) use choices::{text, whole};
use values::Examples;

/// Writes an example to run.
pub(super) fn emit_example(cx: &Context<'_>, files: &mut Files) {
    let Some(position) = simplest(cx) else { return };
    let (name, library) = (&cx.names.of_operation(position).module, cx.library());
    let (uses, call) = call(cx, position);
    let doc = format!(" Calls the service with {}: `cargo run --example {name}`.", configuration::environment(cx));
    let is_deprecated = cx.api.operations[position].deprecated.is_some();
    let allow = is_deprecated.then(|| quote!(#![allow(deprecated)]));
    let tokens = quote! {
        #![doc = #doc]
        #allow
        use #library::{Client, Error};
        #uses
        #[tokio::main]
        async fn main() -> Result<(), Error> {
            let client = Client::from_env().await?;
            #call
            Ok(())
        }
    };
    files.insert(format!("examples/{name}.rs"), format::print(&cx.header("//"), tokens));
}

/// The example on an operation.
pub(super) fn operation_example(cx: &Context<'_>, position: usize) -> Vec<String> {
    let library = cx.library();
    let (uses, call) = call(cx, position);
    let signature = format!("# async fn example(client: {library}::Client) -> Result<(), {library}::Error> {{");
    shown(signature, uses, call)
}

/// The example on the client.
pub(super) fn client_example(cx: &Context<'_>) -> Vec<String> {
    let library = cx.library();
    let simplest = simplest(cx);
    let (uses, call) = simplest.map(|position| call(cx, position)).unwrap_or_default();
    let making = Making::of(cx, simplest.map(|position| &cx.api.operations[position]));
    let (imports, client) = (making.imports(), making.expression());
    let signature = format!("# async fn example() -> Result<(), {library}::Error> {{");
    let uses = quote!(use #library::#imports; #uses);
    shown(signature, uses, quote!(let client = #client; #call))
}

/// The lines of an example within the function that it needs to compile.
fn shown(signature: String, uses: TokenStream, statements: TokenStream) -> Vec<String> {
    let text = format::print_statements(&quote!(#uses #statements));
    let lines = text.lines().map(str::to_owned);
    let end = ["# Ok(())".to_owned(), "# }".to_owned()];
    std::iter::once(signature).chain(lines).chain(end).collect()
}

/// An example shows no more setters than somebody reads; a chain of calls is a level of nesting for each of them, which
/// no printer and no compiler takes without end.
const MOST_SETTERS: usize = 100;

/// A call with everything that it must have.
fn call(cx: &Context<'_>, position: usize) -> (TokenStream, TokenStream) {
    let operation = &cx.api.operations[position];
    let names = cx.names.of_operation(position);
    let mut examples = Examples::new(cx);
    let setters = operation.request.params.iter().enumerate().filter_map(|(index, param)| {
        let is_wanted = param.field.presence == Presence::Required || matches!(param.slot, Slot::Path { .. });
        if !is_wanted || param.field.flags.idempotency_token {
            return None;
        }
        let name = ident(&names.params[index]);
        let value = match cx.facts.streams.param(position, index) {
            Some(stream) => examples.stream(stream)?,
            None => examples.argument(&param.field),
        };
        Some(quote!(.#name(#value)))
    });
    let setters: Vec<TokenStream> = setters.take(MOST_SETTERS).collect();
    let method = ident(&names.method);
    let group = cx.names.group_of(position).map(|group| ident(&group.method)).into_iter();
    let call = used(cx, operation, quote!(client #(.#group())* .#method() #(#setters)*));
    (examples.uses(), call)
}

/// A request on its way, with what its callers do with the output.
fn used(cx: &Context<'_>, operation: &Operation, request: TokenStream) -> TokenStream {
    if let Some(pages) = pagination(cx, operation) {
        return match pages.items {
            Some(_) => one_by_one(quote!(let mut items = #request.items();), quote!(item), quote!(items)),
            None => one_by_one(quote!(let mut pages = #request.pages();), quote!(page), quote!(pages)),
        };
    }
    let Some(output) = operation.response.output else { return quote!(#request.send().await?;) };
    let members = cx.names.of_type(output);
    match cx.facts.streams.of_struct(output) {
        Some((position, Stream::Events(_) | Stream::ServerEvents | Stream::Documents)) => {
            let events = members.member(position);
            one_by_one(quote!(let mut output = #request.send().await?;), quote!(event), quote!(output.#events))
        }
        Some((position, Stream::Bytes | Stream::File | Stream::Files)) => {
            let body = members.member(position);
            quote! {
                let output = #request.send().await?;
                let bytes = output.#body.collect().await?;
                println!("{} bytes", bytes.len());
            }
        }
        None => quote!(let output = #request.send().await?; println!("{output:?}");),
    }
}

/// What comes one by one is shown as it comes.
fn one_by_one(begin: TokenStream, one: TokenStream, source: TokenStream) -> TokenStream {
    let shown = format!("{{{one}:?}}");
    quote! {
        #begin
        while let Some(#one) = #source.next().await {
            let #one = #one?;
            println!(#shown);
        }
    }
}

/// The operation that is easiest to show: one that changes nothing, needs nothing and returns something.
pub(super) fn simplest(cx: &Context<'_>) -> Option<usize> {
    let weight = |operation: &Operation| {
        let params = &operation.request.params;
        let needed = params.iter().filter(|param| param.field.presence == Presence::Required).count();
        let is_old = operation.deprecated.is_some();
        (is_old, !operation.read_only, needed, operation.response.output.is_none())
    };
    let operations = cx.api.operations.iter().enumerate();
    let named = operations.filter(|(_, operation)| !plain_line(&operation.name).is_empty());
    named.min_by_key(|(_, operation)| weight(operation)).map(|(position, _)| position)
}
