//! Shapes: what tables say of a value beyond its Rust type.
//!
//! ```text
//! static TAGS: Shape = Shape::new("").max_length(50).item(&checks::TAG_VALUE);
//! ```

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

mod effective;
mod patterns;

use super::imports::Imports;
use super::names::{Scope, ident};
use super::types::rust_type;
use super::xml::{entry_call, item_call};
use super::{Context, literals};
use crate::analysis::{EffectiveConstraints, resolve};
use crate::ir::{Constraints, Float, Int, Newtype, TimestampFormat, Tuple, Type, TypeId, TypeKind};
use effective::demand_calls;

/// The statics of a file that shapes are made of, in the order in which they are needed.
pub(super) struct Statics {
    scope: Scope,
    items: Vec<TokenStream>,
    /// Whether the file is the one that holds the shapes that have names.
    is_in_checks: bool,
}

impl Statics {
    /// None yet.
    pub(super) fn new() -> Self {
        Self { scope: Scope::constants(), items: Vec::new(), is_in_checks: false }
    }

    /// None yet in the file that holds the shapes that have names.
    pub(super) fn in_checks() -> Self {
        Self { is_in_checks: true, ..Self::new() }
    }

    /// Keeps a name for a static that is written otherwise.
    pub(super) fn reserve(&mut self, name: &str) {
        self.scope.name(name);
    }

    /// Adds a static that is written elsewhere.
    pub(super) fn add(&mut self, item: Option<TokenStream>) {
        self.items.extend(item);
    }

    /// The statics as rows of one macro, for which `name` is called; nothing if there are none.
    pub(super) fn into_items(self, name: impl FnOnce() -> Ident) -> Option<TokenStream> {
        let items = self.items;
        (!items.is_empty()).then(|| {
            let name = name();
            quote!(#name! { #(#items)* })
        })
    }
}

/// A reference to the shape of a value; none where the Rust type tells everything. `owner` is what a shape is called
/// after that has no name of its own.
pub(super) fn shape(
    cx: &Context<'_>,
    imports: &mut Imports<'_>,
    statics: &mut Statics,
    ty: &Type,
    constraints: &Constraints,
    owner: &str,
) -> Option<TokenStream> {
    match ty {
        Type::Nullable(inner) => return shape(cx, imports, statics, inner, constraints, owner),
        Type::Timestamp(format) if constraints.is_empty() => return Some(timestamp_shape(imports, *format)),
        Type::Named(id) if constraints.is_empty() && is_newtype(cx, *id) => {
            return Some(checker(cx, imports, statics, *id));
        }
        _ => {}
    }
    let effective = EffectiveConstraints::at(&cx.api.types, ty, constraints);
    let builder = builder(cx, imports, statics, resolve(&cx.api.types, ty), &effective, owner);
    if builder.calls.is_empty() {
        return None;
    }
    if let (Some(inner), true) = (below(&builder), effective.is_empty()) {
        return Some(inner);
    }
    let shape = imports.add("ferrosmith_runtime::inner", "Shape");
    let name = ident(&statics.scope.name(owner));
    let calls = builder.calls;
    statics.items.push(quote!(static #name: #shape = #shape::new("") #(#calls)*;));
    Some(quote!(&#name))
}

/// Adds the statics of a constrained type that has a name.
pub(super) fn named_shape(
    cx: &Context<'_>,
    imports: &mut Imports<'_>,
    statics: &mut Statics,
    constant: &Ident,
    name: &str,
    newtype: &Newtype,
    is_sensitive: bool,
) {
    let effective = EffectiveConstraints::of(&newtype.constraints);
    let builder = builder(cx, imports, statics, &newtype.ty, &effective, &constant.to_string());
    let shape = imports.add("ferrosmith_runtime::inner", "Shape");
    let mut calls = builder.calls;
    if is_sensitive {
        calls.push(quote!(.sensitive()));
    }
    let name = literals::text(name);
    statics.items.push(quote!(pub(crate) static #constant: #shape = #shape::new(#name) #(#calls)*;));
}

/// The calls that build a shape.
struct Builder {
    calls: Vec<TokenStream>,
    /// The shape of points in time below, if that is all there is.
    timestamp: Option<TokenStream>,
}

/// Formats of points in time hold for everything below, so a list of them needs no shape of its own.
fn below(builder: &Builder) -> Option<TokenStream> {
    builder.timestamp.clone().filter(|_| builder.calls.len() == 1)
}

fn builder(
    cx: &Context<'_>,
    imports: &mut Imports<'_>,
    statics: &mut Statics,
    ty: &Type,
    effective: &EffectiveConstraints<'_>,
    owner: &str,
) -> Builder {
    let mut builder = Builder { calls: Vec::new(), timestamp: None };
    if let Type::Timestamp(format) = ty {
        let name = imports.add("ferrosmith_runtime::inner", "TimestampFormat");
        let format = timestamp_variant(*format);
        builder.calls.push(quote!(.timestamp(#name::#format)));
    }
    if matches!(ty, Type::Int(Int::BigText) | Type::Float(Float::BigText)) {
        builder.calls.push(quote!(.quoted()));
    }
    builder.calls.extend(demand_calls(cx, imports, statics, effective, owner));
    let is_sensitive = match ty {
        Type::List(list) => {
            add_item(cx, imports, statics, &list.item, owner, &mut builder);
            builder.calls.extend(list.element.as_ref().map(|element| item_call(imports, element)));
            list.sensitive
        }
        Type::Tuple(tuple) => {
            add_items(cx, imports, statics, tuple, owner, &mut builder);
            false
        }
        Type::Map(map) => {
            add_key(cx, imports, statics, &map.key, owner, &mut builder);
            add_item(cx, imports, statics, &map.value, owner, &mut builder);
            builder.calls.extend(map.entry.as_ref().map(|entry| entry_call(imports, entry)));
            map.sensitive
        }
        Type::Named(id) => cx.api.types[*id].sensitive && !is_struct(cx, *id),
        _ => false,
    };
    if is_sensitive {
        builder.calls.push(quote!(.sensitive()));
    }
    builder
}

/// The shape of the items of a list or of the values of a map.
fn add_item(
    cx: &Context<'_>,
    imports: &mut Imports<'_>,
    statics: &mut Statics,
    item: &Type,
    owner: &str,
    builder: &mut Builder,
) {
    let shape = shape(cx, imports, statics, item, &Constraints::default(), &format!("{owner}_ITEM"));
    if let Some(shape) = shape {
        builder.timestamp = matches!(item, Type::Timestamp(_)).then(|| shape.clone());
        builder.calls.push(quote!(.item(#shape)));
    }
}

/// The shapes of the items of a tuple, and how many of them are always there.
fn add_items(
    cx: &Context<'_>,
    imports: &mut Imports<'_>,
    statics: &mut Statics,
    tuple: &Tuple,
    owner: &str,
    builder: &mut Builder,
) {
    let plain = imports.add("ferrosmith_runtime::inner", "Shape");
    let items = tuple.items.iter().enumerate().map(|(position, item)| {
        let owner = format!("{owner}_{position}");
        shape(cx, imports, statics, item, &Constraints::default(), &owner).unwrap_or_else(|| quote!(#plain::PLAIN))
    });
    let items: Vec<TokenStream> = items.collect();
    let required = Literal::usize_unsuffixed(tuple.required);
    builder.calls.push(quote!(.items(&[#(#items),*], #required)));
    if let Some(rest) = &tuple.rest {
        add_item(cx, imports, statics, rest, owner, builder);
    }
}

/// The shape of the keys of a map.
fn add_key(
    cx: &Context<'_>,
    imports: &mut Imports<'_>,
    statics: &mut Statics,
    key: &Type,
    owner: &str,
    builder: &mut Builder,
) {
    if is_enum(cx, key) {
        let key = rust_type(cx, imports, key);
        builder.calls.push(quote!(.enum_key::<#key>()));
    }
    let shape = shape(cx, imports, statics, key, &Constraints::default(), &format!("{owner}_KEY"));
    builder.calls.extend(shape.map(|shape| quote!(.key(#shape))));
}

fn is_newtype(cx: &Context<'_>, id: TypeId) -> bool {
    matches!(cx.api.types[id].kind, TypeKind::Newtype(_))
}

fn is_enum(cx: &Context<'_>, ty: &Type) -> bool {
    matches!(ty, Type::Named(id) if matches!(&cx.api.types[*id].kind, TypeKind::Enum(values) if !values.integer))
}

fn is_struct(cx: &Context<'_>, id: TypeId) -> bool {
    matches!(cx.api.types[id].kind, TypeKind::Struct(_))
}

fn timestamp_shape(imports: &mut Imports<'_>, format: TimestampFormat) -> TokenStream {
    let shape = imports.add("ferrosmith_runtime::inner", "Shape");
    match format {
        TimestampFormat::EpochSeconds => quote!(#shape::EPOCH_SECONDS),
        TimestampFormat::DateTime => quote!(#shape::DATE_TIME),
        TimestampFormat::HttpDate => quote!(#shape::HTTP_DATE),
    }
}

/// The shape of a constrained type that has a name.
fn checker(cx: &Context<'_>, imports: &mut Imports<'_>, statics: &Statics, id: TypeId) -> TokenStream {
    let constant = ident(&cx.names.of_type(id).constant);
    if statics.is_in_checks {
        return quote!(&#constant);
    }
    let module = imports.add_generated("crate", "checks");
    quote!(&#module::#constant)
}

fn timestamp_variant(format: TimestampFormat) -> TokenStream {
    match format {
        TimestampFormat::EpochSeconds => quote!(EpochSeconds),
        TimestampFormat::DateTime => quote!(DateTime),
        TimestampFormat::HttpDate => quote!(HttpDate),
    }
}
