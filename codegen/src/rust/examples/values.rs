//! Values for examples: the shortest that a reader can make sense of.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::analysis::{Stream, resolve};
use crate::ir::{Bound, Constraints, Field, Float, Int, Number, Presence, Type, TypeDef, TypeId, TypeKind};
use crate::rust::Context;
use crate::rust::literals;
use crate::rust::names::ident;
use crate::rust::types::is_optional;

/// How deep an example shows structures in structures.
const DEEPEST: usize = 3;

/// Values for one example, and what they import.
pub(super) struct Examples<'a> {
    cx: &'a Context<'a>,
    types: BTreeSet<String>,
    runtime: BTreeSet<&'static str>,
}

impl<'a> Examples<'a> {
    pub(super) fn new(cx: &'a Context<'a>) -> Self {
        Self { cx, types: BTreeSet::new(), runtime: BTreeSet::new() }
    }

    /// The `use` lines that the values need.
    pub(super) fn uses(&self) -> TokenStream {
        let library = self.cx.library();
        let runtime = self.runtime.iter().map(|name| {
            let path: Vec<_> = name.split("::").map(ident).collect();
            quote!(use #library::runtime #(::#path)*;)
        });
        let runtime: Vec<TokenStream> = runtime.collect();
        let types: Vec<_> = self.types.iter().map(|name| ident(name)).collect();
        let types = match types.as_slice() {
            [] => None,
            [name] => Some(quote!(use #library::types::#name;)),
            _ => Some(quote!(use #library::types::{#(#types),*};)),
        };
        quote!(#(#runtime)* #types)
    }

    /// A body that streams; none for events, which come from somewhere.
    pub(super) fn stream(&mut self, stream: Stream) -> Option<TokenStream> {
        match stream {
            Stream::Bytes => Some(quote!("example")),
            Stream::Events(_) => None,
        }
    }

    /// The argument of a setter or constructor, which converts.
    pub(super) fn argument(&mut self, field: &Field) -> TokenStream {
        self.converted(&field.ty, &field.constraints, 0)
    }

    fn converted(&mut self, ty: &Type, constraints: &Constraints, depth: usize) -> TokenStream {
        let constraints = self.constraints(ty, constraints);
        match resolve(&self.cx.api.types, ty) {
            Type::String | Type::Json => {
                let text = literals::text(&text(&constraints));
                quote!(#text)
            }
            Type::Bytes => quote!("example"),
            Type::Map(map) => {
                let value = self.exact(&map.value, &Constraints::default(), depth + 1);
                quote!([("example".to_owned(), #value)])
            }
            other => self.exact(other, &constraints, depth),
        }
    }

    /// An expression of exactly the Rust type.
    fn exact(&mut self, ty: &Type, constraints: &Constraints, depth: usize) -> TokenStream {
        let constraints = self.constraints(ty, constraints);
        match resolve(&self.cx.api.types, ty) {
            Type::Bool => quote!(true),
            Type::Int(width) => integer(*width, &constraints),
            Type::Float(width) => number(*width, &constraints),
            Type::String => {
                let text = literals::text(&text(&constraints));
                quote!(#text.to_owned())
            }
            Type::Json | Type::Bytes | Type::Map(_) => {
                let value = self.converted(ty, &constraints, depth);
                quote!(#value.into())
            }
            Type::Timestamp(_) => {
                self.runtime.insert("Timestamp");
                quote!(Timestamp::now())
            }
            Type::Date => {
                self.runtime.insert("Date");
                quote!(Date::constant(2025, 1, 31))
            }
            Type::List(list) => {
                let item = self.exact(&list.item, &Constraints::default(), depth + 1);
                quote!(vec![#item])
            }
            Type::Nullable(inner) => {
                let inner = self.exact(inner, &constraints, depth);
                quote!(Some(#inner))
            }
            Type::Named(id) => self.named(*id, depth),
        }
    }

    fn named(&mut self, id: TypeId, depth: usize) -> TokenStream {
        let cx = self.cx;
        let definition: &TypeDef = &cx.api.types[id];
        let names = cx.names.of_type(id);
        let name = names.ident();
        self.types.insert(names.name.clone());
        match &definition.kind {
            TypeKind::Enum(values) => {
                let shown = |value: &&crate::ir::EnumValue| !value.internal && value.deprecated.is_none();
                match values
                    .values
                    .iter()
                    .find(shown)
                    .and_then(|shown| values.values.iter().position(|value| value.value == shown.value))
                {
                    Some(position) => {
                        let variant = names.member(position);
                        quote!(#name::#variant)
                    }
                    None => quote!(#name::default()),
                }
            }
            TypeKind::Union(union) if depth < DEEPEST => {
                let Some(position) = union.variants.iter().position(|field| field.flags.deprecated.is_none()) else {
                    return quote!(#name::default());
                };
                let field = &union.variants[position];
                let value = self.exact(&field.ty, &field.constraints, depth + 1);
                let variant = names.member(position);
                if cx.facts.boxes.is_boxed(id, position) {
                    quote!(#name::#variant(Box::new(#value)))
                } else {
                    quote!(#name::#variant(#value))
                }
            }
            TypeKind::Struct(structure) if depth < DEEPEST => {
                let fields = structure.fields.iter().enumerate().filter(|(position, field)| {
                    field.presence == Presence::Required && !is_optional(cx, id, *position, field)
                });
                let arguments: Vec<TokenStream> =
                    fields.map(|(_, field)| self.converted(&field.ty, &field.constraints, depth + 1)).collect();
                if arguments.is_empty() { quote!(#name::default()) } else { quote!(#name::new(#(#arguments),*)) }
            }
            _ => quote!(#name::default()),
        }
    }

    /// The constraints of a value itself, or else those of its type.
    fn constraints(&self, ty: &Type, own: &Constraints) -> Constraints {
        match ty {
            Type::Named(id) if own.is_empty() => match &self.cx.api.types[*id].kind {
                TypeKind::Newtype(newtype) => newtype.constraints.clone(),
                _ => own.clone(),
            },
            _ => own.clone(),
        }
    }
}

fn text(constraints: &Constraints) -> String {
    let word = "example";
    let (min, max) = constraints
        .length
        .as_ref()
        .map_or((0, u64::MAX), |length| (length.min.unwrap_or_default(), length.max.unwrap_or(u64::MAX)));
    let length = (word.len() as u64).max(min).min(max).min(100) as usize;
    word.chars().cycle().take(length).collect()
}

fn integer(width: Int, constraints: &Constraints) -> TokenStream {
    let least = constraints.range.as_ref().and_then(|range| match (range.min, range.max) {
        (Some(Bound { value: Number::Int(min), exclusive }), _) => Some(min.saturating_add(exclusive.into())),
        (None, Some(Bound { value: Number::Int(max), exclusive })) => Some(max.saturating_sub(exclusive.into()).min(1)),
        _ => None,
    });
    let value = least.unwrap_or(1).clamp(i128::from(i32::MIN), i128::from(i32::MAX));
    let digits =
        literals::integer(value.clamp(if matches!(width, Int::U32 | Int::U64) { 0 } else { value }, value.max(0)));
    match width {
        Int::I8 => quote!(#digits as i8),
        Int::I16 => quote!(#digits as i16),
        Int::U32 => quote!(#digits as u32),
        Int::U64 => quote!(#digits as u64),
        Int::I32 | Int::I64 => digits,
        Int::Big => quote!(#digits.into()),
    }
}

fn number(width: Float, constraints: &Constraints) -> TokenStream {
    let least = constraints.range.as_ref().and_then(|range| range.min);
    let value = least.map_or(1.0, |bound| match bound.value {
        Number::Int(value) => value as f64,
        Number::Float(value) => value,
    });
    let digits = literals::float(value);
    match width {
        Float::F32 => quote!(#digits as f32),
        Float::F64 => digits,
        Float::Big => quote!(1.into()),
    }
}
