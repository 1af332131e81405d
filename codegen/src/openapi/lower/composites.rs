//! Schemas that several places of a document define together: a property that two parts of an `allOf` have, the items
//! of a list that three have.
//!
//! What is composed of the same parts is the same schema. So recursive types that are composed with one another come to
//! an end where they come back to the parts that they began with.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use super::super::document::Schema;
use super::context::{Lowering, key};
use super::names::ALL;
use super::resolve::has_structure;
use crate::diagnostics::{Origin, codes};

/// How many composed schemas may stand within one another, how many parts one may have, and how many there may be.
const MAX_LEVELS: usize = 8;
const MAX_PARTS: usize = 256;
const MAX_COMPOSITES: usize = 20_000;

impl<'d> Lowering<'d> {
    /// The schema for a place in a composed schema whose values satisfy two, each perhaps composed itself.
    pub(super) fn both(&mut self, origin: &Origin, own: &Rc<Schema<'d>>, other: &Rc<Schema<'d>>) -> Rc<Schema<'d>> {
        let mut written = parts(own);
        written.extend(parts(other));
        if written.len() > MAX_PARTS || self.composites.len() >= MAX_COMPOSITES {
            return self.give_up(other);
        }
        let (all, ids) = self.distinct(written);
        if all.len() < 2 {
            return other.clone();
        }
        let mut both = Schema::empty(origin.child(format!("{ALL}{})", all.len())));
        both.title.clone_from(&other.title);
        both.description = other.description.clone().or_else(|| own.description.clone());
        both.default = other.default.clone().or_else(|| own.default.clone());
        both.read_only = own.read_only || other.read_only;
        both.write_only = own.write_only || other.write_only;
        both.deprecated = own.deprecated || other.deprecated;
        if let Some(known) = self.composites.get(&ids) {
            // A schema is composed again for each mention of it.
            if known.origin == both.origin {
                return known.clone();
            }
            both.all_of = vec![known.clone()];
            return Rc::new(both);
        }
        if key(&both).matches(ALL).count() > MAX_LEVELS {
            return self.give_up(other);
        }
        both.all_of = all;
        let both = Rc::new(both);
        self.composites.insert(ids, both.clone());
        both
    }

    fn give_up(&mut self, last: &Rc<Schema<'d>>) -> Rc<Schema<'d>> {
        let message = "too many schemas are composed with one another here; only the last of them is looked at";
        self.diagnostics.warning(&codes::CONFLICTING_SCHEMAS, &last.origin, message);
        last.clone()
    }

    /// Remembers a schema that is nothing but its parts, so that what is composed of the same below it is the same.
    pub(super) fn remember_composite(&mut self, schema: &Rc<Schema<'d>>, parts: &[Rc<Schema<'d>>]) {
        let mut own = (**schema).clone();
        own.reference = None;
        own.all_of = Vec::new();
        let (all, ids) = self.distinct(parts.to_vec());
        if all.len() > 1 && !has_structure(&own) && own.discriminator.is_none() {
            self.composites.entry(ids).or_insert_with(|| schema.clone());
        }
    }

    /// Every part once, and what identifies them together.
    fn distinct(&mut self, parts: Vec<Rc<Schema<'d>>>) -> (Vec<Rc<Schema<'d>>>, Vec<Arc<str>>) {
        let (mut all, mut ids) = (Vec::new(), BTreeSet::new());
        for part in parts {
            if ids.insert(self.identity(&part)) {
                all.push(part);
            }
        }
        (all, ids.into_iter().collect())
    }

    /// The pointer of the schema that a mention of it stands for.
    fn identity(&mut self, mention: &Rc<Schema<'d>>) -> Arc<str> {
        let mut schema = mention.clone();
        let mut seen = Vec::new();
        while !has_structure(&schema) && !seen.contains(&key(&schema)) {
            seen.push(key(&schema));
            schema = match (schema.reference, &schema.all_of[..]) {
                (Some(_), _) => self.target(&schema),
                (None, [only]) => only.clone(),
                (None, _) => break,
            };
        }
        key(&schema)
    }
}

/// The parts of a schema that was composed here; any other is its only part.
fn parts<'d>(schema: &Rc<Schema<'d>>) -> Vec<Rc<Schema<'d>>> {
    let key = key(schema);
    match key.rsplit_once('/') {
        Some((_, last)) if last.starts_with(ALL) => schema.all_of.iter().flat_map(parts).collect(),
        _ => vec![schema.clone()],
    }
}
