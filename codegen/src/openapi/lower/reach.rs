//! Which branches of a union share values: those that only others are read as, and those that are read as one of
//! several.

use std::rc::Rc;

use super::super::document::{Additional, Cursor, Kind, Schema};
use super::branches::Branch;
use super::context::{Lowering, key};
use super::resolve::branches;
use super::types::{is_struct, kinds};
use crate::ir::{Field, Type};

/// Unions of more branches than this are not compared branch by branch.
const MAX_BRANCHES: usize = 200;
/// How far below an object its members may show that it is not of two branches.
const LEVELS: usize = 2;

impl<'d> Lowering<'d> {
    /// Warns of the branches all of whose values are read as one that stands before them.
    pub(super) fn report_covered(&mut self, branches: &[Branch<'d>], names: &[String]) {
        if branches.len() > MAX_BRANCHES {
            return;
        }
        for (at, branch) in branches.iter().enumerate() {
            let earlier = (0..at).find(|earlier| self.covers(&branches[*earlier].resolved, &branch.resolved));
            if let Some(earlier) = earlier {
                let reason = format!("all that fits it fits `{}` as well, which stands before it", names[earlier]);
                self.report_unreachable(branch, &names[at], &reason);
            }
        }
    }

    /// Whether every value of a schema is one of another, too, which knows all of its members.
    fn covers(&mut self, wide: &Schema<'d>, narrow: &Schema<'d>) -> bool {
        if key(wide) == key(narrow) {
            return true;
        }
        if !is_struct(wide) || !is_struct(narrow) {
            return is_same_scalar(wide, narrow) || self.is_same_list(wide, narrow);
        }
        let is_demanded = wide.required.iter().any(|name| !narrow.required.contains(name));
        if is_demanded || wide.properties.len() < narrow.properties.len() {
            return false;
        }
        narrow.properties.iter().all(|(name, own)| {
            let Some(other) = self.property(wide, name) else { return false };
            let own = self.resolve(own).schema;
            key(&own) == key(&other) || is_same_scalar(&other, &own)
        })
    }

    /// Whether lists are of the same items. What knows members of its items is preferred to what takes any.
    fn is_same_list(&mut self, wide: &Schema<'d>, narrow: &Schema<'d>) -> bool {
        let is_list = |schema: &Schema<'d>| kinds(schema) == [Kind::Array] && schema.prefix.is_empty();
        if !is_list(wide) || !is_list(narrow) {
            return false;
        }
        let empty = || Rc::new(Schema::empty(wide.origin.clone()));
        let mut items =
            |schema: &Schema<'d>| schema.items.as_ref().map_or_else(empty, |items| self.resolve(items).schema);
        let (wide, narrow) = (items(wide), items(narrow));
        let takes_anything = |schema: &Schema<'d>| kinds(schema).is_empty() && branches(schema).is_empty();
        let has_members = !matches!(kinds(&narrow)[..], [Kind::Boolean | Kind::Integer | Kind::Number | Kind::String]);
        let is_any = takes_anything(&wide) && (takes_anything(&narrow) || !has_members);
        key(&wide) == key(&narrow) || is_any || is_same_scalar(&wide, &narrow)
    }

    /// `anyOf` lets a value be of several branches at once: structures keep the members that only others know.
    pub(super) fn keep_members(&mut self, branches: &[Branch<'d>], variants: &[Field]) {
        if branches.len() > MAX_BRANCHES {
            return;
        }
        for (branch, variant) in branches.iter().zip(variants) {
            let own = &branch.resolved;
            let Type::Named(id) = variant.ty else { continue };
            if !is_struct(own) || !matches!(own.additional, Additional::Unsaid) {
                continue;
            }
            let knows = |name: &str| own.properties.iter().any(|(other, _)| *other == name);
            let adds = |other: &Schema<'d>| other.properties.iter().any(|(name, _)| !knows(name));
            let shares =
                branches.iter().any(|other| adds(&other.resolved) && self.can_both_fit(own, &other.resolved, LEVELS));
            if shares {
                self.keepers.insert(id);
            }
        }
    }

    /// Whether an object can be a value of two schemas, as far as so many levels below it show.
    fn can_both_fit(&mut self, left: &Schema<'d>, right: &Schema<'d>, levels: usize) -> bool {
        let forbids = |closed: &Schema<'d>, other: &Schema<'d>| {
            let knows = |name: &str| closed.properties.iter().any(|(own, _)| *own == name);
            matches!(closed.additional, Additional::Forbidden) && other.required.iter().any(|name| !knows(name))
        };
        if !is_struct(right) || forbids(left, right) || forbids(right, left) {
            return false;
        }
        let is_required = |name: &str| left.required.iter().chain(&right.required).any(|required| required == name);
        left.properties.iter().filter(|(name, _)| is_required(name)).all(|(name, own)| {
            let Some(other) = self.property(right, name) else { return true };
            let own = self.resolve(own).schema;
            let are_objects = levels > 0 && is_struct(&own) && is_struct(&other);
            share_a_value(&own, &other) && (!are_objects || self.can_both_fit(&own, &other, levels - 1))
        })
    }
}

/// Whether two schemas can have a value in common, as far as kinds and listed values show.
fn share_a_value(left: &Schema<'_>, right: &Schema<'_>) -> bool {
    if let (Some(left), Some(right)) = (&left.values, &right.values) {
        return left.iter().any(|own| right.iter().any(|other| own.node == other.node));
    }
    let (left, right) = (kinds(left), kinds(right));
    let number = |kind: &Kind| matches!(kind, Kind::Integer | Kind::Number);
    let is_shared = |kind: &Kind| right.contains(kind) || number(kind) && right.iter().any(number);
    left.is_empty() || right.is_empty() || left.iter().any(is_shared)
}

/// Whether a scalar takes all values of another.
fn is_same_scalar(wide: &Schema<'_>, narrow: &Schema<'_>) -> bool {
    match (&kinds(wide)[..], &kinds(narrow)[..]) {
        ([wide_kind @ (Kind::Boolean | Kind::Integer | Kind::String)], [kind]) => {
            let lists = |wide: &[Cursor<'_>], narrow: &[Cursor<'_>]| {
                narrow.iter().all(|own| wide.iter().any(|other| other.node == own.node))
            };
            let takes_values = match (&wide.values, &narrow.values) {
                (None, _) => true,
                (Some(_), None) => false,
                (Some(wide), Some(narrow)) => lists(wide, narrow),
            };
            wide_kind == kind && takes_values && wide.format == narrow.format
        }
        _ => false,
    }
}
