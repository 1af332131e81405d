//! The Rust type of a value.

use proc_macro2::TokenStream;
use quote::quote;

use crate::analysis::{Stream, resolve};
use crate::clients::Defaults;
use crate::ir::{Field, Float, Int, Presence, Type, TypeId, TypeKind};
use crate::rust::imports::Imports;
use crate::rust::{Context, literals};

/// The type of a value: `Vec<String>`.
pub(in crate::rust) fn rust_type(cx: &Context<'_>, imports: &mut Imports<'_>, ty: &Type) -> TokenStream {
    match ty {
        Type::Bool => quote!(bool),
        Type::Int(width) => int_type(imports, *width),
        Type::Float(Float::F32) => quote!(f32),
        Type::Float(Float::F64) => quote!(f64),
        Type::Float(Float::Big | Float::BigText) => import(imports, "Number"),
        Type::String => quote!(String),
        Type::Bytes => import(imports, "Bytes"),
        Type::Timestamp(_) => import(imports, "Timestamp"),
        Type::Date => import(imports, "Date"),
        Type::Json => import(imports, "Json"),
        Type::List(list) => {
            let item = rust_type(cx, imports, &list.item);
            quote!(Vec<#item>)
        }
        Type::Tuple(tuple) => {
            let items: Vec<TokenStream> = tuple.items.iter().map(|item| rust_type(cx, imports, item)).collect();
            let items = literals::tuple(&items);
            let Some(rest) = &tuple.rest else { return items };
            let name = import(imports, "WithRest");
            let rest = rust_type(cx, imports, rest);
            quote!(#name<#items, #rest>)
        }
        Type::Map(map) => {
            let name = imports.add("std::collections", "BTreeMap");
            let value = rust_type(cx, imports, &map.value);
            quote!(#name<String, #value>)
        }
        Type::Nullable(inner) => {
            let inner = rust_type(cx, imports, inner);
            quote!(Option<#inner>)
        }
        Type::Named(id) => match &cx.api.types[*id].kind {
            TypeKind::Newtype(newtype) => rust_type(cx, imports, &newtype.ty),
            _ => {
                let name = imports.add_generated("crate::types", &cx.names.of_type(*id).name);
                quote!(#name)
            }
        },
    }
}

/// The type of a body that comes piece by piece.
pub(in crate::rust) fn stream_type(
    cx: &Context<'_>,
    imports: &mut Imports<'_>,
    stream: Stream,
    ty: &Type,
) -> TokenStream {
    match stream {
        Stream::Bytes => {
            let name = imports.add("ferrosmith_runtime::stream", "ByteStream");
            quote!(#name)
        }
        Stream::Events(id) => {
            let name = imports.add("ferrosmith_runtime::stream", "EventStream");
            let event = imports.add_generated("crate::types", &cx.names.of_type(id).name);
            quote!(#name<#event>)
        }
        Stream::File => {
            let name = imports.add("ferrosmith_runtime::stream", "File");
            quote!(#name)
        }
        Stream::Files => {
            let name = imports.add("ferrosmith_runtime::stream", "File");
            quote!(Vec<#name>)
        }
        Stream::ServerEvents => {
            let (name, data) = (imports.add("ferrosmith_runtime::stream", "ServerEvents"), rust_type(cx, imports, ty));
            quote!(#name<#data>)
        }
        Stream::Documents => {
            let (name, item) = (imports.add("ferrosmith_runtime::stream", "Documents"), rust_type(cx, imports, ty));
            quote!(#name<#item>)
        }
    }
}

/// Whether setters and constructors take exactly a type: everything converts into a text, but a literal of a number
/// must not be left to guess which number it is.
pub(in crate::rust) fn is_taken_exactly(cx: &Context<'_>, ty: &Type) -> bool {
    match resolve(&cx.api.types, ty) {
        Type::Bool => true,
        Type::Int(width) => !width.is_big(),
        Type::Float(width) => !width.is_big(),
        _ => false,
    }
}

/// What a field of a structure holds.
pub(in crate::rust) struct FieldType {
    /// The type of the value itself.
    pub(in crate::rust) value: TokenStream,
    /// Whether the field is an option of it.
    pub(in crate::rust) is_optional: bool,
    /// Whether the value stands in a box.
    pub(in crate::rust) is_boxed: bool,
    /// Whether the constructor takes it.
    pub(in crate::rust) is_positional: bool,
}

impl FieldType {
    /// The type of the field: `Option<String>`.
    pub(in crate::rust) fn full(&self) -> TokenStream {
        let value = &self.value;
        if self.is_optional { quote!(Option<#value>) } else { quote!(#value) }
    }

    /// The type of an operation's parameter, which is always an option, but for bodies that stream.
    pub(in crate::rust) fn of_param(value: TokenStream) -> Self {
        Self { value, is_optional: true, is_boxed: false, is_positional: false }
    }
}

/// What the field of a structure holds. Bodies that stream are always there.
pub(in crate::rust) fn field_type(
    cx: &Context<'_>,
    imports: &mut Imports<'_>,
    id: TypeId,
    position: usize,
    field: &Field,
) -> FieldType {
    if let Some(stream) = cx.facts.streams.field(id, position) {
        let value = stream_type(cx, imports, stream, &field.ty);
        return FieldType { value, is_optional: false, is_boxed: false, is_positional: false };
    }
    let is_optional = is_optional(cx, id, position, field);
    let ty = match resolve(&cx.api.types, &field.ty) {
        // Readers need not distinguish null from nothing.
        Type::Nullable(inner) if is_optional && !cx.facts.usage.is_sent(id) => inner,
        _ => &field.ty,
    };
    let value = rust_type(cx, imports, ty);
    let is_boxed = cx.facts.boxes.is_boxed(id, position);
    let value = if is_boxed { quote!(Box<#value>) } else { value };
    FieldType { value, is_optional, is_boxed, is_positional: is_positional(cx, id, position, field) }
}

/// Whether a field of a structure may be absent in Rust.
pub(in crate::rust) fn is_optional(cx: &Context<'_>, id: TypeId, position: usize, field: &Field) -> bool {
    let (is_sent, is_received) = (cx.facts.usage.is_sent(id), cx.facts.usage.is_received(id));
    if cx.facts.boxes.is_endless(id, position) || field.flags.client_optional {
        return true;
    }
    // What only ever arrives spares its readers the difference between no items and none at all.
    if is_collection(cx, field) && !is_sent {
        return false;
    }
    match field.presence {
        Presence::Optional => true,
        // What was not set is not sent: nobody can tell a default from a value that was set to it.
        Presence::Default(_) => is_sent && cx.options.defaults == Defaults::Omit,
        // What nobody reads can show whether it was set; what a constructor takes always was.
        Presence::Required => is_sent && (!is_received || !cx.has_constructor(id)),
    }
}

/// Whether the constructor of a structure takes a field.
pub(in crate::rust) fn is_positional(cx: &Context<'_>, id: TypeId, position: usize, field: &Field) -> bool {
    is_required(cx, id, position, field) && cx.facts.usage.is_sent(id) && cx.has_constructor(id)
}

/// Whether the constructor of a structure has to take a field.
pub(in crate::rust) fn is_required(cx: &Context<'_>, id: TypeId, position: usize, field: &Field) -> bool {
    let is_stream = cx.facts.streams.field(id, position).is_some();
    let is_filled = field.flags.client_optional || cx.facts.boxes.is_endless(id, position);
    field.presence == Presence::Required && !is_filled && !is_stream
}

fn is_collection(cx: &Context<'_>, field: &Field) -> bool {
    matches!(resolve(&cx.api.types, &field.ty), Type::List(_) | Type::Map(_))
}

fn int_type(imports: &mut Imports<'_>, width: Int) -> TokenStream {
    match width {
        Int::I8 => quote!(i8),
        Int::I16 => quote!(i16),
        Int::I32 => quote!(i32),
        Int::I64 => quote!(i64),
        Int::U32 => quote!(u32),
        Int::U64 => quote!(u64),
        Int::Big | Int::BigText => import(imports, "Number"),
    }
}

fn import(imports: &mut Imports<'_>, name: &'static str) -> TokenStream {
    let name = imports.add("ferrosmith_runtime", name);
    quote!(#name)
}
