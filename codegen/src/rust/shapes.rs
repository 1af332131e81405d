//! Shapes: what tables say of a value beyond its Rust type.
//!
//! ```text
//! static TAGS: Shape = Shape::new("").max_length(50).item(&checks::TAG_VALUE);
//! ```

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::imports::Imports;
use super::names::{Scope, ident};
use super::types::rust_type;
use super::{Context, literals};
use crate::constraints::{Clause, Engine};
use crate::ir::{self, Bound, Bounds, Constraints, Newtype, Number, Range, TimestampFormat, Type, TypeKind};

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

    /// The statics as items.
    pub(super) fn into_items(self) -> TokenStream {
        let items = self.items;
        quote!(#(#items)*)
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
        Type::Named(id) => match &cx.api.types[*id].kind {
            TypeKind::Newtype(_) if constraints.is_empty() => return Some(checker(cx, imports, statics, *id)),
            TypeKind::Newtype(newtype) => {
                let both = both(&newtype.constraints, constraints);
                return shape(cx, imports, statics, &newtype.ty, &both, owner);
            }
            _ => {}
        },
        _ => {}
    }
    let builder = builder(cx, imports, statics, ty, constraints, owner);
    if builder.is_empty() {
        return None;
    }
    if let (Some(inner), true) = (below(&builder), constraints.is_empty()) {
        return Some(inner);
    }
    let shape = imports.add("ferrosmith_runtime::schema", "Shape");
    let name = ident(&statics.scope.name(owner));
    let calls = builder.calls;
    statics.items.push(quote!(static #name: #shape = #shape::new("") #(#calls)*;));
    Some(quote!(&#name))
}

/// The statics of a constrained type that has a name.
pub(super) fn named_shape(
    cx: &Context<'_>,
    imports: &mut Imports<'_>,
    statics: &mut Statics,
    constant: &Ident,
    name: &str,
    newtype: &Newtype,
    is_sensitive: bool,
) -> TokenStream {
    let builder = builder(cx, imports, statics, &newtype.ty, &newtype.constraints, &constant.to_string());
    let shape = imports.add("ferrosmith_runtime::schema", "Shape");
    let mut calls = builder.calls;
    if is_sensitive {
        calls.push(quote!(.sensitive()));
    }
    let name = literals::text(name);
    quote!(pub(crate) static #constant: #shape = #shape::new(#name) #(#calls)*;)
}

/// The calls that build a shape.
struct Builder {
    calls: Vec<TokenStream>,
    /// The shape of points in time below, if that is all there is.
    timestamp: Option<TokenStream>,
}

impl Builder {
    fn is_empty(&self) -> bool {
        self.calls.is_empty()
    }
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
    constraints: &Constraints,
    owner: &str,
) -> Builder {
    let mut builder = Builder { calls: own_calls(cx, imports, statics, ty, constraints, owner), timestamp: None };
    let none = Constraints::default();
    let (item, key, is_sensitive) = match ty {
        Type::List(list) => (Some(&list.item), None, list.sensitive),
        Type::Map(map) => (Some(&map.value), Some(&map.key), map.sensitive),
        Type::Named(id) => (None, None, cx.api.types[*id].sensitive && !is_struct(cx, ty)),
        _ => (None, None, false),
    };
    if let Some(key) = key.filter(|key| is_enum(cx, key)) {
        let key = rust_type(cx, imports, key);
        builder.calls.push(quote!(.enum_key::<#key>()));
    }
    let key = key.and_then(|key| shape(cx, imports, statics, key, &none, &format!("{owner}_KEY")));
    let inner = item.and_then(|item| shape(cx, imports, statics, item, &none, &format!("{owner}_ITEM")));
    if let Some(key) = key {
        builder.calls.push(quote!(.key(#key)));
    }
    if let Some(inner) = inner {
        let is_timestamp = item.is_some_and(|item| matches!(item, Type::Timestamp(_)));
        builder.timestamp = is_timestamp.then(|| inner.clone());
        builder.calls.push(quote!(.item(#inner)));
    }
    if is_sensitive {
        builder.calls.push(quote!(.sensitive()));
    }
    builder
}

fn is_enum(cx: &Context<'_>, ty: &Type) -> bool {
    matches!(ty, Type::Named(id) if matches!(&cx.api.types[*id].kind, TypeKind::Enum(values) if !values.integer))
}

fn is_struct(cx: &Context<'_>, ty: &Type) -> bool {
    matches!(ty, Type::Named(id) if matches!(cx.api.types[*id].kind, TypeKind::Struct(_)))
}

/// What a value satisfies itself.
fn own_calls(
    cx: &Context<'_>,
    imports: &mut Imports<'_>,
    statics: &mut Statics,
    ty: &Type,
    constraints: &Constraints,
    owner: &str,
) -> Vec<TokenStream> {
    let mut calls = Vec::new();
    if let Type::Timestamp(format) = ty {
        let name = imports.add("ferrosmith_runtime::schema", "TimestampFormat");
        let format = timestamp_variant(*format);
        calls.push(quote!(.timestamp(#name::#format)));
    }
    if let Some(Bounds { min, max, .. }) = constraints.length {
        let (min, max) = (min.map(i128::from).map(literals::integer), max.map(i128::from).map(literals::integer));
        calls.extend(min.map(|min| quote!(.min_length(#min))));
        calls.extend(max.map(|max| quote!(.max_length(#max))));
    }
    if let Some(range) = &constraints.range {
        calls.extend(range_calls(imports, range));
    }
    if let Some(pattern) = &constraints.pattern
        && let Some(name) = pattern_static(cx, imports, statics, pattern, owner)
    {
        calls.push(quote!(.pattern(&#name)));
    }
    if constraints.unique {
        calls.push(quote!(.unique()));
    }
    if let Some(step) = constraints.multiple_of {
        let step = literals::float(as_float(step));
        calls.push(quote!(.multiple_of(#step)));
    }
    calls
}

fn range_calls(imports: &mut Imports<'_>, range: &Range) -> Vec<TokenStream> {
    let whole = |bound: Option<Bound>| match bound {
        None => Some(None),
        Some(Bound { value: Number::Int(value), exclusive: false }) => Some(Some(literals::integer(value))),
        Some(_) => None,
    };
    if let (Some(min), Some(max)) = (whole(range.min), whole(range.max)) {
        let min = min.map(|min| quote!(.min(#min)));
        return min.into_iter().chain(max.map(|max| quote!(.max(#max)))).collect();
    }
    let name = imports.add("ferrosmith_runtime::schema", "Bound");
    let bound = |bound: Option<Bound>| {
        let Some(bound) = bound else { return quote!(None) };
        let exclusive = bound.exclusive.then(|| quote!(.exclusive()));
        let value = match bound.value {
            Number::Int(value) => {
                let value = literals::integer(value);
                quote!(int(#value))
            }
            Number::Float(value) => {
                let value = literals::float(value);
                quote!(float(#value))
            }
        };
        quote!(Some(#name::#value #exclusive))
    };
    let (min, max) = (bound(range.min), bound(range.max));
    vec![quote!(.range(#min, #max))]
}

/// The static of a pattern; none when no engine takes it, which was reported before.
fn pattern_static(
    cx: &Context<'_>,
    imports: &mut Imports<'_>,
    statics: &mut Statics,
    pattern: &ir::Pattern,
    owner: &str,
) -> Option<Ident> {
    let translated = cx.facts.constraints.pattern(pattern)?;
    let source = literals::text(&pattern.text);
    let call = match (translated.engine, translated.clauses.as_slice()) {
        (Engine::Regex, [Clause { regex, negated: false }]) if *regex == pattern.text => quote!(new(#source)),
        (Engine::Regex, [Clause { regex, negated: false }]) => {
            let regex = literals::text(regex);
            quote!(translated(#source, #regex))
        }
        (Engine::Fancy, [Clause { regex, negated: false }]) => {
            let regex = literals::text(regex);
            quote!(lookaround(#source, #regex))
        }
        _ => return None,
    };
    let class = imports.add("ferrosmith_runtime::schema", "Pattern");
    let name = format_ident!("{}", statics.scope.name(&format!("{owner}_PATTERN")));
    statics.items.push(quote!(static #name: #class = #class::#call;));
    Some(name)
}

fn timestamp_shape(imports: &mut Imports<'_>, format: TimestampFormat) -> TokenStream {
    let shape = imports.add("ferrosmith_runtime::schema", "Shape");
    match format {
        TimestampFormat::EpochSeconds => quote!(#shape::EPOCH_SECONDS),
        TimestampFormat::DateTime => quote!(#shape::DATE_TIME),
        TimestampFormat::HttpDate => quote!(#shape::HTTP_DATE),
    }
}

fn timestamp_variant(format: TimestampFormat) -> TokenStream {
    match format {
        TimestampFormat::EpochSeconds => quote!(EpochSeconds),
        TimestampFormat::DateTime => quote!(DateTime),
        TimestampFormat::HttpDate => quote!(HttpDate),
    }
}

/// The shape of a constrained type that has a name.
fn checker(cx: &Context<'_>, imports: &mut Imports<'_>, statics: &Statics, id: ir::TypeId) -> TokenStream {
    let constant = ident(&cx.names.of_type(id).constant);
    if statics.is_in_checks {
        return quote!(&#constant);
    }
    let module = imports.add_generated("crate", "checks");
    quote!(&#module::#constant)
}

/// Constraints that hold where both of two hold. A value has one pattern: the nearer one.
fn both(of_type: &Constraints, of_field: &Constraints) -> Constraints {
    let length = match (&of_type.length, &of_field.length) {
        (Some(far), Some(near)) => Some(Bounds {
            min: far.min.max(near.min),
            max: [far.max, near.max].into_iter().flatten().min(),
            origin: near.origin.clone(),
        }),
        (far, near) => near.clone().or_else(|| far.clone()),
    };
    let range = match (&of_type.range, &of_field.range) {
        (Some(far), Some(near)) => {
            Some(Range { min: near.min.or(far.min), max: near.max.or(far.max), origin: near.origin.clone() })
        }
        (far, near) => near.clone().or_else(|| far.clone()),
    };
    Constraints {
        length,
        range,
        pattern: of_field.pattern.clone().or_else(|| of_type.pattern.clone()),
        unique: of_field.unique || of_type.unique,
        multiple_of: of_field.multiple_of.or(of_type.multiple_of),
    }
}

fn as_float(number: Number) -> f64 {
    match number {
        Number::Int(value) => value as f64,
        Number::Float(value) => value,
    }
}
