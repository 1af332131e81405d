//! What setters take: a value of their field's type, and whatever else the runtime's `IntoField` converts into it.

use crate::rust::{ItemKind, PublicApi};

const SET: &str = "impl IntoField<";

/// Whether a setter of the head's crate takes values of the type that the base's takes.
pub(super) fn accepts(before: &str, after: &str, head: &PublicApi) -> bool {
    let taken = |signature| inner_of(signature, "(self, ", ") -> Self");
    taken(before).zip(taken(after)).is_some_and(|(before, after)| takes(before, after, head))
}

/// The same for one parameter.
pub(super) fn takes(before: &str, after: &str, head: &PublicApi) -> bool {
    let field = |parameter| inner_of(parameter, SET, ">");
    // A constructor takes numbers and structures as they are.
    field(after).is_some_and(|after| converts(field(before).unwrap_or(before), after, head))
}

fn inner_of<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    text.strip_prefix(start)?.strip_suffix(end)
}

fn converts(from: &str, into: &str, head: &PublicApi) -> bool {
    let within = |outer: &str| Some((inner(from, outer)?, inner(into, outer)?));
    if from == into {
        return true;
    }
    let same = within("Option<").or_else(|| within("Vec<")).or_else(|| within("BTreeMap<String, "));
    if same.is_some_and(|(from, into)| converts(from, into, head)) {
        return true;
    }
    // An option yields one item or none.
    let list = inner(inner(into, "Option<").unwrap_or(into), "Vec<");
    if let Some((item, list)) = inner(from, "Option<").zip(list) {
        return converts(item, list, head);
    }
    match inner(into, "Option<") {
        Some(into) => converts(from, into, head),
        None => from == "String" && is_enumeration(into, head) || is_json(from, into),
    }
}

fn inner<'a>(ty: &'a str, outer: &str) -> Option<&'a str> {
    inner_of(ty, outer, ">")
}

/// Texts, numbers and truth values are JSON.
fn is_json(from: &str, into: &str) -> bool {
    into == "Json" && matches!(from, "String" | "bool" | "i32" | "i64" | "u32" | "u64" | "f32" | "f64")
}

/// Whether a type of the crate is an open enum, which takes any text: its variants hold nothing.
fn is_enumeration(name: &str, head: &PublicApi) -> bool {
    let path = format!("types::{name}");
    let start = format!("{path}::");
    let is_enum = |item: &crate::rust::PublicItem| item.kind == ItemKind::Type && item.signature == "enum";
    let variants = || head.items.iter().filter(|item| item.kind == ItemKind::Variant && item.path.starts_with(&start));
    head.items.iter().any(|item| item.path == path && is_enum(item))
        && variants().all(|variant| !variant.signature.starts_with('(') || variant.path.ends_with("::Unknown"))
}
