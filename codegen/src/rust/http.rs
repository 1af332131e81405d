//! What tables hold of HTTP: statuses and codecs.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::imports::Imports;
use super::xml;
use crate::ir::{Codec, Status};

/// A status as a number; of a class the first.
pub(super) fn status_code(status: Status) -> u16 {
    match status {
        Status::Code(code) => code,
        Status::Class(class) => u16::from(class) * 100,
        Status::Default => 200,
    }
}

/// The name of a codec in the runtime.
pub(super) fn codec_variant(imports: &mut Imports<'_>, codec: Codec) -> TokenStream {
    match codec {
        Codec::Empty => quote!(Empty),
        Codec::Json => quote!(Json),
        Codec::Cbor => quote!(Cbor),
        Codec::Xml(wrapper) => {
            let wrapper = xml::wrapper(imports, wrapper);
            quote!(Xml(#wrapper))
        }
        Codec::Form => quote!(Form),
        Codec::Query(names) => {
            let names = xml::query_names(imports, names);
            quote!(Query(#names))
        }
        Codec::Multipart => quote!(Multipart),
        Codec::Text => quote!(Text),
        Codec::Bytes => quote!(Bytes),
        Codec::Stream => quote!(Stream),
        Codec::Events => quote!(Events),
        Codec::ServerEvents => quote!(ServerEvents),
        Codec::JsonLines => quote!(JsonLines),
        Codec::JsonSequence => quote!(JsonSequence),
    }
}

/// A status or class of statuses as an expression.
pub(super) fn status(imports: &mut Imports<'_>, status: Status) -> TokenStream {
    let class = imports.add("ferrosmith_runtime::inner", "Status");
    match status {
        Status::Code(code) => {
            let code = Literal::u16_unsuffixed(code);
            quote!(#class::Code(#code))
        }
        Status::Class(class_digit) => {
            let digit = Literal::u8_unsuffixed(class_digit);
            quote!(#class::Class(#digit))
        }
        Status::Default => quote!(#class::Default),
    }
}
