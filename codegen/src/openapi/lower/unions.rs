//! `oneOf` and `anyOf`: one of several variants.

use std::collections::HashSet;
use std::rc::Rc;

use super::super::document::{Kind, Schema};
use super::branches::{Branch, adds_no_variant};
use super::context::{Lowering, PendingKind, SchemaType, key};
use super::names::{Distinct, branch_names};
use super::resolve::branches;
use super::types::{is_struct, kinds};
use super::{scalars, tagging};
use crate::diagnostics::codes;
use crate::ir::{Field, Presence, Tagging, Type, Union};

impl<'d> Lowering<'d> {
    /// The type of a resolved schema that has branches.
    pub(super) fn lower_union(&mut self, schema: &Rc<Schema<'d>>) -> SchemaType {
        self.report_second_union(schema);
        let all = self.branches(schema);
        let variants: Vec<_> = all.iter().filter(|branch| !branch.idle).collect();
        match variants[..] {
            [] => {
                let mut bare = (**schema).clone();
                bare.one_of = Vec::new();
                bare.any_of = Vec::new();
                return self.lower_afresh(&Rc::new(bare));
            }
            [only] => return self.lower_schema(&only.written),
            _ => {}
        }
        if let Some(lowered) = self.lower_plain_union(schema, &variants) {
            return lowered;
        }
        SchemaType::plain(self.declare(schema, PendingKind::Union))
    }

    /// Of `oneOf` and `anyOf` in one schema only the first lists the variants; rules about members do no harm.
    fn report_second_union(&mut self, schema: &Schema<'d>) {
        if schema.one_of.is_empty() || schema.any_of.is_empty() {
            return;
        }
        let is_variant = |branch: &Rc<Schema<'d>>| !adds_no_variant(branch) || branch.reference.is_some();
        if schema.any_of.iter().any(is_variant) {
            let message = "`anyOf` beside `oneOf` is not looked at: the variants are those of `oneOf`";
            let hint = "put one of them into a schema of its own, and mention it in the branches of the other";
            self.diagnostics.warning(&codes::UNSUPPORTED_UNION, &schema.origin.child("anyOf"), message).hint(hint);
        }
    }

    /// What alternatives between simple values come down to: an enum with room for unknown values, text, a number.
    fn lower_plain_union(&mut self, schema: &Rc<Schema<'d>>, variants: &[&Branch<'d>]) -> Option<SchemaType> {
        let first = variants.first()?;
        if variants.iter().all(|branch| key(&branch.resolved) == key(&first.resolved)) {
            return Some(self.lower_schema(&first.written));
        }
        let only = |kind: Kind, branch: &Branch<'d>| {
            branches(&branch.resolved).is_empty() && kinds(&branch.resolved) == [kind]
        };
        if variants.iter().all(|branch| only(Kind::String, branch)) {
            return self.lower_text_union(schema, variants);
        }
        let numeric = |branch: &&Branch<'d>| only(Kind::Integer, branch) || only(Kind::Number, branch);
        if variants.iter().all(numeric) {
            let kind =
                if variants.iter().all(|branch| only(Kind::Integer, branch)) { Kind::Integer } else { Kind::Number };
            return Some(SchemaType::plain(scalars::scalar(kind, &Schema::empty(schema.origin.clone()))));
        }
        None
    }

    /// Alternatives between texts. Enums keep values they do not know, so free text is one of them.
    fn lower_text_union(&mut self, schema: &Rc<Schema<'d>>, variants: &[&Branch<'d>]) -> Option<SchemaType> {
        let mut union = (**schema).clone();
        union.one_of = Vec::new();
        union.any_of = Vec::new();
        union.types = vec![Kind::String];
        let values: Vec<_> = variants.iter().flat_map(|branch| branch.resolved.values.iter().flatten()).collect();
        let mut seen = HashSet::new();
        let distinct = values.into_iter().filter(|value| seen.insert(value.node.scalar_text()));
        union.values = Some(distinct.cloned().collect()).filter(|values: &Vec<_>| !values.is_empty());
        match union.values {
            Some(_) => self.lower_values(&Rc::new(union)),
            None => Some(SchemaType::plain(Type::String)),
        }
    }

    /// The variants of a union, once its name is known.
    pub(super) fn define_union(&mut self, schema: &Rc<Schema<'d>>) -> Union {
        let mut branches = self.branches(schema);
        branches.retain(|branch| !branch.idle);
        if let Some(union) = self.tagged_by_member(&branches) {
            return union;
        }
        let tags = tagging::declared(schema, &branches).or_else(|| tagging::inferred(&branches));
        let Some((property, tags)) = tags else { return self.untagged(&branches) };
        let mut variants: Vec<Field> = Vec::new();
        let (mut names, mut seen) = (Distinct::default(), HashSet::new());
        let words = branch_names(&branches.iter().map(|branch| branch.written.clone()).collect::<Vec<_>>());
        for ((branch, word), wires) in branches.iter().zip(words).zip(tags) {
            for wire in &wires {
                if !seen.insert(wire.clone()) {
                    continue;
                }
                let name = if wires.len() == 1 { word.clone() } else { wire.clone() };
                let mut variant = self.variant(&names.add(&name), branch);
                variant.wire.clone_from(wire);
                variants.push(variant);
            }
        }
        Union { tagging: Tagging::Field(property), variants }
    }

    fn untagged(&mut self, branches: &[Branch<'d>]) -> Union {
        let mut variants = Vec::new();
        let mut names = Distinct::default();
        let words = branch_names(&branches.iter().map(|branch| branch.written.clone()).collect::<Vec<_>>());
        for (branch, word) in branches.iter().zip(words) {
            variants.push(self.variant(&names.add(&word), branch));
        }
        // What takes anything is tried last.
        variants.sort_by_key(|variant| variant.ty == Type::Json);
        Union { tagging: Tagging::Untagged, variants }
    }

    /// Objects with one member each, which must be there and is called differently in each.
    fn tagged_by_member(&mut self, branches: &[Branch<'d>]) -> Option<Union> {
        let mut names = HashSet::new();
        let is_single = |branch: &Branch<'d>| match &branch.resolved.properties[..] {
            [(name, _)] => {
                is_struct(&branch.resolved) && branch.resolved.required.iter().any(|required| required == name)
            }
            _ => false,
        };
        let distinct = |branch: &Branch<'d>| branch.resolved.properties.iter().all(|(name, _)| names.insert(*name));
        if !branches.iter().all(is_single) || !branches.iter().all(distinct) {
            return None;
        }
        let mut variants = Vec::new();
        for branch in branches {
            for (name, property) in &branch.resolved.properties {
                let mut field = self.lower_field(name, property, false);
                (field.presence, field.flags.assumed) = (Presence::Optional, None);
                if field.docs.is_empty() && branch.written.reference.is_none() {
                    field.docs = branch.written.description.as_deref().unwrap_or_default().to_owned();
                }
                variants.push(field);
            }
        }
        Some(Union { tagging: Tagging::Member, variants })
    }

    fn variant(&mut self, name: &str, branch: &Branch<'d>) -> Field {
        let mut field = self.lower_field(name, &branch.written, false);
        (field.presence, field.flags.assumed) = (Presence::Optional, None);
        (field.flags.read_only, field.flags.write_only) = (false, false);
        field
    }
}
