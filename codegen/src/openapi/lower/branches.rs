//! The branches of `oneOf` and `anyOf`, each with what stands beside the union.

use std::rc::Rc;

use super::super::document::{Additional, Kind, Schema};
use super::context::{Lowering, key};
use super::extensions::{is_itself, itself};
use super::names::BESIDE;
use super::resolve::branches;
use super::types::kinds;

/// A branch of a union with the schema it comes down to.
pub(super) struct Branch<'d> {
    pub(super) written: Rc<Schema<'d>>,
    pub(super) resolved: Rc<Schema<'d>>,
    /// It adds a rule, not a variant.
    pub(super) idle: bool,
}

impl<'d> Branch<'d> {
    /// The schema that values of the branch have: the mention, but where that leads back to the union itself.
    pub(super) fn schema(&self) -> &Rc<Schema<'d>> {
        if is_itself(&self.resolved) { &self.resolved } else { &self.written }
    }
}

impl<'d> Lowering<'d> {
    /// The branches of a schema, each with the schema's own members where it has some.
    pub(super) fn branches(&mut self, schema: &Rc<Schema<'d>>) -> Vec<Branch<'d>> {
        let mut all = Vec::new();
        for written in branches(schema) {
            let own = self.resolve(written).schema;
            let idle = !schema.properties.is_empty() && adds_no_variant(&own);
            if schema.is_parent && key(&own) == key(schema) {
                all.push(Branch { written: written.clone(), resolved: itself(schema), idle: false });
                continue;
            }
            let complete =
                schema.properties.iter().all(|(name, _)| own.properties.iter().any(|(other, _)| name == other));
            let written = if idle || complete { written.clone() } else { with_members_of(written, schema) };
            let resolved = self.resolve(&written).schema;
            all.push(Branch { written, resolved, idle });
        }
        all
    }
}

/// Whether a branch only lists which members must be there: a rule for the server to check.
pub(super) fn adds_no_variant(schema: &Schema<'_>) -> bool {
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
    members.is_parent = false;
    members.description = None;
    members.title = None;
    let mut both = Schema::empty(branch.origin.child(BESIDE));
    both.title.clone_from(&branch.title);
    both.description.clone_from(&branch.description);
    both.all_of = vec![Rc::new(members), branch.clone()];
    Rc::new(both)
}
