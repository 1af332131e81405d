//! Schemas: what OpenAPI 3 writes otherwise than Swagger 2.0 (section "Schema Object" of either).

use super::super::document::{Cursor, Node};
use super::super::tree::{Tree, Value};
use super::Upgrade;
use super::built::{Built, text};
use super::references::component_of;

/// The value of a discriminator that stands for a schema, as widespread extensions have it.
const TAGS: [&str; 2] = ["x-ms-discriminator-value", "x-discriminator-value"];

/// Writes the members of an object, if it is a schema, as OpenAPI 3 does: `discriminator` is an object, a file is
/// binary text, and `x-nullable` has a keyword.
pub(super) fn renew(members: &mut Vec<(Box<str>, Tree)>) {
    let has = |key: &str| members.iter().any(|(name, _)| &**name == key);
    let is_schema = ["type", "properties", "allOf"].into_iter().any(has);
    let (has_format, has_nullable) = (has("format"), has("nullable"));
    let mut is_file = false;
    for (key, tree) in members.iter_mut() {
        match (&**key, &tree.value) {
            ("discriminator", Value::Scalar(Node::String(_))) if is_schema => {
                let property = Tree { origin: tree.origin.clone(), value: tree.value.clone() };
                tree.value = Value::Object(vec![("propertyName".into(), property)]);
            }
            ("type", Value::Scalar(Node::String(kind))) if &**kind == "file" => {
                is_file = true;
                tree.value = Value::Scalar(Node::String("string".into()));
            }
            ("x-nullable", Value::Scalar(Node::Bool(_))) if !has_nullable => *key = "nullable".into(),
            _ => {}
        }
    }
    if is_file && !has_format {
        let format = Tree { origin: None, value: Value::Scalar(Node::String("binary".into())) };
        members.push(("format".into(), format));
    }
}

impl<'d> Upgrade<'d, '_> {
    /// The schemas of the document. What its children call themselves is the `mapping` of a discriminator.
    pub(super) fn definitions(&mut self, all: &Cursor<'d>) -> Tree {
        let mut tree = self.copy(all);
        let Value::Object(schemas) = &mut tree.value else { return tree };
        for (name, child) in all.entries() {
            let Some(tag) = TAGS.into_iter().find_map(|key| child.get(key)) else { continue };
            let Node::String(value) = tag.node else { continue };
            for parent in ancestors(name, all) {
                let schema = schemas.iter_mut().find(|(name, _)| **name == *parent);
                if let Some((_, Tree { value: Value::Object(members), .. })) = schema {
                    add_mapping(members, value, text(&format!("#/components/schemas/{name}"), &tag.origin));
                }
            }
        }
        tree
    }
}

/// Adds what a value of the discriminator stands for; a schema without one is left as it is.
fn add_mapping(members: &mut [(Box<str>, Tree)], value: &str, target: Tree) {
    let discriminator = members.iter_mut().find(|(key, _)| &**key == "discriminator");
    let Some((_, Tree { value: Value::Object(discriminator), .. })) = discriminator else { return };
    if !discriminator.iter().any(|(key, _)| &**key == "mapping") {
        let Some(origin) = &target.origin else { return };
        discriminator.push(("mapping".into(), Built::at(origin).build()));
    }
    let mapping = discriminator.iter_mut().find(|(key, _)| &**key == "mapping");
    let Some((_, Tree { value: Value::Object(mapping), .. })) = mapping else { return };
    if !mapping.iter().any(|(key, _)| &**key == value) {
        mapping.push((value.into(), target));
    }
}

/// The schemas that one includes by `allOf`, and those that these include.
fn ancestors<'d>(name: &'d str, all: &Cursor<'d>) -> Vec<&'d str> {
    let mut found = vec![name];
    let mut next = 0;
    while let Some(name) = found.get(next) {
        let parts = all.get(name).and_then(|schema| schema.get("allOf"));
        let parents = parts.iter().flat_map(Cursor::items).filter_map(|part| component_of(part.get_str("$ref")?));
        for parent in parents.collect::<Vec<_>>() {
            if !found.contains(&parent) {
                found.push(parent);
            }
        }
        next += 1;
    }
    found
}
