//! Values for examples: the shortest that a reader can make sense of and a checker lets pass.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use super::choices;
use crate::analysis::{EffectiveConstraints, Stream, resolve};
use crate::ir::{Constraints, Enum, Field, Float, Int, List, Map, Presence, Struct, Type, TypeId, TypeKind, Union};
use crate::rust::Context;
use crate::rust::literals;
use crate::rust::names::ident;
use crate::rust::types::is_positional;

/// How deep an example shows items of lists, and variants that hold more than others.
const DEEPEST: usize = 3;
/// How many values an example shows at the utmost; what then comes is left at its zero value.
const MOST_VALUES: usize = 200;
/// Texts longer than this are written as a repetition.
const LONGEST_TEXT: usize = 100;

/// Values for one example, and what they import.
pub(super) struct Examples<'a> {
    cx: &'a Context<'a>,
    types: BTreeSet<String>,
    runtime: BTreeSet<&'static str>,
    count: usize,
}

/// Where a value stands in an example.
#[derive(Clone, Copy, Default)]
struct Place<'a> {
    /// How many structures, lists and the like it stands in.
    depth: usize,
    /// Its number among values that have to differ.
    nth: usize,
    /// What the description shows.
    shown: &'a [Value],
}

impl Place<'_> {
    /// Within it.
    fn below(self) -> Self {
        Self { depth: self.depth + 1, ..Self::default() }
    }

    /// Within it, as one of several that have to differ.
    fn below_nth(self, nth: usize) -> Self {
        Self { nth, ..self.below() }
    }
}

const NONE: &Constraints =
    &Constraints { length: None, range: None, patterns: Vec::new(), unique: false, multiple_of: None };

impl<'a> Examples<'a> {
    pub(super) fn new(cx: &'a Context<'a>) -> Self {
        Self { cx, types: BTreeSet::new(), runtime: BTreeSet::new(), count: 0 }
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
            Stream::File => Some(quote!("example")),
            Stream::Files => Some(quote!(["example".into()])),
            Stream::Events(_) | Stream::ServerEvents | Stream::Documents => None,
        }
    }

    /// The argument of a setter or constructor, which converts.
    pub(super) fn argument(&mut self, field: &'a Field) -> TokenStream {
        self.argument_at(field, Place::default())
    }

    fn argument_at(&mut self, field: &'a Field, place: Place<'a>) -> TokenStream {
        let place = Place { shown: &field.examples, ..place };
        self.converted(&field.ty, &field.constraints, place)
    }

    /// An expression that a setter of a field of the type takes.
    fn converted(&mut self, ty: &'a Type, own: &'a Constraints, place: Place<'a>) -> TokenStream {
        let cx = self.cx;
        let effective = EffectiveConstraints::at(&cx.api.types, ty, own);
        match resolve(&cx.api.types, ty) {
            Type::Int(width) => integer(*width, &effective, place.nth, false),
            Type::Float(width) => number(*width, &effective, place.nth, false),
            Type::String | Type::Json => self.text(ty, &effective, place),
            Type::Bytes => repeated(choices::word_of(&effective)),
            Type::List(list) => self.list(list, &effective, place),
            Type::Map(map) => self.map(map, &effective, place),
            Type::Nullable(inner) => self.converted(inner, own, place),
            Type::Bool | Type::Timestamp(_) | Type::Date | Type::Named(_) | Type::Tuple(_) => {
                self.exact(ty, own, place)
            }
        }
    }

    /// An expression of exactly the Rust type.
    fn exact(&mut self, ty: &'a Type, own: &'a Constraints, place: Place<'a>) -> TokenStream {
        let cx = self.cx;
        let effective = EffectiveConstraints::at(&cx.api.types, ty, own);
        match resolve(&cx.api.types, ty) {
            Type::Bool => quote!(true),
            Type::Int(width) => integer(*width, &effective, place.nth, true),
            Type::Float(width) => number(*width, &effective, place.nth, true),
            Type::String => {
                let text = self.text(ty, &effective, place);
                if text.to_string().contains("repeat") { text } else { quote!(#text.to_owned()) }
            }
            Type::Json | Type::Bytes => {
                let value = self.converted(ty, own, place);
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
                let items = self.exact_items(list, &effective, place);
                quote!(vec![#(#items),*])
            }
            Type::Tuple(tuple) => {
                let items: Vec<_> = tuple.items.iter().map(|item| self.exact(item, NONE, place.below())).collect();
                let items = literals::tuple(&items);
                if tuple.rest.is_some() { quote!(#items.into()) } else { items }
            }
            Type::Map(map) => {
                let (keys, values) = self.exact_entries(map, &effective, place);
                quote!([#((#keys.to_owned(), #values)),*].into())
            }
            Type::Nullable(inner) => {
                let inner = self.exact(inner, own, place);
                quote!(Some(#inner))
            }
            Type::Named(id) => self.named(*id, place),
        }
    }

    fn exact_items(
        &mut self,
        list: &'a List,
        effective: &EffectiveConstraints<'_>,
        place: Place<'a>,
    ) -> Vec<TokenStream> {
        let count = self.items(&list.item, effective, place);
        (0..count).map(|nth| self.exact(&list.item, NONE, place.below_nth(nth))).collect()
    }

    fn exact_entries(
        &mut self,
        map: &'a Map,
        effective: &EffectiveConstraints<'_>,
        place: Place<'a>,
    ) -> (Vec<TokenStream>, Vec<TokenStream>) {
        let count = self.items(&map.value, effective, place);
        (0..count).map(|nth| (self.key(&map.key, nth), self.exact(&map.value, NONE, place.below()))).unzip()
    }

    /// A text, as an expression of a string slice, or of a `String` where it is long.
    fn text(&self, ty: &Type, effective: &EffectiveConstraints<'_>, place: Place<'_>) -> TokenStream {
        let of_type = match ty {
            Type::Named(id) => match &self.cx.api.types[*id].kind {
                TypeKind::Newtype(newtype) => newtype.examples.as_slice(),
                _ => &[],
            },
            _ => &[],
        };
        let shown = if place.shown.is_empty() { of_type } else { place.shown };
        let text = choices::text(self.cx, effective, shown, place.nth);
        repeated(text.unwrap_or_else(|| choices::word_of(effective)))
    }

    /// As many items as there must be, one at least where that is not too much to read.
    fn list(&mut self, list: &'a List, effective: &EffectiveConstraints<'_>, place: Place<'a>) -> TokenStream {
        let count = self.items(&list.item, effective, place);
        if count == 0 {
            return self.nothing(&list.item);
        }
        if count > 3 && !effective.unique {
            let item = self.converted(&list.item, NONE, place.below());
            return quote!(vec![#item; #count]);
        }
        let items = (0..count).map(|nth| self.converted(&list.item, NONE, place.below_nth(nth)));
        let items: Vec<TokenStream> = items.collect();
        quote!([#(#items),*])
    }

    fn map(&mut self, map: &'a Map, effective: &EffectiveConstraints<'_>, place: Place<'a>) -> TokenStream {
        let count = self.items(&map.value, effective, place);
        if count == 0 {
            let nothing = self.nothing(&map.value);
            return quote!([""; 0].into_iter().zip(#nothing));
        }
        let entries = (0..count).map(|nth| {
            let key = self.key(&map.key, nth);
            let value = self.converted(&map.value, NONE, place.below());
            quote!((#key, #value))
        });
        let entries: Vec<TokenStream> = entries.collect();
        quote!([#(#entries),*])
    }

    /// No items, where rustc has to be shown of which type they would be.
    fn nothing(&mut self, item: &Type) -> TokenStream {
        match resolve(&self.cx.api.types, item) {
            Type::Bool | Type::Int(_) | Type::Float(Float::F32 | Float::F64) => quote!([]),
            Type::Float(_) => quote!([0; 0]),
            Type::String | Type::Json | Type::Bytes => quote!([""; 0]),
            Type::Timestamp(_) | Type::Date => quote!([Default::default(); 0]),
            Type::Tuple(_) => quote!(Vec::new()),
            Type::List(list) => {
                let inner = self.nothing(&list.item);
                quote!([#inner; 0])
            }
            Type::Map(map) => {
                let inner = self.nothing(&map.value);
                quote!([[""; 0].into_iter().zip(#inner); 0])
            }
            Type::Nullable(inner) => self.nothing(inner),
            Type::Named(id) => {
                let name = self.cx.names.of_type(*id).ident();
                self.types.insert(self.cx.names.of_type(*id).name.clone());
                quote!(Vec::<#name>::new())
            }
        }
    }

    fn key(&self, key: &Type, nth: usize) -> TokenStream {
        let text = match resolve(&self.cx.api.types, key) {
            Type::Named(id) => match &self.cx.api.types[*id].kind {
                TypeKind::Enum(values) => values.values.get(nth).map(|value| value.value.clone()),
                _ => None,
            },
            _ => choices::text(self.cx, &EffectiveConstraints::at(&self.cx.api.types, key, NONE), &[], nth),
        };
        let text = literals::text(&text.unwrap_or_else(|| format!("example{nth}")));
        quote!(#text)
    }

    /// How many items or entries an example shows.
    fn items(&mut self, item: &Type, effective: &EffectiveConstraints<'_>, place: Place<'_>) -> usize {
        let (min, max) = choices::bounds(effective);
        let is_shown = place.depth < DEEPEST && self.cx.facts.min_depths.of_type(&self.cx.api.types, item).is_some();
        usize::try_from(min.max(u64::from(is_shown)).min(max)).unwrap_or(MOST_VALUES).min(MOST_VALUES)
    }

    fn named(&mut self, id: TypeId, place: Place<'a>) -> TokenStream {
        let cx = self.cx;
        let name = cx.names.of_type(id).ident();
        self.types.insert(cx.names.of_type(id).name.clone());
        self.count += 1;
        match &cx.api.types[id].kind {
            _ if self.count > MOST_VALUES => quote!(#name::default()),
            TypeKind::Enum(values) => self.variant(id, values, place.nth),
            TypeKind::Union(union) => self.union(id, union, place),
            TypeKind::Struct(structure) => self.structure(id, structure, place),
            TypeKind::Newtype(_) => quote!(#name::default()),
        }
    }

    /// A value that callers may use.
    fn variant(&self, id: TypeId, values: &Enum, nth: usize) -> TokenStream {
        let names = self.cx.names.of_type(id);
        let name = names.ident();
        let mut seen = BTreeSet::new();
        let own = values.values.iter().enumerate().filter(|(_, value)| seen.insert(value.value.as_str()));
        let usable: Vec<usize> = own
            .filter(|(_, value)| !value.internal && value.deprecated.is_none())
            .map(|(position, _)| position)
            .collect();
        match usable.get(nth).or(usable.first()) {
            Some(position) => {
                let variant = names.member(*position);
                quote!(#name::#variant)
            }
            None => quote!(#name::default()),
        }
    }

    fn union(&mut self, id: TypeId, union: &'a Union, place: Place<'a>) -> TokenStream {
        let cx = self.cx;
        let name = cx.names.of_type(id).ident();
        let height = |field: &Field| cx.facts.min_depths.of_type(&cx.api.types, &field.ty);
        let variants = union.variants.iter().enumerate().filter(|(_, field)| height(field).is_some());
        let chosen = variants.min_by_key(|(_, field)| {
            let low = if place.depth < DEEPEST { None } else { height(field) };
            (field.flags.deprecated.is_some(), low)
        });
        let Some((position, field)) = chosen else { return quote!(#name::default()) };
        let value = self.exact(&field.ty, &field.constraints, place.below_nth(place.nth));
        let variant = cx.names.of_type(id).member(position);
        if cx.facts.boxes.is_boxed(id, position) {
            quote!(#name::#variant(Box::new(#value)))
        } else {
            quote!(#name::#variant(#value))
        }
    }

    /// A structure with what it must have; what the constructor does not take is set behind it.
    fn structure(&mut self, id: TypeId, structure: &'a Struct, place: Place<'a>) -> TokenStream {
        let cx = self.cx;
        let names = cx.names.of_type(id);
        let name = names.ident();
        let (mut arguments, mut setters) = (Vec::new(), Vec::new());
        for (position, field) in structure.fields.iter().enumerate() {
            let is_filled = cx.facts.boxes.is_endless(id, position) || field.flags.idempotency_token;
            if field.presence != Presence::Required || is_filled {
                continue;
            }
            let value = self.argument_at(field, place.below_nth(place.nth));
            let member = names.member(position);
            if is_positional(cx, id, position, field) {
                arguments.push(value);
            } else {
                setters.push(quote!(.#member(#value)));
            }
        }
        match arguments.as_slice() {
            [] => quote!(#name::default() #(#setters)*),
            _ => quote!(#name::new(#(#arguments),*) #(#setters)*),
        }
    }
}

/// A text, shortened where it is one word again and again.
fn repeated(text: String) -> TokenStream {
    let length = text.chars().count();
    if length > LONGEST_TEXT && choices::is_plain(&text) {
        return quote!("e".repeat(#length));
    }
    let text = literals::text(&text);
    quote!(#text)
}

/// A whole number; with its type where nothing else tells it.
fn integer(width: Int, effective: &EffectiveConstraints<'_>, nth: usize, is_typed: bool) -> TokenStream {
    let (min, max) = width_bounds(width);
    let value = choices::whole(effective, nth).clamp(min, max);
    let digits = match (width, is_typed) {
        (Int::Big | Int::BigText, _) => {
            let digits = literals::integer(value);
            return quote!(#digits.into());
        }
        (Int::I32, _) | (_, false) => return literals::integer(value),
        (Int::I8, true) => "i8",
        (Int::I16, true) => "i16",
        (Int::I64, true) => "i64",
        (Int::U32, true) => "u32",
        (Int::U64, true) => "u64",
    };
    literals::typed(value, digits)
}

fn width_bounds(width: Int) -> (i128, i128) {
    match width {
        Int::I8 => (i8::MIN.into(), i8::MAX.into()),
        Int::I16 => (i16::MIN.into(), i16::MAX.into()),
        Int::I32 | Int::Big | Int::BigText => (i32::MIN.into(), i32::MAX.into()),
        Int::I64 => (i64::MIN.into(), i64::MAX.into()),
        Int::U32 => (0, u32::MAX.into()),
        Int::U64 => (0, u64::MAX.into()),
    }
}

/// A number with a fraction; with its type where nothing else tells it.
fn number(width: Float, effective: &EffectiveConstraints<'_>, nth: usize, is_typed: bool) -> TokenStream {
    let digits = literals::float(choices::number(effective, nth));
    match width {
        Float::F32 if is_typed => literals::typed_float(choices::number(effective, nth), "f32"),
        Float::F32 | Float::F64 => digits,
        Float::Big | Float::BigText => literals::integer(choices::whole(effective, nth)),
    }
}
