//! Types as people write them.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::analysis::{Stream, resolve};
use crate::ir::{Type, Types};
use crate::rust::Context;
use crate::rust::imports::Imports;
use crate::rust::types::{is_taken_exactly, rust_type, stream_type};

/// A type without its imports: `Option<Vec<Tag>>`.
pub(super) fn type_text(cx: &Context<'_>, ty: &Type) -> String {
    plain(rust_type(cx, &mut Imports::new(cx.names), ty))
}

/// The type of a value that may stream.
pub(super) fn value_text(cx: &Context<'_>, ty: &Type, stream: Option<Stream>) -> String {
    match stream {
        Some(stream) => plain(stream_type(cx, &mut Imports::new(cx.names), stream, ty)),
        None => type_text(cx, ty),
    }
}

/// What a setter takes for a field that is written `text`.
pub(super) fn taken(text: &str) -> String {
    format!("impl IntoField<{text}>")
}

/// What a constructor takes for a field that is written `text`.
pub(super) fn required(cx: &Context<'_>, ty: &Type, text: &str) -> String {
    if is_taken_exactly(cx, ty) { text.to_owned() } else { taken(text) }
}

/// Tokens of a type in one line.
pub(super) fn plain(tokens: TokenStream) -> String {
    let mut text = String::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let inner = plain(group.stream());
                text += &match group.delimiter() {
                    // The comma of a tuple with one item.
                    Delimiter::Parenthesis => format!("({})", inner.trim_end()),
                    Delimiter::Bracket => format!("[{inner}]"),
                    Delimiter::Brace | Delimiter::None => inner,
                };
            }
            TokenTree::Punct(punct) if punct.as_char() == ',' => text += ", ",
            TokenTree::Punct(punct) => text.push(punct.as_char()),
            TokenTree::Ident(ident) => {
                if text.ends_with(|last: char| last.is_alphanumeric()) {
                    text.push(' ');
                }
                text += &ident.to_string();
            }
            TokenTree::Literal(literal) => text += &literal.to_string(),
        }
    }
    text
}

/// The names of the named types in a type, those of constrained types included, which it does not show.
pub(super) fn through(types: &Types, ty: &Type) -> Vec<String> {
    let mut names = Vec::new();
    collect(types, ty, &mut names);
    names
}

fn collect(types: &Types, ty: &Type, names: &mut Vec<String>) {
    match ty {
        Type::Named(id) => {
            names.push(types.name(*id).to_owned());
            let plain = resolve(types, ty);
            if plain != ty {
                collect(types, plain, names);
            }
        }
        Type::Nullable(inner) => collect(types, inner, names),
        Type::List(list) => collect(types, &list.item, names),
        Type::Tuple(tuple) => tuple.types().for_each(|item| collect(types, item, names)),
        Type::Map(map) => {
            collect(types, &map.key, names);
            collect(types, &map.value, names);
        }
        _ => {}
    }
}
