//! What the branches of a union are called: by what they are, and where several are the same, by what distinguishes
//! them.

use std::collections::HashMap;
use std::rc::Rc;

use super::difference::tell_apart;
use super::spelling::{BESIDE, pascal, unescape};
use crate::diagnostics::Place;
use crate::openapi::document::{Cursor, Kind, Node, Schema};
use crate::openapi::lower::extensions::component_name;

/// The names of the branches of one union. They depend on these branches and nothing else; where nothing distinguishes
/// two, they have the same.
pub(in crate::openapi::lower) fn branch_names(branches: &[Rc<Schema<'_>>]) -> Vec<String> {
    let written: Vec<_> = branches.iter().map(bare).collect();
    let names: Vec<String> = written.iter().map(|branch| branch_name(branch)).collect();
    let (mut bearers, mut owners) = (HashMap::new(), HashMap::new());
    for (name, branch) in names.iter().zip(&written) {
        *bearers.entry(name.as_str()).or_insert(0) += 1;
        for (property, _) in &branch.properties {
            *owners.entry(*property).or_insert(0) += 1;
        }
    }
    let plain = |(name, branch): (&String, &&Rc<Schema<'_>>)| match bearers.get(name.as_str()) {
        Some(2..) => own_word(name, branch, &owners).unwrap_or_else(|| name.clone()),
        _ => name.clone(),
    };
    let named: Vec<String> = names.iter().zip(&written).map(plain).collect();
    tell_apart(&named, &written)
}

/// The branch itself, without what stands beside the union.
fn bare<'a, 'd>(branch: &'a Rc<Schema<'d>>) -> &'a Rc<Schema<'d>> {
    let beside = branch.all_of.iter().any(|part| is_beside(part));
    branch.all_of.iter().find(|part| beside && !is_beside(part)).unwrap_or(branch)
}

/// A better name for a branch that has the name of its kind with others: a member that no other has, its only value, or
/// what its items are.
fn own_word(name: &str, branch: &Schema<'_>, owners: &HashMap<&str, usize>) -> Option<String> {
    let word = match name {
        "Object" => {
            let own = || branch.properties.iter().map(|(name, _)| *name).filter(|name| owners.get(name) == Some(&1));
            let is_required = |name: &&str| branch.required.iter().any(|required| required == name);
            // By the alphabet: the order of members says nothing.
            own().filter(is_required).min().or_else(|| own().min()).map(pascal)
        }
        "Value" => match branch.values.as_deref() {
            Some([only]) => only.node.scalar_text().map(|text| pascal(&text)),
            _ => None,
        },
        "List" => branch.items.as_ref().map(|items| branch_name(items) + "List"),
        _ => None,
    };
    word.filter(|word| word.starts_with(|letter: char| letter.is_alphabetic()))
}

/// What a branch of a union may be called: what it refers to, its title, its tag, or what kind of value it is.
fn branch_name(branch: &Rc<Schema<'_>>) -> String {
    if let Some(reference) = branch.reference {
        return unescape(reference.rsplit('/').next().unwrap_or(reference));
    }
    if let Some(name) = component_name(branch) {
        return name;
    }
    if let Some(title) = branch.title.as_deref().map(pascal).filter(|title| !title.is_empty()) {
        return title;
    }
    let tags = branch.properties.iter().filter_map(|(name, property)| Some((*name, single_text(property)?)));
    if let Some((_, tag)) = tags.min_by_key(|(name, _)| *name) {
        return pascal(tag);
    }
    if let [(only, _)] = &branch.properties[..] {
        return pascal(only);
    }
    if let Some(part) = branch.all_of.iter().find(|part| !is_beside(part)) {
        return branch_name(part);
    }
    kind_name(branch).to_owned()
}

/// What kind of value a schema describes, as far as its own keywords say.
pub(super) fn kind_name(schema: &Schema<'_>) -> &'static str {
    match schema.types.iter().find(|kind| **kind != Kind::Null) {
        Some(Kind::Boolean) => "Boolean",
        Some(Kind::Object) => "Object",
        Some(Kind::Array) => "List",
        Some(Kind::Number) => "Number",
        Some(Kind::Integer) => "Integer",
        Some(Kind::String) if schema.values.is_some() => "Value",
        Some(Kind::String) => "String",
        _ if !schema.properties.is_empty() => "Object",
        _ => "Variant",
    }
}

/// Whether a schema stands for what is beside a union.
fn is_beside(schema: &Schema<'_>) -> bool {
    matches!(&schema.origin.place, Place::Pointer(pointer) if pointer.ends_with(BESIDE))
}

/// The text that a property must have: a `const`, or an `enum` of one.
pub(super) fn single_text<'d>(property: &Schema<'d>) -> Option<&'d str> {
    match property.values.as_deref() {
        Some([Cursor { node: Node::String(text), .. }]) => Some(text),
        _ => None,
    }
}
