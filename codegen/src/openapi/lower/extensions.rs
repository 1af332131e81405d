//! Schemas that others include by `allOf`, with a `discriminator` that distinguishes those (OpenAPI 3.1, section
//! 4.8.25.4): a union that lists no variants.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::super::document::{Cursor, Schema};
use super::context::{Lowering, key};
use super::names::unescape;
use super::resolve::{branches, without_branches};
use crate::diagnostics::{codes, suggest};

/// Where the component schemas stand.
const SCHEMAS: &str = "/components/schemas";
/// The last token of places that stand for a parent itself.
const BASE: &str = "(base)";

impl<'d> Lowering<'d> {
    /// A resolved schema with those that extend it as its branches, where its discriminator distinguishes them.
    pub(super) fn with_extensions(&mut self, schema: Rc<Schema<'d>>) -> Rc<Schema<'d>> {
        if schema.discriminator.is_none() || !branches(&schema).is_empty() || schema.properties.is_empty() {
            return schema;
        }
        let own = key(&schema);
        let mut pointers = self.mapped(&schema);
        let mapped: HashSet<String> = pointers.iter().cloned().collect();
        pointers.extend(self.extensions_of(&own).into_iter().filter(|pointer| !mapped.contains(pointer)));
        if pointers.iter().all(|pointer| **pointer == *own) {
            return schema;
        }
        let mut parent = (*schema).clone();
        parent.one_of = pointers.iter().filter_map(|pointer| self.component_schema(pointer)).collect();
        parent.is_parent = true;
        Rc::new(parent)
    }

    /// The schemas that a discriminator's `mapping` names, in its order. A name that leads nowhere is reported.
    fn mapped(&mut self, schema: &Schema<'d>) -> Vec<String> {
        let Some(discriminator) = &schema.discriminator else { return Vec::new() };
        let mut pointers = Vec::new();
        for (value, target) in &discriminator.mapping {
            let pointer = match target.strip_prefix('#') {
                Some(pointer) => pointer.to_owned(),
                None => format!("{SCHEMAS}/{target}"),
            };
            if self.document.at(&pointer).is_none() {
                let origin = schema.origin.child("discriminator").child("mapping").child(value);
                let message = format!("`{target}` is not a schema of this document; `{value}` is not a variant");
                let schemas = self.document.at(SCHEMAS);
                let known: Vec<&str> = schemas.iter().flat_map(Cursor::entries).map(|(name, _)| name).collect();
                let wanted = target.rsplit('/').next().unwrap_or_default();
                self.diagnostics.warning(&codes::UNUSED_DISCRIMINATOR, &origin, message).hint =
                    suggest::hint(wanted, known);
            } else if !pointers.contains(&pointer) {
                pointers.push(pointer);
            }
        }
        pointers
    }

    /// The component schemas that include another by `allOf`, directly or through one another, in the document's order.
    fn extensions_of(&mut self, parent: &str) -> Vec<String> {
        let document = self.document;
        let direct = self.extensions.get_or_insert_with(|| {
            let schemas = document.at(SCHEMAS);
            let mut direct: HashMap<String, Vec<String>> = HashMap::new();
            for (name, schema) in schemas.iter().flat_map(Cursor::entries) {
                let pointer = format!("{SCHEMAS}/{}", name.replace('~', "~0").replace('/', "~1"));
                for part in schema.get("allOf").iter().flat_map(Cursor::items) {
                    let target = part.get_str("$ref").and_then(|target| target.strip_prefix('#'));
                    direct.entry(target.unwrap_or_default().to_owned()).or_default().push(pointer.clone());
                }
            }
            direct
        });
        let mut found: Vec<String> = Vec::new();
        let mut seen = HashSet::from([parent]);
        let mut next = vec![parent];
        while let Some(pointer) = next.pop() {
            let further = direct.get(pointer).into_iter().flatten().filter(|further| seen.insert(further.as_str()));
            let further: Vec<&String> = further.collect();
            next.extend(further.iter().rev().map(|further| further.as_str()));
            found.extend(further.into_iter().cloned());
        }
        found
    }

    fn component_schema(&mut self, pointer: &str) -> Option<Rc<Schema<'d>>> {
        let cursor = self.document.at(pointer)?;
        if let Some(schema) = self.schemas.get(pointer) {
            return Some(schema.clone());
        }
        let schema = Schema::read(&cursor, &mut self.diagnostics);
        self.schemas.insert(pointer.into(), schema.clone());
        Some(schema)
    }
}

/// What a parent is where it stands for itself, under a place of its own: a value of none of the schemas that extend
/// it.
pub(super) fn itself<'d>(parent: &Schema<'d>) -> Rc<Schema<'d>> {
    let mut bare = without_branches(parent);
    bare.origin = parent.origin.child(BASE);
    Rc::new(bare)
}

/// Whether a schema is a parent that stands for itself.
pub(super) fn is_itself(schema: &Schema<'_>) -> bool {
    key(schema).rsplit_once('/').is_some_and(|(_, last)| last == BASE)
}

/// The name of the component schema at a place.
pub(super) fn component_name(schema: &Schema<'_>) -> Option<String> {
    let key = key(schema);
    let name = key.strip_prefix(SCHEMAS)?.strip_prefix('/')?;
    (!name.contains('/')).then(|| unescape(name))
}
