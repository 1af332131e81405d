//! `oneOf` and `anyOf`: one of several variants.

use std::collections::HashSet;
use std::rc::Rc;

use super::super::document::{Additional, Kind, Schema};
use super::branches::{Branch, adds_no_variant};
use super::context::{Lowering, PendingKind, SchemaType, key};
use super::extensions::is_itself;
use super::names::{ALL, Distinct, branch_names, unescape};
use super::resolve::branches;
use super::scalars;
use super::types::{is_struct, kinds};
use crate::diagnostics::codes;
use crate::ir::{Field, Presence, Tagging, Type, Union};

impl<'d> Lowering<'d> {
    /// The type of a resolved schema that has branches.
    pub(super) fn lower_union(&mut self, schema: &Rc<Schema<'d>>) -> SchemaType {
        self.report_second_union(schema);
        let variants = self.variants(schema);
        match &variants[..] {
            [] => {
                let mut bare = (**schema).clone();
                bare.one_of = Vec::new();
                bare.any_of = Vec::new();
                return self.lower_afresh(&Rc::new(bare));
            }
            [only] => return self.lower_schema(only.schema()),
            _ => {}
        }
        if let Some(lowered) = self.lower_plain_union(schema, &variants) {
            return lowered;
        }
        SchemaType::plain(self.declare(schema, PendingKind::Union))
    }

    /// The branches that are variants. Texts beside values of other kinds are one, as no reader could part them.
    fn variants(&mut self, schema: &Rc<Schema<'d>>) -> Vec<Branch<'d>> {
        let mut all = self.branches(schema);
        all.retain(|branch| !branch.idle);
        self.drop_void(schema, &mut all);
        let texts: Vec<usize> = (0..all.len()).filter(|at| is_only(Kind::String, &all[*at])).collect();
        if let [first, _, ..] = texts[..]
            && texts.len() < all.len()
        {
            let together = text_branch(schema, &all[first], &texts.iter().map(|at| &all[*at]).collect::<Vec<_>>());
            let resolved = self.resolve(&together).schema;
            all[first] = Branch { written: together, resolved, idle: false };
            let mut at = 0..;
            all.retain(|_| at.next().is_none_or(|at| at == first || !texts.contains(&at)));
        }
        all
    }

    /// Takes away the branches that no value is of: `false`, and the union itself.
    fn drop_void(&mut self, schema: &Schema<'d>, all: &mut Vec<Branch<'d>>) {
        let (own, mut kept) = (key(schema), Vec::new());
        for branch in std::mem::take(all) {
            let reason = match branch.resolved.boolean {
                Some(false) => "its schema is `false`",
                _ if key(&branch.resolved) == own && !is_itself(branch.schema()) => "it is the union itself",
                _ => {
                    kept.push(branch);
                    continue;
                }
            };
            let name = branch_names(std::slice::from_ref(&branch.written)).pop().unwrap_or_default();
            self.report_unreachable(&branch, &name, reason);
        }
        *all = kept;
    }

    /// Of `oneOf` and `anyOf` in one schema only the first lists the variants; rules about members do no harm.
    fn report_second_union(&mut self, schema: &Schema<'d>) {
        if schema.one_of.is_empty() || schema.any_of.is_empty() {
            return;
        }
        let is_variant = |branch: &Rc<Schema<'d>>| !adds_no_variant(branch) || branch.reference.is_some();
        if schema.any_of.iter().any(is_variant) {
            let message = "`anyOf` beside `oneOf` is ignored: the variants are those of `oneOf`";
            let hint = "put one of them into a schema of its own, and mention it in the branches of the other";
            self.diagnostics.warning(&codes::UNSUPPORTED_UNION, &schema.origin.child("anyOf"), message).hint(hint);
        }
    }

    /// What alternatives between simple values come down to: an enum with room for unknown values, text, a number.
    fn lower_plain_union(&mut self, schema: &Rc<Schema<'d>>, variants: &[Branch<'d>]) -> Option<SchemaType> {
        let first = variants.first()?;
        if variants.iter().all(|branch| key(&branch.resolved) == key(&first.resolved)) {
            return Some(self.lower_schema(&first.written));
        }
        if variants.iter().all(|branch| is_only(Kind::String, branch)) {
            return self.lower_text_union(schema, variants);
        }
        let numeric = |branch: &Branch<'d>| is_only(Kind::Integer, branch) || is_only(Kind::Number, branch);
        if variants.iter().all(numeric) {
            let whole = variants.iter().all(|branch| is_only(Kind::Integer, branch));
            let kind = if whole { Kind::Integer } else { Kind::Number };
            return Some(SchemaType::plain(scalars::scalar(kind, &Schema::empty(schema.origin.clone()))));
        }
        None
    }

    /// Alternatives between texts. Enums keep values they do not know, so free text is one of them.
    fn lower_text_union(&mut self, schema: &Rc<Schema<'d>>, variants: &[Branch<'d>]) -> Option<SchemaType> {
        let mut union = (**schema).clone();
        union.one_of = Vec::new();
        union.any_of = Vec::new();
        list_values(&mut union, &variants.iter().collect::<Vec<_>>());
        match union.values {
            Some(_) => self.lower_values(&Rc::new(union)),
            None => Some(SchemaType::plain(Type::String)),
        }
    }

    /// The variants of a union, once its name is known.
    pub(super) fn define_union(&mut self, schema: &Rc<Schema<'d>>) -> Union {
        let branches = self.variants(schema);
        self.report_discriminator(schema, &branches);
        if let Some(union) = self.tagged_by_member(&branches) {
            return union;
        }
        let tags = self.declared_tags(schema, &branches).or_else(|| self.inferred_tags(&branches));
        match tags {
            Some((tagging, tags)) => self.tagged(tagging, &tags, &branches),
            None => self.untagged(schema, &branches),
        }
    }

    fn tagged(&mut self, tagging: Tagging, tags: &[Vec<String>], branches: &[Branch<'d>]) -> Union {
        let mut variants: Vec<Field> = Vec::new();
        let mut names = Distinct::default();
        let words = branch_names(&branches.iter().map(|branch| branch.written.clone()).collect::<Vec<_>>());
        for ((branch, word), wires) in branches.iter().zip(words).zip(tags) {
            for wire in wires {
                let name = if wires.len() == 1 { word.clone() } else { wire.clone() };
                let mut variant = self.variant(&names.add(&name), branch);
                variant.wire.clone_from(wire);
                variants.push(variant);
            }
        }
        Union { tagging, variants }
    }

    fn untagged(&mut self, schema: &Schema<'d>, branches: &[Branch<'d>]) -> Union {
        let mut variants = Vec::new();
        let mut names = Distinct::default();
        let words = branch_names(&branches.iter().map(|branch| branch.written.clone()).collect::<Vec<_>>());
        self.report_covered(branches, &words);
        for (branch, word) in branches.iter().zip(words) {
            variants.push(self.variant(&names.add(&word), branch));
        }
        if schema.one_of.is_empty() {
            self.keep_members(branches, &variants);
        }
        // Of two that take the same value the first has it: whole numbers keep their digits, and what takes anything is
        // last.
        variants.sort_by_key(|variant| match variant.ty {
            Type::Json => 2,
            Type::Float(_) => 1,
            _ => 0,
        });
        Union { tagging: Tagging::Untagged, variants }
    }

    /// Warns of a variant that no value is read as.
    pub(super) fn report_unreachable(&mut self, branch: &Branch<'d>, name: &str, reason: &str) {
        let message = format!("no value is ever read as `{name}`: {reason}");
        self.diagnostics.warning(&codes::UNREACHABLE_VARIANT, &branch.written.origin, message);
    }

    /// Objects with one member each, which must be there, is called differently in each, and stands alone: objects that
    /// may have more members are unions of structures.
    fn tagged_by_member(&mut self, branches: &[Branch<'d>]) -> Option<Union> {
        let mut names = HashSet::new();
        let is_single = |branch: &Branch<'d>| match &branch.resolved.properties[..] {
            [(name, _)] if matches!(branch.resolved.additional, Additional::Forbidden) => {
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
                    branch.written.description.as_deref().unwrap_or_default().clone_into(&mut field.docs);
                }
                variants.push(field);
            }
        }
        Some(Union { tagging: Tagging::Member, variants })
    }

    fn variant(&mut self, name: &str, branch: &Branch<'d>) -> Field {
        let mut field = self.lower_field(name, branch.schema(), false);
        (field.presence, field.flags.assumed) = (Presence::Optional, None);
        (field.flags.read_only, field.flags.write_only) = (false, false);
        field
    }
}

/// Whether all values of a branch are of one simple kind.
fn is_only(kind: Kind, branch: &Branch<'_>) -> bool {
    branches(&branch.resolved).is_empty() && kinds(&branch.resolved) == [kind]
}

/// One branch for several that are texts.
fn text_branch<'d>(schema: &Schema<'d>, first: &Branch<'d>, texts: &[&Branch<'d>]) -> Rc<Schema<'d>> {
    let mut listing = texts.iter().filter(|branch| branch.resolved.values.is_some());
    let (listing, further) = (listing.next(), listing.next());
    let written = &listing.map_or(first, |listing| listing).written;
    let origin = match further {
        Some(_) => schema.origin.child("value"),
        None => written.origin.child(format!("{ALL}{})", texts.len())),
    };
    let mut together = Schema::empty(origin);
    let reference = written.reference.filter(|_| further.is_none());
    let name = reference.map(|reference| unescape(reference.rsplit('/').next().unwrap_or(reference)));
    together.title = written.title.clone().filter(|_| further.is_none()).or(name.map(Into::into));
    together.description = written.description.clone().or_else(|| listing?.resolved.description.clone());
    list_values(&mut together, texts);
    Rc::new(together)
}

/// Makes a schema one of the texts that some branches list. Where one of them lists none, any other text is as good.
fn list_values<'d>(schema: &mut Schema<'d>, texts: &[&Branch<'d>]) {
    schema.types = vec![Kind::String];
    schema.takes_other_values = texts.iter().any(|branch| branch.resolved.values.is_none());
    let listing: Vec<_> = texts.iter().filter(|branch| branch.resolved.values.is_some()).collect();
    if let [only] = listing[..] {
        schema.value_names.clone_from(&only.resolved.value_names);
        schema.value_docs.clone_from(&only.resolved.value_docs);
    }
    let values = listing.iter().flat_map(|branch| branch.resolved.values.iter().flatten());
    let mut seen = HashSet::new();
    let distinct = values.filter(|value| listing.len() == 1 || seen.insert(value.node.scalar_text()));
    schema.values = Some(distinct.cloned().collect()).filter(|values: &Vec<_>| !values.is_empty());
}
