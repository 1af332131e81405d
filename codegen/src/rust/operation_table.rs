//! The table of an operation: everything about its messages that does not vary.
//!
//! ```text
//! Operation::new("ListTags", "GET", &[Part::Literal("/tags/"), Part::Label(0)])
//!     .shared(ERRORS, AUTH)
//!     .pages(&Pagination::token(1, &[0]));
//! ```

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::auth::{auth_table, has_common_auth};
use super::client::template;
use super::endpoint::bindings;
use super::error_cases::error_case;
use super::http::{codec_variant, status, status_code};
use super::imports::Imports;
use super::pagination::{Next, pagination};
use super::{Context, SourceFile, literals, xml};
use crate::ir::{
    Alternative, Checksum, Codec, ErrorCase, Fixed, FixedPlace, Operation, Param, PathPart, ResponseCase, Slot, Status,
};

/// The expression that describes an operation.
pub(super) fn operation_table(cx: &Context<'_>, file: &mut SourceFile<'_>, operation: &Operation) -> TokenStream {
    let imports = &mut file.imports;
    let request = &operation.request;
    let path = parts(imports, &request.path, &request.params);
    let host = (!request.host_prefix.is_empty()).then(|| {
        let host = parts(imports, &request.host_prefix, &request.params);
        quote!(.host(&[#host]))
    });
    let fixed = fixed(imports, &request.fixed);
    let body = body(imports, operation);
    let response = response(imports, operation);
    let cases = cases(imports, operation);
    let document = document(imports, operation);
    let marker = marker(operation);
    let (errors_and_auth, error_cases) = errors_and_auth(cx, imports, operation);
    file.statics.add(error_cases);
    let flags = flags(imports, operation);
    let pages = pages(cx, imports, operation);
    let endpoint = bindings(cx, imports, operation);
    let server = operation.servers.first().map(|server| {
        let server = template(imports, server);
        quote!(.server(&#server))
    });
    let (constructor, accept) = accept(operation);
    let class = imports.add("ferrosmith_runtime::inner", "Operation");
    let (name, method) = (literals::text(&operation.name), literals::text(&request.method));
    quote! {
        #class::#constructor(#name, #method, &[#path]) #accept #host #fixed #body #response #cases #document #marker #errors_and_auth #flags #pages #endpoint #server
    }
}

fn parts(imports: &mut Imports<'_>, parts: &[PathPart], params: &[Param]) -> TokenStream {
    let class = imports.add("ferrosmith_runtime::inner", "Part");
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
        PathPart::InEndpoint(position) => {
            let index = Literal::usize_unsuffixed(*position);
            quote!(#class::InEndpoint(#index))
        }
    });
    quote!(#(#parts),*)
}

fn fixed(imports: &mut Imports<'_>, fixed: &[Fixed]) -> Option<TokenStream> {
    let rows = fixed.iter().map(|fixed| {
        let class = imports.add("ferrosmith_runtime::inner", "Fixed");
        let place_class = imports.add("ferrosmith_runtime::inner", "FixedPlace");
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
    let class = imports.add("ferrosmith_runtime::inner", "Codec");
    let codec = codec_variant(imports, request.codec);
    let media_type = literals::text(request.media_type.as_deref().unwrap_or("application/octet-stream"));
    let root = request.root.as_ref().map(|root| {
        let root = xml::element(imports, root);
        quote!(.root(&#root))
    });
    let call = if request.is_body_optional { quote!(optional_body) } else { quote!(body) };
    let others: Vec<TokenStream> = request.alternatives.iter().map(|other| alternative(imports, other)).collect();
    let others = (!others.is_empty()).then(|| quote!(.or_body(&[#(#others),*])));
    Some(quote!(.#call(#class::#codec, #media_type) #others #root))
}

/// Another codec and media type of a body.
fn alternative(imports: &mut Imports<'_>, other: &Alternative) -> TokenStream {
    let class = imports.add("ferrosmith_runtime::inner", "Codec");
    let (codec, media_type) = (codec_variant(imports, other.codec), literals::text(&other.media_type));
    quote!((#class::#codec, #media_type))
}

fn response(imports: &mut Imports<'_>, operation: &Operation) -> Option<TokenStream> {
    let status = status_code(operation.response.status);
    let codec = operation.response.codec;
    if status == 200 && codec == Codec::Json {
        return None;
    }
    let class = imports.add("ferrosmith_runtime::inner", "Codec");
    let (status, codec) = (Literal::u16_unsuffixed(status), codec_variant(imports, codec));
    Some(quote!(.response(#status, #class::#codec)))
}

/// The constructor, which says what most operations ask for, and the call that names what others do.
fn accept(operation: &Operation) -> (TokenStream, Option<TokenStream>) {
    match &operation.response.accept[..] {
        [] => (quote!(new), None),
        [only] if only == "application/json" => (quote!(json), None),
        several => {
            let media_types = literals::text(&several.join(", "));
            (quote!(new), Some(quote!(.accept(#media_types))))
        }
    }
}

/// The successful responses, where more than the first codec is needed to read them.
fn cases(imports: &mut Imports<'_>, operation: &Operation) -> Option<TokenStream> {
    let response = &operation.response;
    let is_like_first = |case: &ResponseCase| {
        let is_success = matches!(case.status, Status::Code(200..=299) | Status::Class(2) | Status::Default);
        let is_read_alike = case.codec == response.codec || case.codec == Codec::Empty;
        case.variant.is_none() && is_read_alike && (is_success || case.status == response.status)
    };
    if response.cases.iter().all(is_like_first) {
        return None;
    }
    let rows = response.cases.iter().map(|case| {
        let class = imports.add("ferrosmith_runtime::inner", "ResponseCase");
        let codec_class = imports.add("ferrosmith_runtime::inner", "Codec");
        let (status, codec) = (status(imports, case.status), codec_variant(imports, case.codec));
        let media_type = literals::text(case.media_type.as_deref().unwrap_or_default());
        let variant = case.variant.map(|variant| {
            let variant = Literal::usize_unsuffixed(variant);
            quote!(.variant(#variant))
        });
        quote!(#class::new(#status, #media_type, #codec_class::#codec) #variant)
    });
    let rows: Vec<TokenStream> = rows.collect();
    Some(quote!(.cases(&[#(#rows),*])))
}

/// The format of error responses and event payloads, where it is not the usual one.
fn document(imports: &mut Imports<'_>, operation: &Operation) -> Option<TokenStream> {
    if operation.document == Codec::Json {
        return None;
    }
    let class = imports.add("ferrosmith_runtime::inner", "Codec");
    let codec = codec_variant(imports, operation.document);
    Some(quote!(.document(#class::#codec)))
}

/// The header that every response carries.
fn marker(operation: &Operation) -> Option<TokenStream> {
    let marker = operation.marker.as_ref()?;
    let (name, value) = (literals::text(&marker.name), literals::text(&marker.value));
    Some(quote!(.marker(#name, #value)))
}

/// The calls that say how it may fail and how it is authenticated: one where both are the service's.
fn errors_and_auth(
    cx: &Context<'_>,
    imports: &mut Imports<'_>,
    operation: &Operation,
) -> (TokenStream, Option<TokenStream>) {
    let are_shared = cx.facts.errors.table.is_some() && !operation.errors.is_empty();
    if are_shared && has_common_auth(cx) && !operation.auth.is_empty() {
        let (errors, auth) = (imports.add_generated("crate", "ERRORS"), imports.add_generated("crate", "AUTH"));
        return (quote!(.shared(#errors, #auth)), None);
    }
    let (errors, error_cases) = errors(cx, imports, operation);
    let auth = auth(cx, imports, operation);
    (quote!(#errors #auth), error_cases)
}

/// The call that names the errors, and their table where it is the operation's own.
fn errors(
    cx: &Context<'_>,
    imports: &mut Imports<'_>,
    operation: &Operation,
) -> (Option<TokenStream>, Option<TokenStream>) {
    if operation.errors.is_empty() {
        return (None, None);
    }
    if cx.facts.errors.table.is_some() {
        let table = imports.add_generated("crate", "ERRORS");
        return (Some(quote!(.errors(#table))), None);
    }
    let cases = operation.errors.iter().enumerate().filter(|(at, case)| !is_repeated(&operation.errors[..*at], case));
    let rows = cases.filter_map(|(_, case)| {
        let row = error_case(cx, imports, case)?;
        let media_type = deciding_media_type(&operation.errors, case);
        Some(quote!(#row #media_type))
    });
    let rows: Vec<TokenStream> = rows.collect();
    let class = imports.add("ferrosmith_runtime::inner", "ErrorCase");
    (Some(quote!(.errors(ERRORS))), Some(quote!(static ERRORS: &[#class] = &[#(#rows),*];)))
}

/// Whether a case is read as one before it, whatever its media type.
fn is_repeated(before: &[ErrorCase], case: &ErrorCase) -> bool {
    case.code.is_none()
        && before.iter().any(|other| (other.status, other.ty, other.codec) == (case.status, case.ty, case.codec))
}

/// The call that names the media type of a case, where others of its status are read otherwise.
fn deciding_media_type(all: &[ErrorCase], case: &ErrorCase) -> Option<TokenStream> {
    let is_other = |other: &ErrorCase| other.status == case.status && (other.ty, other.codec) != (case.ty, case.codec);
    let media_type = case.media_type.as_deref().filter(|_| case.code.is_none() && all.iter().any(is_other))?;
    let media_type = literals::text(media_type);
    Some(quote!(.media_type(#media_type)))
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

fn flags(imports: &mut Imports<'_>, operation: &Operation) -> TokenStream {
    let request = &operation.request;
    let idempotent = (operation.idempotent || operation.read_only).then(|| quote!(.idempotent()));
    let checksum = request.checksum.map(|checksum| match checksum {
        Checksum::Md5 => quote!(.md5()),
        Checksum::Sha256Tree => quote!(.sha256_tree()),
        Checksum::Chosen { by, required } => {
            let by = match by {
                Some(by) => {
                    let by = Literal::usize_unsuffixed(by);
                    quote!(Some(#by))
                }
                None => quote!(None),
            };
            quote!(.checksum(#by, #required))
        }
    });
    let verified = request.verification.as_ref().map(|verification| {
        let class = imports.add("ferrosmith_runtime::inner", "Verification");
        let digest = imports.add("ferrosmith_runtime::inner", "Digest");
        let mode = Literal::usize_unsuffixed(verification.mode);
        let digests = verification.digests.iter().map(|found| {
            let name = format_ident!("{found:?}");
            quote!(#digest::#name)
        });
        quote!(.verified(&#class::new(#mode, &[#(#digests),*])))
    });
    let gzip = request.gzip_from.map(|bytes| {
        let bytes = Literal::u64_unsuffixed(bytes);
        quote!(.gzip_from(#bytes))
    });
    let length = request.requires_length.then(|| quote!(.requires_length()));
    let unsigned = request.unsigned_payload.then(|| quote!(.unsigned_payload()));
    quote!(#idempotent #checksum #verified #gzip #length #unsigned)
}

fn pages(cx: &Context<'_>, imports: &mut Imports<'_>, operation: &Operation) -> Option<TokenStream> {
    let pagination = pagination(cx, operation)?;
    let class = imports.add("ferrosmith_runtime::inner", "Pagination");
    let next = match &pagination.next {
        Next::Token { input, output } => {
            let (input, output) = (Literal::usize_unsuffixed(*input), positions(output));
            quote!(token(#input, #output))
        }
        Next::LastItem { input, id } => {
            let (input, items) = (Literal::usize_unsuffixed(*input), positions(&pagination.counted));
            let id = Literal::usize_unsuffixed(*id);
            quote!(last_item(#input, #items, #id))
        }
        Next::Number { param, first } => {
            let (param, items) = (Literal::usize_unsuffixed(*param), positions(&pagination.counted));
            let first = Literal::u32_unsuffixed(*first);
            quote!(number(#param, #first, #items))
        }
        Next::Offset { param } => {
            let (param, items) = (Literal::usize_unsuffixed(*param), positions(&pagination.counted));
            quote!(offset(#param, #items))
        }
        Next::Url { output } => {
            let output = positions(output);
            quote!(url(#output))
        }
        Next::Link => quote!(link()),
    };
    let more = pagination.more.map(|more| {
        let more = positions(&more);
        quote!(.more(#more))
    });
    Some(quote!(.pages(&#class::#next #more)))
}

/// The members that lead to a value: `&[1, 0]`.
fn positions(path: &[usize]) -> TokenStream {
    let path = path.iter().map(|position| Literal::usize_unsuffixed(*position));
    quote!(&[#(#path),*])
}
