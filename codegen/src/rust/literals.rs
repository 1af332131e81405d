//! Values of a description as Rust expressions.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

use super::Context;
use super::imports::Imports;
use crate::analysis::resolve;
use crate::ir::{Enum, Float, Int, Type, TypeId, TypeKind};

/// A text as a literal: raw where that spares escapes.
pub(super) fn text(text: &str) -> Literal {
    let is_readable = text.chars().all(|c| !c.is_control() && (c.is_ascii() || c.is_alphanumeric()));
    if is_readable && text.contains(['\\', '"']) {
        let mut hashes = String::new();
        while text.contains(&format!("\"{hashes}")) && hashes.len() < 200 {
            hashes.push('#');
        }
        if let Ok(literal) = format!("r{hashes}\"{text}\"{hashes}").parse() {
            return literal;
        }
    }
    Literal::string(text)
}

/// A whole number; a minus sign stands before the literal.
pub(super) fn integer(value: i128) -> TokenStream {
    let digits = Literal::u128_unsuffixed(value.unsigned_abs());
    if value < 0 { quote!(-#digits) } else { quote!(#digits) }
}

/// The same with the name of its type: `5_u32`.
pub(super) fn typed(value: i128, ty: &str) -> TokenStream {
    let digits = value.unsigned_abs();
    let digits: Literal = format!("{digits}_{ty}").parse().unwrap_or_else(|_| Literal::u128_unsuffixed(digits));
    if value < 0 { quote!(-#digits) } else { quote!(#digits) }
}

/// A number with a fraction.
pub(super) fn float(value: f64) -> TokenStream {
    let value = if value.is_finite() { value } else { 0.0 };
    let digits = Literal::f64_unsuffixed(value.abs());
    if value.is_sign_negative() && value != 0.0 { quote!(-#digits) } else { quote!(#digits) }
}

/// The same with the name of its type: `0.5_f32`.
pub(super) fn typed_float(value: f64, ty: &str) -> TokenStream {
    let untyped = float(value);
    let digits = if value.is_finite() { value.abs() } else { 0.0 };
    match format!("{digits:?}_{ty}").parse::<Literal>() {
        Ok(digits) if value.is_sign_negative() && value != 0.0 => quote!(-#digits),
        Ok(digits) => quote!(#digits),
        Err(_) => untyped,
    }
}

/// A tuple of expressions or types, with the comma that one of a single item needs.
pub(super) fn tuple(items: &[TokenStream]) -> TokenStream {
    match items {
        [only] => quote!((#only,)),
        _ => quote!((#(#items),*)),
    }
}

/// Whether a value is what Rust's `Default` gives for its type, or nothing that the type could hold.
pub(super) fn is_zero(cx: &Context<'_>, ty: &Type, value: &Value) -> bool {
    match (resolve(&cx.api.types, ty), value) {
        (_, Value::Null) => true,
        (Type::Bool, value) => value != &Value::Bool(true),
        (Type::Int(_), value) => whole(value).is_none_or(|value| value == 0),
        (Type::Float(_), value) => value.as_f64().is_none_or(|value| value == 0.0),
        (Type::String | Type::Bytes | Type::Date, value) => value.as_str().is_none_or(str::is_empty),
        (Type::Timestamp(_), value) => value.as_f64() == Some(0.0) || !(value.is_number() || value.is_string()),
        (Type::Json, _) => false,
        (Type::List(_), value) => value.as_array().is_none_or(Vec::is_empty),
        // Front ends leave defaults of tuples to the service.
        (Type::Tuple(_), _) => true,
        (Type::Map(_), value) => value.as_object().is_none_or(serde_json::Map::is_empty),
        (Type::Nullable(inner), value) => is_zero(cx, inner, value) && !value.is_null(),
        (Type::Named(id), value) => match &cx.api.types[*id].kind {
            TypeKind::Enum(values) => wire_text(values, value).is_none_or(|text| text.is_empty() || text == "0"),
            _ => true,
        },
    }
}

/// A value as an expression of the Rust type; the zero value where it does not fit.
pub(super) fn value(cx: &Context<'_>, imports: &mut Imports<'_>, ty: &Type, value: &Value) -> TokenStream {
    if is_zero(cx, ty, value) {
        return quote!(Default::default());
    }
    match resolve(&cx.api.types, ty) {
        Type::Bool => quote!(true),
        Type::Int(width) => int_value(imports, *width, value),
        Type::Float(Float::Big | Float::BigText) => parsed(&value.to_string(), quote!(unwrap_or_else(|_| 0.into()))),
        Type::Float(_) => float(value.as_f64().unwrap_or_default()),
        Type::String => {
            let text = text(value.as_str().unwrap_or_default());
            quote!(#text.to_owned())
        }
        Type::Bytes => {
            let bytes = imports.add("ferrosmith_runtime", "Bytes");
            let decoded = STANDARD.decode(value.as_str().unwrap_or_default()).unwrap_or_default();
            let literal = Literal::byte_string(&decoded);
            quote!(#bytes::from_static(#literal))
        }
        Type::Timestamp(_) => timestamp(imports, value),
        Type::Date => parsed(value.as_str().unwrap_or_default(), quote!(unwrap_or_default())),
        Type::Json => parsed(&value.to_string(), quote!(unwrap_or_default())),
        Type::List(list) => {
            let items = value.as_array().into_iter().flatten().map(|item| self::value(cx, imports, &list.item, item));
            quote!(vec![#(#items),*])
        }
        Type::Tuple(_) => quote!(Default::default()),
        Type::Map(map) => {
            let entries = value.as_object().into_iter().flatten().map(|(key, item)| {
                let (key, item) = (text(key), self::value(cx, imports, &map.value, item));
                quote!((#key.to_owned(), #item))
            });
            let entries: Vec<_> = entries.collect();
            let map = imports.add("std::collections", "BTreeMap");
            quote!(#map::from([#(#entries),*]))
        }
        Type::Nullable(inner) => {
            let inner = self::value(cx, imports, inner, value);
            quote!(Some(#inner))
        }
        Type::Named(id) => enum_value(cx, imports, *id, value),
    }
}

fn int_value(imports: &mut Imports<'_>, width: Int, value: &Value) -> TokenStream {
    let whole = whole(value).unwrap_or_default();
    let (min, max) = match width {
        Int::I8 => (i8::MIN.into(), i8::MAX.into()),
        Int::I16 => (i16::MIN.into(), i16::MAX.into()),
        Int::I32 => (i32::MIN.into(), i32::MAX.into()),
        Int::U32 => (0, u32::MAX.into()),
        Int::U64 => (0, u64::MAX.into()),
        Int::I64 | Int::Big | Int::BigText => (i64::MIN.into(), i64::MAX.into()),
    };
    let digits = integer(whole.clamp(min, max));
    if !width.is_big() {
        return digits;
    }
    let number = imports.add("ferrosmith_runtime", "Number");
    quote!(#number::from(#digits))
}

fn timestamp(imports: &mut Imports<'_>, value: &Value) -> TokenStream {
    if let Some(text) = value.as_str() {
        return parsed(text, quote!(unwrap_or_default()));
    }
    let timestamp = imports.add("ferrosmith_runtime", "Timestamp");
    let seconds = integer(value.as_f64().unwrap_or_default() as i128);
    quote!(#timestamp::from_second(#seconds).unwrap_or_default())
}

fn parsed(written: &str, otherwise: TokenStream) -> TokenStream {
    let literal = text(written);
    quote!(#literal.parse().#otherwise)
}

fn enum_value(cx: &Context<'_>, imports: &mut Imports<'_>, id: TypeId, value: &Value) -> TokenStream {
    let TypeKind::Enum(values) = &cx.api.types[id].kind else { return quote!(Default::default()) };
    let names = cx.names.of_type(id);
    let name = imports.add_generated("crate::types", &names.name);
    let wire = wire_text(values, value).unwrap_or_default();
    match values.values.iter().position(|value| value.value == wire) {
        Some(position) => {
            let variant = names.member(position);
            quote!(#name::#variant)
        }
        None if values.integer => {
            let number = integer(wire.parse::<i64>().unwrap_or_default().into());
            quote!(#name::from(#number))
        }
        None => {
            let text = text(&wire);
            quote!(#name::from(#text))
        }
    }
}

/// What an enum's value is on the wire.
fn wire_text(values: &Enum, value: &Value) -> Option<String> {
    if values.integer { whole(value).map(|value| value.to_string()) } else { value.as_str().map(str::to_owned) }
}

fn whole(value: &Value) -> Option<i128> {
    let small = value.as_i64().map(i128::from).or_else(|| value.as_u64().map(i128::from));
    small.or_else(|| value.as_f64().filter(|value| value.fract() == 0.0).map(|value| value as i128))
}
