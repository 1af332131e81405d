//! How a member of the objects shows which variant of a union they are (OpenAPI 3.1, section 4.8.25).

use std::collections::HashSet;
use std::rc::Rc;

use super::super::document::{Discriminator, Kind, Node, Schema};
use super::branches::Branch;
use super::context::Lowering;
use super::extensions::component_name;
use super::names::unescape;
use super::resolve::branches;
use super::types::{is_struct, kinds};
use crate::ir::{Number, Tagging};

/// The tag, and the values it has for each branch.
pub(super) type Tags = (Tagging, Vec<Vec<String>>);

impl<'d> Lowering<'d> {
    /// What `discriminator` declares, where that is enough.
    pub(super) fn declared_tags(&mut self, schema: &Schema<'d>, variants: &[Branch<'d>]) -> Option<Tags> {
        let discriminator = schema.discriminator.as_ref()?;
        let (mut values, mut are_literals) = (Vec::new(), true);
        for branch in variants {
            let is_object = is_struct(&branch.resolved) || !branches(&branch.resolved).is_empty();
            let property = self.property(&branch.resolved, &discriminator.property);
            are_literals &= property.as_deref().is_some_and(is_literal);
            let wires = is_object.then(|| wires(schema, discriminator, branch, property.as_deref()));
            values.push(wires.filter(|wires| !wires.is_empty())?);
        }
        // Where two have the same tag, they differ in other ways.
        let mut seen = HashSet::new();
        if !values.iter().all(|wires| wires.iter().all(|wire| seen.insert(wire))) {
            return None;
        }
        are_literals &= values.iter().flatten().all(|wire| wire.parse::<i64>().is_ok() || wire.parse::<bool>().is_ok());
        let name = discriminator.property.to_string();
        Some((if are_literals { Tagging::Literal(name) } else { Tagging::Field(name) }, values))
    }

    /// A member that every branch must have, with a single value that no other branch has.
    pub(super) fn inferred_tags(&mut self, variants: &[Branch<'d>]) -> Option<Tags> {
        let first = variants.first()?.resolved.clone();
        first.properties.iter().find_map(|(name, _)| self.tags_of(name, variants))
    }

    fn tags_of(&mut self, name: &str, variants: &[Branch<'d>]) -> Option<Tags> {
        let (mut seen, mut texts, mut tags) = (HashSet::new(), 0, Vec::new());
        for branch in variants {
            let schema = &branch.resolved;
            let is_required = is_struct(schema) && schema.required.iter().any(|required| required == name);
            let property = self.property(schema, name).filter(|_| is_required)?;
            let [only] = property.values.as_deref()? else { return None };
            match only.node {
                Node::String(_) => texts += 1,
                Node::Bool(_) | Node::Number(Number::Int(_)) => {}
                _ => return None,
            }
            let text = only.node.scalar_text()?;
            if !seen.insert(text.clone()) {
                return None;
            }
            tags.push(vec![text]);
        }
        match texts {
            0 => Some((Tagging::Literal(name.to_owned()), tags)),
            texts if texts == variants.len() => Some((Tagging::Field(name.to_owned()), tags)),
            _ => None,
        }
    }

    /// The schema that the values of a property have, with references followed.
    pub(super) fn property(&mut self, schema: &Schema<'d>, name: &str) -> Option<Rc<Schema<'d>>> {
        let (_, property) = schema.properties.iter().find(|(other, _)| *other == name)?;
        Some(self.resolve(property).schema)
    }
}

/// Whether values are integers or booleans.
fn is_literal(property: &Schema<'_>) -> bool {
    matches!(kinds(property)[..], [Kind::Integer | Kind::Boolean])
}

/// The values of the discriminating property for a branch: by `mapping`, by the property itself, by the schema's name.
fn wires(
    schema: &Schema<'_>,
    discriminator: &Discriminator<'_>,
    branch: &Branch<'_>,
    property: Option<&Schema<'_>>,
) -> Vec<String> {
    let last = |reference: &str| unescape(reference.rsplit('/').next().unwrap_or(reference));
    let reference =
        branch.written.reference.or_else(|| branch.written.all_of.iter().rev().find_map(|part| part.reference));
    let name = component_name(&branch.written).or_else(|| reference.map(last));
    if let Some(name) = &name {
        let mapped = discriminator.mapping.iter().filter(|(_, target)| last(target) == *name);
        let mapped: Vec<_> = mapped.map(|(value, _)| (*value).to_owned()).collect();
        if !mapped.is_empty() {
            return mapped;
        }
    }
    let values = property.and_then(|property| property.values.as_ref()).into_iter().flatten();
    let is_tag = |node: &Node| matches!(node, Node::String(_) | Node::Bool(_) | Node::Number(Number::Int(_)));
    let values: Vec<_> =
        values.filter(|value| is_tag(value.node)).filter_map(|value| value.node.scalar_text()).collect();
    // A list of several values that a parent has is that of all who extend it.
    match (&values[..], name) {
        ([], name) => name.into_iter().collect(),
        ([_, _, ..], Some(name)) if schema.is_parent => vec![name],
        _ => values,
    }
}
