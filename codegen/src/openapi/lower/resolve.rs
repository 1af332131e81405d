//! Schemas without detours: references followed, `allOf` merged, null set apart.

use std::collections::HashSet;
use std::rc::Rc;

use super::super::document::{Additional, Cursor, Kind, Limits, Node, Reading, Schema};
use super::context::{Lowering, MAX_DEPTH, Resolved, pointer};
use crate::diagnostics::codes;

impl<'d> Lowering<'d> {
    /// Follows and merges until a schema declares by itself what its values are.
    pub(super) fn resolve(&mut self, schema: &Rc<Schema<'d>>) -> Resolved<'d> {
        let key = pointer(&schema.origin);
        if let Some(resolved) = self.resolved.get(&key) {
            return resolved.clone();
        }
        let resolved = self.resolve_afresh(schema);
        self.resolved.insert(key, resolved.clone());
        resolved
    }

    fn resolve_afresh(&mut self, start: &Rc<Schema<'d>>) -> Resolved<'d> {
        let mut schema = start.clone();
        let mut nullable = false;
        let mut seen = HashSet::new();
        loop {
            if !seen.insert(pointer(&schema.origin)) {
                let message = "this schema is defined by nothing but itself; any value is accepted";
                self.diagnostics.warning(&codes::CYCLIC_REFERENCE, &start.origin, message);
                return Resolved { schema: Rc::new(Schema::empty(start.origin.clone())), nullable };
            }
            nullable |= schema.nullable;
            if schema.reference.is_some() && !has_structure(&schema) {
                schema = self.target(&schema);
            } else if let ([only], None, false) = (&schema.all_of[..], schema.reference, has_structure(&schema)) {
                schema = only.clone();
            } else {
                if schema.reference.is_some() || !schema.all_of.is_empty() {
                    let merged = self.compose(&schema);
                    nullable |= merged.nullable;
                    schema = merged.schema;
                }
                let (bare, had_null) = without_null(&schema);
                nullable |= had_null;
                match only_branch(&bare) {
                    Some(branch) => schema = branch,
                    None => return Resolved { schema: self.with_extensions(bare), nullable },
                }
            }
        }
    }

    /// The schema that a reference names; what leads nowhere is reported and may then be anything.
    pub(super) fn target(&mut self, schema: &Rc<Schema<'d>>) -> Rc<Schema<'d>> {
        let reference = schema.reference.unwrap_or_default();
        let origin = schema.origin.child("$ref");
        let Some(target) = self.document.target(reference, &origin, Reading::AnyValue, &mut self.diagnostics) else {
            return Rc::new(Schema::empty(schema.origin.child("unresolved")));
        };
        let key = pointer(&target.origin);
        if let Some(schema) = self.schemas.get(&key) {
            return schema.clone();
        }
        let schema = Schema::read(&target, &mut self.diagnostics);
        self.schemas.insert(key, schema.clone());
        schema
    }

    /// Merges the parts of `allOf`, the target of a reference and the schema's own keywords into one schema.
    fn compose(&mut self, schema: &Rc<Schema<'d>>) -> Resolved<'d> {
        let key = pointer(&schema.origin);
        if self.composing.contains(&key) || self.composing.len() >= MAX_DEPTH {
            let message = "this schema is composed of itself; any value is accepted for that part";
            self.diagnostics
                .warning(&codes::CYCLIC_REFERENCE, &schema.origin, message)
                .hint("take one `allOf` out of the circle");
            return Resolved { schema: Rc::new(Schema::empty(schema.origin.clone())), nullable: false };
        }
        self.composing.push(key);
        let mut parts = Vec::new();
        if schema.reference.is_some() {
            parts.push(self.target(schema));
        }
        parts.extend(schema.all_of.iter().cloned());
        self.remember_composite(schema, &parts);
        let mut merged = Schema::empty(schema.origin.clone());
        let mut nullable = true;
        for part in &parts {
            let part = self.resolve(part);
            nullable &= part.nullable;
            let part = self.without_descendants(part.schema);
            self.merge_into(&mut merged, &part);
        }
        let mut own = (**schema).clone();
        own.reference = None;
        own.all_of = Vec::new();
        // The parent's discriminator distinguishes children; it means nothing inside one of them.
        merged.discriminator = None;
        self.merge_into(&mut merged, &own);
        merged.discriminator = merged.discriminator.or(own.discriminator);
        merged.title = own.title.or(merged.title);
        // What a part is called is not what the whole is called.
        let target = parts.first().filter(|_| parts.len() == 1).and_then(|part| self.resolve(part).schema.xml.clone());
        merged.xml = own.xml.or(target);
        merged.description = own.description.or(merged.description);
        self.composing.pop();
        Resolved { schema: Rc::new(merged), nullable }
    }

    /// A parent may list its children under `oneOf` while they include it by `allOf`: within a child the list is idle.
    fn without_descendants(&self, part: Rc<Schema<'d>>) -> Rc<Schema<'d>> {
        if part.is_parent {
            return Rc::new(without_branches(&part));
        }
        let is_composed = |branch: &Rc<Schema<'d>>| {
            let target = branch.reference.and_then(|reference| reference.strip_prefix('#'));
            target.is_some_and(|target| self.composing.iter().any(|key| **key == *target))
        };
        if !part.one_of.iter().chain(&part.any_of).any(is_composed) {
            return part;
        }
        Rc::new(without_branches(&part))
    }
}

/// A schema whose values are of no particular variant.
pub(super) fn without_branches<'d>(schema: &Schema<'d>) -> Schema<'d> {
    let mut bare = schema.clone();
    bare.one_of = Vec::new();
    bare.any_of = Vec::new();
    bare.discriminator = None;
    bare.is_parent = false;
    bare
}

/// Whether a schema has more beside its reference or its only `allOf` than what a mention may add to its target.
pub(super) fn has_structure(schema: &Schema<'_>) -> bool {
    let parts = usize::from(schema.reference.is_some()) + schema.all_of.len();
    parts > 1
        || !schema.properties.is_empty()
        || !schema.required.is_empty()
        || !schema.one_of.is_empty()
        || !schema.any_of.is_empty()
        || schema.values.is_some()
        || schema.items.is_some()
        || !schema.prefix.is_empty()
        || schema.names.is_some()
        || !schema.dependent.is_empty()
        || schema.limits != Limits::default()
        || matches!(schema.additional, Additional::Schema(_))
}

/// The branches of a union.
pub(super) fn branches<'a, 'd>(schema: &'a Schema<'d>) -> &'a [Rc<Schema<'d>>] {
    if schema.one_of.is_empty() { &schema.any_of } else { &schema.one_of }
}

/// The branch of a union that has no other and no members of its own.
fn only_branch<'d>(schema: &Schema<'d>) -> Option<Rc<Schema<'d>>> {
    match branches(schema) {
        [only] if schema.properties.is_empty() => Some(only.clone()),
        _ => None,
    }
}

/// Sets null apart, in every spelling there is: in `type`, in `enum`, as a branch.
fn without_null<'d>(schema: &Rc<Schema<'d>>) -> (Rc<Schema<'d>>, bool) {
    let null_value = |value: &Cursor<'d>| *value.node == Node::Null;
    let in_types = schema.types.len() > 1 && schema.types.contains(&Kind::Null);
    let in_values = schema.values.iter().flatten().any(null_value);
    let in_branches = schema.one_of.iter().chain(&schema.any_of).any(|branch| is_null(branch));
    if !(in_types || in_values || in_branches) {
        return (schema.clone(), false);
    }
    let mut bare = (**schema).clone();
    bare.types.retain(|kind| *kind != Kind::Null || schema.types.len() == 1);
    bare.one_of.retain(|branch| !is_null(branch));
    bare.any_of.retain(|branch| !is_null(branch));
    bare.values = bare.values.map(|values| values.into_iter().filter(|value| !null_value(value)).collect());
    bare.values = bare.values.filter(|values: &Vec<_>| !values.is_empty());
    (Rc::new(bare), true)
}

/// Whether null is the only value of a schema.
fn is_null(schema: &Schema<'_>) -> bool {
    let only_value = matches!(schema.values.as_deref(), Some([Cursor { node: Node::Null, .. }]));
    schema.reference.is_none() && (schema.types == [Kind::Null] || only_value)
}
