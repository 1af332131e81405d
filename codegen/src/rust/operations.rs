//! Operations: one file for each, with its output, and `operations.rs`, which lists them.
//!
//! ```text
//! /// Lists the models.
//! #[derive(Clone, Default)]
//! pub struct ListModels {
//!     /// Only those of this provider.
//!     pub by_provider: Option<String>,
//!     pub(crate) call: Call,
//! }
//!
//! setters! {
//!     ListModels;
//!     /// Only those of this provider.
//!     by_provider: String;
//! }
//!
//! operation! {
//!     ListModels => ListModelsResponse, Error;
//!     Operation::new("ListModels", "GET", &[Part::Literal("/models")]);
//!     by_provider = Member::new("byProvider").shape(&checks::PROVIDER).query();
//! }
//!
//! paginate! {
//!     ListModels => ListModelsResponse, Error;
//!     models: Model;
//! }
//! ```

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::auth::can_presign;
use super::examples::operation_example;
use super::members::{Row, member};
use super::names::{OperationNames, ident};
use super::operation_table::operation_table;
use super::pagination::pagination;
use super::types::{FieldType, deprecated, rust_type, setter, stream_type, struct_items};
use super::waiters::waiters;
use super::{Context, SourceFile, docs};
use crate::analysis::resolve;
use crate::files::Files;
use crate::ir::{Operation, Presence, Struct, Type, TypeId, TypeKind};

/// Writes every operation.
pub(super) fn emit_operations(cx: &Context<'_>, files: &mut Files) {
    let mut modules = BTreeMap::new();
    for (position, operation) in cx.api.operations.iter().enumerate() {
        let names = cx.names.of_operation(position);
        let (module, name) = (ident(&names.module), ident(&names.name));
        let exports = match own_output(cx, position, operation) {
            Some((id, _)) => {
                let output = cx.names.of_type(id).ident();
                quote!(pub use #module::{#name, #output};)
            }
            None => quote!(pub use #module::#name;),
        };
        modules.insert(&names.module, (quote!(mod #module;), exports));
        files.insert(format!("src/operations/{}.rs", names.module), emit_operation(cx, position, operation));
    }
    let docs = quote!(#![doc = " The operations: requests and their outputs."]);
    let (modules, exports): (Vec<TokenStream>, Vec<TokenStream>) = modules.into_values().unzip();
    let list = SourceFile::new(cx);
    files.insert("src/operations.rs", list.finish_under(docs, quote!(#(#modules)* #(#exports)*), &[]));
}

/// The structure that stands in the file of an operation.
fn own_output<'a>(cx: &Context<'a>, position: usize, operation: &Operation) -> Option<(TypeId, &'a Struct)> {
    let id = operation.response.output.filter(|id| cx.home(*id) == Some(position))?;
    match &cx.api.types[id].kind {
        TypeKind::Struct(structure) => Some((id, structure)),
        _ => None,
    }
}

fn emit_operation(cx: &Context<'_>, position: usize, operation: &Operation) -> String {
    let mut file = SourceFile::new(cx);
    let names = cx.names.of_operation(position);
    let output = output_type(cx, &mut file, operation);
    let request = request(cx, &mut file, position, operation, &output);
    let pages = pages(cx, &mut file, operation, names, &output);
    let waiters = waiters(&mut file, operation, names, &output);
    let own_output = own_output(cx, position, operation);
    let output_items = own_output.map(|(id, structure)| struct_items(cx, &mut file, id, structure));
    let output_name = own_output.map_or("", |(id, _)| &cx.names.of_type(id).name);
    let items = quote! {
        #request
        #pages
        #waiters
        #output_items
    };
    file.finish(items, &[&names.name, output_name])
}

/// The type that `send` returns.
fn output_type(cx: &Context<'_>, file: &mut SourceFile<'_>, operation: &Operation) -> TokenStream {
    match operation.response.output {
        None => quote!(()),
        Some(id) => rust_type(cx, &mut file.imports, &Type::Named(id)),
    }
}

/// The request with its setters and its table of members.
fn request(
    cx: &Context<'_>,
    file: &mut SourceFile<'_>,
    position: usize,
    operation: &Operation,
    output: &TokenStream,
) -> TokenStream {
    let names = cx.names.of_operation(position);
    let mut fields = Vec::new();
    let mut setters = Vec::new();
    let mut rows = Vec::new();
    for (index, param) in operation.request.params.iter().enumerate() {
        let (field, name) = (&param.field, ident(&names.params[index]));
        let ty = match cx.facts.streams.param(position, index) {
            Some(stream) => stream_type(cx, &mut file.imports, stream, &field.ty),
            None => rust_type(cx, &mut file.imports, &field.ty),
        };
        let field_docs = docs::param_docs(cx, field);
        let docs = field_docs.outer();
        let deprecated = deprecated(field.flags.deprecated.as_deref());
        let row = Row {
            is_required: is_asked_for(&field.presence),
            is_param: true,
            ..Row::new(field, &param.slot, &names.params[index])
        };
        let member = member(cx, &mut file.imports, &mut file.statics, &row);
        fields.push(quote!(#docs #deprecated pub #name: Option<#ty>,));
        setters.push(setter(field, &field_docs, &name, &FieldType::of_param(ty.clone())));
        rows.push(quote!(#name = #member;));
    }
    let mut docs = docs::operation_docs(cx, operation);
    let docs = docs.example(operation_example(cx, position)).outer();
    let deprecated = deprecated(operation.deprecated.as_deref());
    let call = file.imports.add("ferrosmith_runtime", "Call");
    let error = file.imports.add_generated("crate", "Error");
    let name = ident(&names.name);
    let setters = (!setters.is_empty()).then(|| {
        let macro_name = file.imports.add_macro("setters");
        quote!(#macro_name! { #name; #(#setters)* })
    });
    let table = operation_table(cx, file, operation);
    let presign = can_presign(cx, position).then(|| quote!(, presign));
    let macro_name = file.imports.add_macro("operation");
    quote! {
        #docs
        #deprecated
        #[derive(Clone, Default)]
        pub struct #name {
            #(#fields)*
            pub(crate) call: #call,
        }
        #setters
        #macro_name! {
            #name => #output, #error #presign;
            #table;
            #(#rows)*
        }
    }
}

/// The service fills in its defaults itself, so nothing that has one is required.
fn is_asked_for(presence: &Presence) -> bool {
    *presence == Presence::Required
}

/// `pages` and, where the description says which they are, `items`.
fn pages(
    cx: &Context<'_>,
    file: &mut SourceFile<'_>,
    operation: &Operation,
    names: &OperationNames,
    output: &TokenStream,
) -> Option<TokenStream> {
    let pagination = pagination(cx, operation)?;
    let items = pagination.items.and_then(|path| {
        let members = path.steps.iter().map(|(id, position)| cx.names.of_type(*id).member(*position));
        let mut holders: Vec<_> = members.collect();
        let field = holders.pop()?;
        let within = (!holders.is_empty()).then(|| quote!(in #(#holders).*));
        let item = item_type(cx, file, path.ty);
        Some(quote!(#field #within: #item;))
    });
    let macro_name = file.imports.add_macro("paginate");
    let error = file.imports.add_generated("crate", "Error");
    let name = ident(&names.name);
    Some(quote! {
        #macro_name! {
            #name => #output, #error;
            #items
        }
    })
}

/// The type of one item of a list, or of one entry of a map.
fn item_type(cx: &Context<'_>, file: &mut SourceFile<'_>, ty: &Type) -> TokenStream {
    match resolve(&cx.api.types, ty) {
        Type::List(list) => rust_type(cx, &mut file.imports, &list.item),
        Type::Map(map) => {
            let value = rust_type(cx, &mut file.imports, &map.value);
            quote!((String, #value))
        }
        Type::Nullable(inner) => item_type(cx, file, inner),
        other => rust_type(cx, &mut file.imports, other),
    }
}
