//! Constraints that cannot be checked: taken out of the model, so that they cost their check and nothing else.

use std::collections::HashSet;

use crate::diagnostics::Origin;
use crate::ir::{self, Api, Constraints, Dialect, TypeKind};

/// The constraints that are to be taken out, by where they were written.
#[derive(Debug, Default)]
pub(super) struct Unsound {
    pub(super) lengths: HashSet<Origin>,
    pub(super) ranges: HashSet<Origin>,
    patterns: HashSet<(Origin, String, Dialect)>,
}

impl Unsound {
    pub(super) fn add_pattern(&mut self, pattern: &ir::Pattern) {
        self.patterns.insert(key(pattern));
    }

    /// Takes the constraints out of every type and parameter.
    pub(super) fn remove_from(&self, api: &mut Api) {
        if self.lengths.is_empty() && self.ranges.is_empty() && self.patterns.is_empty() {
            return;
        }
        let ids: Vec<_> = api.types.iter().map(|(id, _)| id).collect();
        for id in ids {
            let Some(definition) = api.types.get_mut(id) else { continue };
            match &mut definition.kind {
                TypeKind::Struct(of) => of.fields.iter_mut().for_each(|field| self.relax(&mut field.constraints)),
                TypeKind::Union(of) => of.variants.iter_mut().for_each(|field| self.relax(&mut field.constraints)),
                TypeKind::Newtype(newtype) => self.relax(&mut newtype.constraints),
                TypeKind::Enum(_) => {}
            }
        }
        for param in api.operations.iter_mut().flat_map(|operation| &mut operation.request.params) {
            self.relax(&mut param.field.constraints);
        }
    }

    fn relax(&self, constraints: &mut Constraints) {
        let Constraints { length, range, patterns, unique: _, multiple_of: _ } = constraints;
        *length = length.take().filter(|length| !self.lengths.contains(&length.origin));
        *range = range.take().filter(|range| !self.ranges.contains(&range.origin));
        patterns.retain(|pattern| !self.patterns.contains(&key(pattern)));
    }
}

fn key(pattern: &ir::Pattern) -> (Origin, String, Dialect) {
    (pattern.origin.clone(), pattern.text.clone(), pattern.dialect)
}
