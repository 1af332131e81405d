//! How a member of the objects shows which variant of a union they are (OpenAPI 3.1, section 4.8.25).

use std::collections::HashSet;

use super::super::document::{Discriminator, Node, Schema};
use super::branches::Branch;
use super::names::single_text;
use super::names::unescape;
use super::resolve::branches;
use super::types::is_struct;

/// The tag, and the values it has for each branch.
type Tags = (String, Vec<Vec<String>>);

/// What `discriminator` declares, where that is enough.
pub(super) fn declared(schema: &Schema<'_>, variants: &[Branch<'_>]) -> Option<Tags> {
    let discriminator = schema.discriminator.as_ref()?;
    let values = variants.iter().map(|branch| {
        let is_object = is_struct(&branch.resolved) || !branches(&branch.resolved).is_empty();
        is_object.then(|| wires(discriminator, branch)).filter(|wires| !wires.is_empty())
    });
    Some((discriminator.property.to_string(), values.collect::<Option<_>>()?))
}

/// A member that every branch must have, with a single text that no other branch has. As enums keep values they do not
/// know, trying the branches in turn would always settle on the first.
pub(super) fn inferred(variants: &[Branch<'_>]) -> Option<Tags> {
    let candidates = variants.first()?.resolved.properties.iter().map(|(name, _)| *name);
    candidates.filter_map(|name| tags_of(name, variants)).next()
}

fn tags_of(name: &str, variants: &[Branch<'_>]) -> Option<Tags> {
    let mut seen = HashSet::new();
    let tag = |branch: &Branch<'_>| {
        let schema = &branch.resolved;
        let (_, property) = schema.properties.iter().find(|(other, _)| *other == name)?;
        let required = is_struct(schema) && schema.required.iter().any(|required| required == name);
        let text = single_text(property).filter(|_| required)?.to_owned();
        seen.insert(text.clone()).then(|| vec![text])
    };
    let tags = variants.iter().map(tag).collect::<Option<_>>()?;
    Some((name.to_owned(), tags))
}

/// The values of the discriminating property for a branch: by `mapping`, by the property itself, by the schema's name.
fn wires(discriminator: &Discriminator<'_>, branch: &Branch<'_>) -> Vec<String> {
    let name = branch.written.reference.or_else(|| branch.written.all_of.iter().rev().find_map(|part| part.reference));
    let last = |reference: &str| unescape(reference.rsplit('/').next().unwrap_or(reference));
    if let Some(reference) = name {
        let mapped =
            discriminator.mapping.iter().filter(|(_, target)| *target == reference || last(target) == last(reference));
        let mapped: Vec<_> = mapped.map(|(value, _)| (*value).to_owned()).collect();
        if !mapped.is_empty() {
            return mapped;
        }
    }
    let property = branch.resolved.properties.iter().find(|(name, _)| *name == discriminator.property);
    let values = property.and_then(|(_, property)| property.values.as_ref()).into_iter().flatten();
    let values: Vec<_> = values
        .filter(|value| matches!(value.node, Node::String(_)))
        .filter_map(|value| value.node.scalar_text())
        .collect();
    if values.is_empty() { name.map(last).into_iter().collect() } else { values }
}
