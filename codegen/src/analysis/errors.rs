//! The errors of all operations, merged: one error enum and, where codes decide, one table serve the whole crate.

use std::collections::HashMap;

use crate::ir::{Api, ErrorCase, TypeId, TypeKind};

/// The errors of an API.
#[derive(Clone, Debug)]
pub struct Errors {
    /// Every structure that is an error, in the order in which operations mention them.
    pub all: Vec<TypeId>,
    /// The cases that hold for every operation alike; none when operations read the same response differently, or by
    /// its status alone.
    pub table: Option<Vec<ErrorCase>>,
    positions: HashMap<TypeId, usize>,
}

impl Errors {
    /// The position of a structure among the errors, if it is one.
    pub fn position(&self, id: TypeId) -> Option<usize> {
        self.positions.get(&id).copied()
    }
}

pub(super) fn analyze(api: &Api) -> Errors {
    let mut all = Vec::new();
    let mut positions = HashMap::new();
    for case in cases(api) {
        positions.entry(case.ty).or_insert_with(|| {
            all.push(case.ty);
            all.len() - 1
        });
    }
    Errors { all, table: merge(api), positions }
}

/// The error cases whose type is a structure; others have no members that a caller could ask for.
fn cases(api: &Api) -> impl Iterator<Item = &ErrorCase> {
    let is_struct = |case: &&ErrorCase| matches!(api.types[case.ty].kind, TypeKind::Struct(_));
    api.operations.iter().flat_map(|operation| &operation.errors).filter(is_struct)
}

/// One table for all operations, if each code means the same everywhere.
fn merge(api: &Api) -> Option<Vec<ErrorCase>> {
    let mut by_code: HashMap<&str, &ErrorCase> = HashMap::new();
    let mut table = Vec::new();
    for case in cases(api) {
        let known = by_code.entry(case.code.as_deref()?).or_insert_with(|| {
            table.push(case.clone());
            case
        });
        if (known.ty, known.status, known.codec, known.retry) != (case.ty, case.status, case.codec, case.retry) {
            return None;
        }
    }
    Some(table)
}
