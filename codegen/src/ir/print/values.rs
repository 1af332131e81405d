//! Types of values and what is asked of them, each in a few words.

use crate::ir::{
    Bound, Bounds, Constraints, Element, Float, Int, Namespace, Range, TimestampFormat, Tuple, Type, Types, Xml,
};

/// A type, as short as it can be said.
pub(super) fn type_text(types: &Types, ty: &Type) -> String {
    match ty {
        Type::Bool => "Bool".to_owned(),
        Type::Int(width) => int_text(*width).to_owned(),
        Type::Float(Float::F32) => "F32".to_owned(),
        Type::Float(Float::F64) => "F64".to_owned(),
        Type::Float(Float::Big) => "BigFloat".to_owned(),
        Type::Float(Float::BigText) => "BigFloat as text".to_owned(),
        Type::String => "String".to_owned(),
        Type::Bytes => "Bytes".to_owned(),
        Type::Timestamp(format) => format!("Timestamp({})", timestamp_text(*format)),
        Type::Date => "Date".to_owned(),
        Type::Json => "Json".to_owned(),
        Type::List(list) => {
            let sensitive = if list.sensitive { "sensitive " } else { "" };
            format!("[{sensitive}{}{}]", type_text(types, &list.item), named(list.element.as_ref()))
        }
        Type::Tuple(tuple) => tuple_text(types, tuple),
        Type::Map(map) => {
            let sensitive = if map.sensitive { "sensitive " } else { "" };
            let key = type_text(types, &map.key) + &named(map.entry.as_ref().map(|entry| &entry.key));
            let value = type_text(types, &map.value) + &named(map.entry.as_ref().map(|entry| &entry.value));
            format!("{{{sensitive}{key}: {value}}}")
        }
        Type::Nullable(inner) => format!("{} | null", type_text(types, inner)),
        Type::Named(id) => types.name(*id).to_owned(),
    }
}

/// `(String, I64, Bool?, ..Json)`: behind the required items, and of further ones.
fn tuple_text(types: &Types, tuple: &Tuple) -> String {
    let items = tuple.items.iter().enumerate().map(|(position, item)| match item {
        Type::Nullable(item) if position >= tuple.required => type_text(types, item) + "?",
        item => type_text(types, item),
    });
    let rest = tuple.rest.iter().map(|rest| format!("..{}", type_text(types, rest)));
    format!("({})", items.chain(rest).collect::<Vec<_>>().join(", "))
}

fn int_text(width: Int) -> &'static str {
    match width {
        Int::I8 => "I8",
        Int::I16 => "I16",
        Int::I32 => "I32",
        Int::I64 => "I64",
        Int::U32 => "U32",
        Int::U64 => "U64",
        Int::Big => "BigInt",
        Int::BigText => "BigInt as text",
    }
}

fn timestamp_text(format: TimestampFormat) -> &'static str {
    match format {
        TimestampFormat::EpochSeconds => "epoch-seconds",
        TimestampFormat::DateTime => "date-time",
        TimestampFormat::HttpDate => "http-date",
    }
}

/// All constraints, each behind a blank.
pub(super) fn constraints_text(constraints: &Constraints) -> String {
    let Constraints { length, range, patterns, unique, multiple_of } = constraints;
    let mut text = String::new();
    if let Some(length) = length {
        text += &format!(" length {}", length_text(length));
    }
    if let Some(range) = range {
        text += &format!(" range {}", range_text(range));
    }
    for pattern in patterns {
        text += &format!(" pattern /{}/", pattern.text.replace('\n', "\\n").replace('\r', "\\r"));
    }
    if *unique {
        text += " unique";
    }
    if let Some(factor) = multiple_of {
        text += &format!(" multiple of {factor}");
    }
    text
}

fn length_text(Bounds { min, max, .. }: &Bounds) -> String {
    let bound = |bound: &Option<u64>| bound.map(|bound| bound.to_string()).unwrap_or_default();
    format!("{}..{}", bound(min), bound(max))
}

/// Both ends are inside, unless a `<` stands before the dots or behind them.
fn range_text(Range { min, max, .. }: &Range) -> String {
    let value = |bound: &Option<Bound>| bound.map(|bound| bound.value.to_string()).unwrap_or_default();
    let mark = |bound: &Option<Bound>| if bound.is_some_and(|bound| bound.exclusive) { "<" } else { "" };
    format!("{}{}..{}{}", value(min), mark(min), mark(max), value(max))
}

fn named(element: Option<&Element>) -> String {
    element.map(|element| format!(" as {}", element_text(element))).unwrap_or_default()
}

/// An element: its name and the namespace that it declares.
pub(super) fn element_text(Element { name, namespace }: &Element) -> String {
    format!("{name:?}{}", namespace_text(namespace.as_ref()))
}

fn namespace_text(namespace: Option<&Namespace>) -> String {
    let Some(Namespace { prefix, uri }) = namespace else { return String::new() };
    let prefix = prefix.as_ref().map(|prefix| format!(":{prefix}")).unwrap_or_default();
    format!(" xmlns{prefix}={uri:?}")
}

/// How a member is written in XML and queries, behind a blank.
pub(super) fn xml_text(xml: &Xml) -> String {
    let Xml { name, attribute, text, flattened, namespace, query } = xml;
    let name = name.as_ref().map(|name| format!(" element {name:?}")).unwrap_or_default();
    let text = if *text { " text" } else { "" };
    let attribute = if *attribute { " attribute" } else { "" };
    let flattened = if *flattened { " flattened" } else { "" };
    let query = query.as_ref().map(|query| format!(" query {query:?}")).unwrap_or_default();
    format!("{name}{attribute}{text}{flattened}{}{query}", namespace_text(namespace.as_ref()))
}
