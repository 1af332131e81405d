//! `oneOf` and `anyOf`: one of several variants.

use std::collections::HashSet;
use std::rc::Rc;

use super::super::document::{Additional, Kind, Schema};
use super::context::{Lowering, PendingKind, Shape};
use super::names::branch_names;
use super::names::{BESIDE, Distinct};
use super::resolve::{branches, key};
use super::types::{is_struct, kinds};
use super::{scalars, tagging};
use crate::diagnostics::codes;
use crate::ir::{Field, Presence, Tagging, Type, Union};

/// A branch of a union with the schema it comes down to.
pub(super) struct Branch<'d> {
    pub(super) written: Rc<Schema<'d>>,
    pub(super) resolved: Rc<Schema<'d>>,
    /// It adds a rule, not a variant.
    idle: bool,
}

impl<'d> Lowering<'d> {
    /// The type of a resolved schema that has branches.
    pub(super) fn lower_union(&mut self, schema: &Rc<Schema<'d>>) -> Shape {
        self.report_second_union(schema);
        let all = self.branches(schema);
        let told: Vec<_> = all.iter().filter(|branch| !branch.idle).collect();
        match told[..] {
            [] => {
                let mut bare = (**schema).clone();
                bare.one_of = Vec::new();
                bare.any_of = Vec::new();
                return self.lower_afresh(&Rc::new(bare));
            }
            [only] => return self.lower_schema(&only.written),
            _ => {}
        }
        if let Some(shape) = self.lower_plain_union(schema, &told) {
            return shape;
        }
        Shape::plain(self.declare(schema, PendingKind::Union))
    }

    /// Of `oneOf` and `anyOf` in one schema only the first tells the variants; rules about members do no harm.
    fn report_second_union(&mut self, schema: &Schema<'d>) {
        if schema.one_of.is_empty() || schema.any_of.is_empty() {
            return;
        }
        let tells = |branch: &Rc<Schema<'d>>| !says_nothing(branch) || branch.reference.is_some();
        if schema.any_of.iter().any(tells) {
            let message = "`anyOf` beside `oneOf` is not looked at: the variants are those of `oneOf`";
            let hint = "put one of them into a schema of its own, and mention it in the branches of the other";
            self.diagnostics.warning(&codes::UNSUPPORTED_UNION, &schema.origin.child("anyOf"), message).hint(hint);
        }
    }

    /// What alternatives between simple values come down to: an enum with room for unknown values, text, a number.
    fn lower_plain_union(&mut self, schema: &Rc<Schema<'d>>, told: &[&Branch<'d>]) -> Option<Shape> {
        let first = told.first()?;
        if told.iter().all(|branch| key(&branch.resolved) == key(&first.resolved)) {
            return Some(self.lower_schema(&first.written));
        }
        let only = |kind: Kind, branch: &Branch<'d>| {
            branches(&branch.resolved).is_empty() && kinds(&branch.resolved) == [kind]
        };
        if told.iter().all(|branch| only(Kind::String, branch)) {
            return self.lower_text_union(schema, told);
        }
        let numeric = |branch: &&Branch<'d>| only(Kind::Integer, branch) || only(Kind::Number, branch);
        if told.iter().all(numeric) {
            let kind = if told.iter().all(|branch| only(Kind::Integer, branch)) { Kind::Integer } else { Kind::Number };
            return Some(Shape::plain(scalars::scalar(kind, &Schema::empty(schema.origin.clone()))));
        }
        None
    }

    /// Alternatives between texts. Enums keep values they do not know, so free text is one of them.
    fn lower_text_union(&mut self, schema: &Rc<Schema<'d>>, told: &[&Branch<'d>]) -> Option<Shape> {
        let mut union = (**schema).clone();
        union.one_of = Vec::new();
        union.any_of = Vec::new();
        union.types = vec![Kind::String];
        let values: Vec<_> = told.iter().flat_map(|branch| branch.resolved.values.iter().flatten()).collect();
        let mut seen = HashSet::new();
        let distinct = values.into_iter().filter(|value| seen.insert(value.node.scalar_text()));
        union.values = Some(distinct.cloned().collect()).filter(|values: &Vec<_>| !values.is_empty());
        match union.values {
            Some(_) => self.lower_values(&Rc::new(union)),
            None => Some(Shape::plain(Type::String)),
        }
    }

    /// The variants of a union, once its name is known.
    pub(super) fn define_union(&mut self, schema: &Rc<Schema<'d>>) -> Union {
        let mut told = self.branches(schema);
        told.retain(|branch| !branch.idle);
        if let Some(union) = self.tagged_by_member(&told) {
            return union;
        }
        let tags = tagging::declared(schema, &told).or_else(|| tagging::inferred(&told));
        let Some((property, tags)) = tags else { return self.untagged(&told) };
        let mut variants: Vec<Field> = Vec::new();
        let (mut names, mut seen) = (Distinct::default(), HashSet::new());
        let words = branch_names(&told.iter().map(|branch| branch.written.clone()).collect::<Vec<_>>());
        for ((branch, word), wires) in told.iter().zip(words).zip(tags) {
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

    fn untagged(&mut self, told: &[Branch<'d>]) -> Union {
        let mut variants = Vec::new();
        let mut names = Distinct::default();
        let words = branch_names(&told.iter().map(|branch| branch.written.clone()).collect::<Vec<_>>());
        for (branch, word) in told.iter().zip(words) {
            variants.push(self.variant(&names.add(&word), branch));
        }
        // What takes anything is tried last.
        variants.sort_by_key(|variant| variant.ty == Type::Json);
        Union { tagging: Tagging::Untagged, variants }
    }

    /// Objects with one member each, which must be there and is called differently in each.
    fn tagged_by_member(&mut self, told: &[Branch<'d>]) -> Option<Union> {
        let mut names = HashSet::new();
        let is_single = |branch: &Branch<'d>| match &branch.resolved.properties[..] {
            [(name, _)] => {
                is_struct(&branch.resolved) && branch.resolved.required.iter().any(|required| required == name)
            }
            _ => false,
        };
        let distinct = |branch: &Branch<'d>| branch.resolved.properties.iter().all(|(name, _)| names.insert(*name));
        if !told.iter().all(is_single) || !told.iter().all(distinct) {
            return None;
        }
        let mut variants = Vec::new();
        for branch in told {
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

    /// The branches of a schema, each with the schema's own members where it has some.
    fn branches(&mut self, schema: &Rc<Schema<'d>>) -> Vec<Branch<'d>> {
        let mut all = Vec::new();
        for written in branches(schema) {
            let own = self.resolve(written).schema;
            let idle = !schema.properties.is_empty() && says_nothing(&own);
            let complete =
                schema.properties.iter().all(|(name, _)| own.properties.iter().any(|(other, _)| name == other));
            let written = if idle || complete { written.clone() } else { with_members_of(written, schema) };
            let resolved = self.resolve(&written).schema;
            all.push(Branch { written, resolved, idle });
        }
        all
    }
}

/// Whether a branch only says which members must be there: a rule for the server to check.
fn says_nothing(schema: &Schema<'_>) -> bool {
    kinds(schema).iter().all(|kind| *kind == Kind::Object)
        && schema.properties.is_empty()
        && schema.values.is_none()
        && branches(schema).is_empty()
        && !matches!(schema.additional, Additional::Schema(_))
}

/// A branch together with the members that stand beside the union. It has a place of its own in the tables.
fn with_members_of<'d>(branch: &Rc<Schema<'d>>, schema: &Schema<'d>) -> Rc<Schema<'d>> {
    let mut members = schema.clone();
    members.origin = schema.origin.child(BESIDE);
    members.one_of = Vec::new();
    members.any_of = Vec::new();
    members.discriminator = None;
    members.description = None;
    members.title = None;
    let mut both = Schema::empty(branch.origin.child(BESIDE));
    both.title.clone_from(&branch.title);
    both.description.clone_from(&branch.description);
    both.all_of = vec![Rc::new(members), branch.clone()];
    Rc::new(both)
}
