//! Constrained types: a shape, a pattern and a checker for each that has a name.
//!
//! ```text
//! pub(crate) static TAG_KEY: Shape = Shape::new("TagKey").min_length(1).max_length(128).pattern(&TAG_KEY_PATTERN);
//!
//! /// Checks a `TagKey`: 1 to 128 characters matching `^[a-z]*$`.
//! ///
//! /// # Errors
//! /// All that is violated.
//! pub fn tag_key(value: &str) -> Result<(), Violations> {
//!     check_str(value, &TAG_KEY)
//! }
//!
//! static TAG_KEY_PATTERN: Pattern = Pattern::new("^[a-z]*$");
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Docs, code_span, in_words, pattern_block};
use super::names::ident;
use super::shapes::{Statics, named_shape};
use super::types::rust_type;
use super::{Context, SourceFile};
use crate::files::Files;
use crate::ir::{Newtype, Type, TypeDef, TypeId, TypeKind};

/// Whether the description constrains anything that has a name.
pub(super) fn has_checks(cx: &Context<'_>) -> bool {
    cx.api.types.iter().any(|(_, definition)| matches!(definition.kind, TypeKind::Newtype(_)))
}

/// Writes `checks.rs`.
pub(super) fn emit_checks(cx: &Context<'_>, files: &mut Files) {
    if !has_checks(cx) {
        return;
    }
    let mut file = SourceFile::new(cx, file!());
    file.statics = Statics::in_checks();
    let newtypes = || {
        cx.api.types.iter().filter_map(|(id, definition)| match &definition.kind {
            TypeKind::Newtype(newtype) => Some((id, definition, &**newtype)),
            _ => None,
        })
    };
    newtypes().for_each(|(id, _, _)| file.statics.reserve(&cx.names.of_type(id).constant));
    let checks: Vec<TokenStream> =
        newtypes().map(|(id, definition, newtype)| emit_check(cx, &mut file, id, definition, newtype)).collect();
    let docs = quote!(#![doc = " Checks of single values: one for each constrained type of the description."]);
    files.insert("src/checks.rs", file.finish_under(docs, quote!(#(#checks)*), &[]));
}

fn emit_check(
    cx: &Context<'_>,
    file: &mut SourceFile<'_>,
    id: TypeId,
    definition: &TypeDef,
    newtype: &Newtype,
) -> TokenStream {
    let names = cx.names.of_type(id);
    let (constant, function) = (ident(&names.constant), ident(&names.module));
    let (imports, statics) = (&mut file.imports, &mut file.statics);
    let shape = named_shape(cx, imports, statics, &constant, &definition.name, newtype, definition.sensitive);
    let docs = check_docs(definition, newtype).outer();
    let violations = imports.add("ferrosmith_runtime::validate", "Violations");
    let (ty, call) = match &newtype.ty {
        Type::String => (quote!(str), imports.add("ferrosmith_runtime::validate", "check_str")),
        Type::List(list) => {
            let item = rust_type(cx, imports, &list.item);
            (quote!(Vec<#item>), imports.add("ferrosmith_runtime::validate", "check"))
        }
        other => (rust_type(cx, imports, other), imports.add("ferrosmith_runtime::validate", "check")),
    };
    let allow = matches!(newtype.ty, Type::List(_)).then(|| quote!(#[allow(clippy::ptr_arg)]));
    quote! {
        #shape
        #docs
        #allow
        pub fn #function(value: &#ty) -> Result<(), #violations> {
            #call(value, &#constant)
        }
    }
}

fn check_docs(definition: &TypeDef, newtype: &Newtype) -> Docs {
    let words = in_words(&newtype.constraints, &newtype.ty);
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_ascii_lowercase());
    let words: String = first.into_iter().chain(letters).collect();
    let mut docs = Docs::default();
    docs.paragraph(&format!("Checks a {}: {words}", code_span(&definition.name)));
    if let Some(block) = pattern_block(&newtype.constraints) {
        docs.block(block);
    }
    docs.block(["# Errors".to_owned(), String::new(), "All that is violated.".to_owned()]);
    docs
}
