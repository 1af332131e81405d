//! Constrained types: a shape, a pattern and a checker for each that has a name.
//!
//! ```text
//! /// Checks a `TagKey`: 1 to 128 characters matching `^[a-z]*$`.
//! ///
//! /// # Examples
//! ///
//! /// ```
//! /// assert!(bedrock::checks::tag_key("example").is_ok());
//! /// ```
//! ///
//! /// # Errors
//! ///
//! /// Every violated constraint.
//! #[inline]
//! pub fn tag_key(value: &str) -> Result<(), Violations> {
//!     check_str(value, &TAG_KEY)
//! }
//!
//! tables! {
//!     static TAG_KEY_PATTERN: Pattern = Pattern::new("^[a-z]*$");
//!     pub(crate) static TAG_KEY: Shape = Shape::new("TagKey").min_length(1).pattern(&TAG_KEY_PATTERN);
//! }
//! ```

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::docs::{Docs, article, code_span, in_words, pattern_blocks};
use super::names::ident;
use super::shapes::{Statics, named_shape};
use super::types::rust_type;
use super::{Context, SourceFile, examples, literals};
use crate::analysis::EffectiveConstraints;
use crate::files::Files;
use crate::ir::{Newtype, Type, TypeDef, TypeId, TypeKind};

/// Whether the description constrains anything that has a name.
pub(super) fn has_checks(cx: &Context<'_>) -> bool {
    first_check(cx).is_some()
}

/// The name of the first check, for examples.
pub(super) fn first_check(cx: &Context<'_>) -> Option<Ident> {
    let mut types = cx.api.types.iter();
    types.find_map(|(id, definition)| {
        matches!(definition.kind, TypeKind::Newtype(_)).then(|| ident(&cx.names.of_type(id).module))
    })
}

/// Writes `checks.rs`.
pub(super) fn emit_checks(cx: &Context<'_>, files: &mut Files) {
    if !has_checks(cx) {
        return;
    }
    let mut file = SourceFile::new(cx);
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
    let docs = quote!(#![doc = " Checks of single values, one for each constrained type of the description."]);
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
    named_shape(cx, imports, statics, &constant, &definition.name, newtype, definition.sensitive);
    let docs = check_docs(cx, id, definition, newtype).outer();
    let violations = imports.add("ferrosmith_runtime", "Violations");
    let check = if matches!(newtype.ty, Type::String) { "check_str" } else { "check" };
    let check = imports.add("ferrosmith_runtime::inner", check);
    let (ty, value) = match &newtype.ty {
        Type::String => (quote!(&str), quote!(value)),
        Type::List(list) => {
            let item = rust_type(cx, imports, &list.item);
            (quote!(&Vec<#item>), quote!(value))
        }
        // Numbers that a register holds are handed over.
        number if is_small(number) => (rust_type(cx, imports, number), quote!(&value)),
        other => {
            let ty = rust_type(cx, imports, other);
            (quote!(&#ty), quote!(value))
        }
    };
    let allow = matches!(newtype.ty, Type::List(_)).then(|| quote!(#[allow(clippy::ptr_arg)]));
    quote! {
        #docs
        #allow
        #[inline]
        pub fn #function(value: #ty) -> Result<(), #violations> {
            #check(#value, &#constant)
        }
    }
}

/// Whether values of a type are as easily copied as pointed to.
fn is_small(ty: &Type) -> bool {
    match ty {
        Type::Int(int) => !int.is_big(),
        Type::Float(float) => !float.is_big(),
        _ => false,
    }
}

fn check_docs(cx: &Context<'_>, id: TypeId, definition: &TypeDef, newtype: &Newtype) -> Docs {
    let effective = EffectiveConstraints::of(&newtype.constraints);
    let words = in_words(&effective, &newtype.ty, None);
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_ascii_lowercase());
    let words: String = first.into_iter().chain(letters).collect();
    let mut docs = Docs::default();
    let name = code_span(&definition.name);
    let article = article(&definition.name);
    docs.paragraph(&format!("Checks {article} {name}: {words}"));
    for block in pattern_blocks(&effective) {
        docs.block(block);
    }
    docs.append(&Docs::of(&definition.docs));
    if let Some(example) = example(cx, newtype, &effective) {
        let (library, function) = (cx.library(), ident(&cx.names.of_type(id).module));
        docs.test([format!("assert!({library}::checks::{function}({example}).is_ok());")]);
    }
    docs.block(["# Errors".to_owned(), String::new(), "Every violated constraint.".to_owned()]);
    docs
}

/// A value that passes as Rust writes it, if it is one to read.
fn example(cx: &Context<'_>, newtype: &Newtype, effective: &EffectiveConstraints<'_>) -> Option<String> {
    match &newtype.ty {
        Type::String => {
            let text =
                examples::text(cx, effective, &newtype.examples, 0).filter(|text| text.chars().count() <= 200)?;
            Some(literals::text(&text).to_string())
        }
        Type::Int(width) if !width.is_big() => Some(examples::whole(effective, 0).to_string()),
        _ => None,
    }
}
