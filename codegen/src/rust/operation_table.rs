//! The table of an operation: everything about its messages that does not vary.
//!
//! ```text
//! static LIST_TAGS: Operation = Operation::new("ListTags", "GET", &[Part::Literal("/tags/"), Part::Label(0)])
//!     .shared(ERRORS, AUTH)
//!     .pages(&Pagination { input_token: 1, output_token: &[0] });
//! ```

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::client::{auth_table, has_common_auth};
use super::endpoint::bindings;
use super::errors::error_case;
use super::imports::Imports;
use super::names::{OperationNames, ident};
use super::{Context, SourceFile, literals};
use crate::analysis::resolve;
use crate::ir::{Checksum, Codec, Fixed, FixedPlace, Operation, Param, PathPart, Slot, Status, Type, TypeId, TypeKind};

/// The static that describes an operation, and those that it refers to.
pub(super) fn operation_table(
    cx: &Context<'_>,
    file: &mut SourceFile<'_>,
    operation: &Operation,
    names: &OperationNames,
) -> TokenStream {
    let imports = &mut file.imports;
    let request = &operation.request;
    let path = parts(imports, &request.path, &request.params);
    let host = (!request.host_prefix.is_empty()).then(|| {
        let host = parts(imports, &request.host_prefix, &request.params);
        quote!(.host(&[#host]))
    });
    let fixed = fixed(imports, &request.fixed);
    let body = body(imports, operation);
    let answer = answer(imports, operation);
    let document = document(imports, operation);
    let (errors_and_auth, error_cases) = errors_and_auth(cx, imports, operation);
    let flags = flags(operation);
    let pages = pages(cx, imports, operation);
    let endpoint = bindings(cx, imports, operation);
    let class = imports.add("ferrosmith_runtime::schema", "Operation");
    let (constant, name) = (ident(&names.constant), literals::text(&operation.name));
    let method = literals::text(&request.method);
    quote! {
        static #constant: #class =
            #class::new(#name, #method, &[#path]) #host #fixed #body #answer #document #errors_and_auth #flags #pages #endpoint;
        #error_cases
    }
}

fn parts(imports: &mut Imports<'_>, parts: &[PathPart], params: &[Param]) -> TokenStream {
    let class = imports.add("ferrosmith_runtime::schema", "Part");
    let parts = parts.iter().map(|part| match part {
        PathPart::Literal(text) => {
            let text = literals::text(text);
            quote!(#class::Literal(#text))
        }
        PathPart::Param(position) => {
            let index = Literal::usize_unsuffixed(*position);
            let is_greedy = params.get(*position).is_some_and(|param| param.slot == Slot::Path { greedy: true });
            if is_greedy { quote!(#class::Greedy(#index)) } else { quote!(#class::Label(#index)) }
        }
    });
    quote!(#(#parts),*)
}

fn fixed(imports: &mut Imports<'_>, fixed: &[Fixed]) -> Option<TokenStream> {
    let rows = fixed.iter().map(|fixed| {
        let class = imports.add("ferrosmith_runtime::schema", "Fixed");
        let place_class = imports.add("ferrosmith_runtime::schema", "FixedPlace");
        let place = match fixed.place {
            FixedPlace::Query => quote!(Query),
            FixedPlace::Header => quote!(Header),
            FixedPlace::Form => quote!(Form),
        };
        let name = literals::text(&fixed.name);
        let value = match &fixed.value {
            Some(value) => {
                let value = literals::text(value);
                quote!(Some(#value))
            }
            None => quote!(None),
        };
        quote!(#class { place: #place_class::#place, name: #name, value: #value })
    });
    let rows: Vec<TokenStream> = rows.collect();
    (!rows.is_empty()).then(|| quote!(.fixed(&[#(#rows),*])))
}

fn body(imports: &mut Imports<'_>, operation: &Operation) -> Option<TokenStream> {
    let request = &operation.request;
    if request.codec == Codec::Empty {
        return None;
    }
    let class = imports.add("ferrosmith_runtime::schema", "Codec");
    let codec = codec_variant(request.codec);
    let media_type = literals::text(request.media_type.as_deref().unwrap_or("application/octet-stream"));
    Some(quote!(.body(#class::#codec, #media_type)))
}

fn answer(imports: &mut Imports<'_>, operation: &Operation) -> Option<TokenStream> {
    let status = status_code(operation.response.status);
    let codec = operation.response.codec;
    if status == 200 && codec == Codec::Json {
        return None;
    }
    let class = imports.add("ferrosmith_runtime::schema", "Codec");
    let (status, codec) = (Literal::u16_unsuffixed(status), codec_variant(codec));
    Some(quote!(.response(#status, #class::#codec)))
}

/// The format of error responses and event payloads, where it is not the usual one.
fn document(imports: &mut Imports<'_>, operation: &Operation) -> Option<TokenStream> {
    if operation.document == Codec::Json {
        return None;
    }
    let class = imports.add("ferrosmith_runtime::schema", "Codec");
    let codec = codec_variant(operation.document);
    Some(quote!(.document(#class::#codec)))
}

/// A status as a number; of a class the first.
pub(super) fn status_code(status: Status) -> u16 {
    match status {
        Status::Code(code) => code,
        Status::Class(class) => u16::from(class) * 100,
        Status::Default => 200,
    }
}

/// The name of a codec in the runtime.
pub(super) fn codec_variant(codec: Codec) -> TokenStream {
    match codec {
        Codec::Empty => quote!(Empty),
        Codec::Json => quote!(Json),
        Codec::Form => quote!(Form),
        Codec::Multipart => quote!(Multipart),
        Codec::Text => quote!(Text),
        Codec::Bytes => quote!(Bytes),
        Codec::Stream => quote!(Stream),
        Codec::Events => quote!(Events),
    }
}

/// The calls that say how it may fail and how it is authenticated: one where both are the service's.
fn errors_and_auth(cx: &Context<'_>, imports: &mut Imports<'_>, operation: &Operation) -> (TokenStream, TokenStream) {
    let are_shared = cx.facts.errors.table.is_some() && !operation.errors.is_empty();
    if are_shared && has_common_auth(cx) && !operation.auth.is_empty() {
        let (errors, auth) = (imports.add_generated("crate", "ERRORS"), imports.add_generated("crate", "AUTH"));
        return (quote!(.shared(#errors, #auth)), TokenStream::new());
    }
    let (errors, error_cases) = errors(cx, imports, operation);
    let auth = auth(cx, imports, operation);
    (quote!(#errors #auth), error_cases)
}

/// The call that names the errors, and their table where it is the operation's own.
fn errors(cx: &Context<'_>, imports: &mut Imports<'_>, operation: &Operation) -> (Option<TokenStream>, TokenStream) {
    if operation.errors.is_empty() {
        return (None, TokenStream::new());
    }
    if cx.facts.errors.table.is_some() {
        let table = imports.add_generated("crate", "ERRORS");
        return (Some(quote!(.errors(#table))), TokenStream::new());
    }
    let rows: Vec<TokenStream> = operation.errors.iter().filter_map(|case| error_case(cx, imports, case)).collect();
    let class = imports.add("ferrosmith_runtime::schema", "ErrorCase");
    (Some(quote!(.errors(ERRORS))), quote!(static ERRORS: &[#class] = &[#(#rows),*];))
}

fn auth(cx: &Context<'_>, imports: &mut Imports<'_>, operation: &Operation) -> Option<TokenStream> {
    if operation.auth.is_empty() {
        return None;
    }
    if has_common_auth(cx) {
        let table = imports.add_generated("crate", "AUTH");
        return Some(quote!(.auth(#table)));
    }
    let table = auth_table(cx, imports, &operation.auth);
    Some(quote!(.auth(#table)))
}

fn flags(operation: &Operation) -> TokenStream {
    let request = &operation.request;
    let idempotent = (operation.idempotent || operation.read_only).then(|| quote!(.idempotent()));
    let checksum = request.checksum.map(|checksum| match checksum {
        Checksum::Md5 => quote!(.md5()),
        Checksum::Sha256Tree => quote!(.sha256_tree()),
    });
    let gzip = request.gzip_from.map(|bytes| {
        let bytes = Literal::u64_unsuffixed(bytes);
        quote!(.gzip_from(#bytes))
    });
    let unsigned = request.unsigned_payload.then(|| quote!(.unsigned_payload()));
    quote!(#idempotent #checksum #gzip #unsigned)
}

fn pages(cx: &Context<'_>, imports: &mut Imports<'_>, operation: &Operation) -> Option<TokenStream> {
    let pagination = pagination(cx, operation)?;
    let class = imports.add("ferrosmith_runtime::schema", "Pagination");
    let input_token = Literal::usize_unsuffixed(pagination.input_token);
    let output_token = pagination.output_token.iter().map(|position| Literal::usize_unsuffixed(*position));
    Some(quote!(.pages(&#class { input_token: #input_token, output_token: &[#(#output_token),*] })))
}

/// How an operation is fetched page by page, in positions.
pub(super) struct Pages<'a> {
    input_token: usize,
    output_token: Vec<usize>,
    /// The member that holds the items: its structure, its position, its type. Items further below are left to the
    /// caller of `pages`.
    pub(super) items: Option<(TypeId, usize, &'a Type)>,
}

/// How an operation is fetched page by page; none if it is not, or its token is not where the description says.
pub(super) fn pagination<'a>(cx: &Context<'a>, operation: &'a Operation) -> Option<Pages<'a>> {
    let pagination = operation.pagination.as_ref()?;
    let output = operation.response.output?;
    let mut output_token = Vec::new();
    let mut holder = Some(output);
    for name in &pagination.output_token {
        let (position, ty) = find_field(cx, holder?, name)?;
        output_token.push(position);
        holder = match resolve(&cx.api.types, ty) {
            Type::Named(id) => Some(*id),
            _ => None,
        };
    }
    let items = match pagination.items.as_deref() {
        Some([name]) => find_field(cx, output, name).map(|(position, ty)| (output, position, ty)),
        _ => None,
    };
    let holds_items = |ty: &Type| matches!(resolve(&cx.api.types, ty), Type::List(_) | Type::Map(_));
    let items = items.filter(|(_, _, ty)| holds_items(ty));
    (!output_token.is_empty()).then_some(Pages { input_token: pagination.input_token, output_token, items })
}

pub(super) fn find_field<'a>(cx: &Context<'a>, id: TypeId, name: &str) -> Option<(usize, &'a Type)> {
    let TypeKind::Struct(structure) = &cx.api.types[id].kind else { return None };
    let (position, field) = structure.fields.iter().enumerate().find(|(_, field)| field.name == name)?;
    Some((position, &field.ty))
}
