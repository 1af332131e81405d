//! Elided members of a structure `for` a resource get their targets (Smithy 2.0, "Target elision").

use super::table::Table;
use crate::diagnostics::{Diagnostics, codes};
use crate::smithy::model::{Properties, Reference, ShapeType};
use crate::smithy::raw::{Definition, Target};

/// Fills in what resources know; what only mixins know is left to flattening.
pub(super) fn targets(table: &mut Table, diagnostics: &mut Diagnostics) {
    for position in 0..table.definitions.len() {
        let definition = &table.definitions[position];
        let Some(bound) = &definition.resource else { continue };
        let found = table.get(bound.target.as_str()).filter(|found| found.shape_type == ShapeType::Resource);
        let Some(resource) = found else {
            report(definition, bound, table, diagnostics);
            continue;
        };
        let elided = definition.members.iter().enumerate().filter(|(_, member)| member.target == Target::Elided);
        let filled: Vec<_> = elided
            .filter_map(|(index, member)| Some((index, target(resource, member.id.member()?)?.clone())))
            .collect();
        for (index, reference) in filled {
            let member = &mut table.definitions[position].members[index];
            member.target = Target::Named(Reference { target: reference.target, origin: member.origin.clone() });
        }
    }
}

fn target<'a>(resource: &'a Definition, name: &str) -> Option<&'a Reference> {
    let Properties::Resource(resource) = &resource.properties else { return None };
    let mut named = resource.identifiers.iter().chain(&resource.properties);
    named.find(|(known, _)| known == name).map(|(_, reference)| reference)
}

fn report(definition: &Definition, bound: &Reference, table: &Table, diagnostics: &mut Diagnostics) {
    if table.gaps.may_define(&bound.target) {
        return;
    }
    let what = match table.get(bound.target.as_str()) {
        Some(found) => format!("is of type {}", found.shape_type.name()),
        None => "is not defined".to_owned(),
    };
    let message = format!("`{}` is for `{}`, which must be a resource, but {what}", definition.id, bound.target);
    let is_defined = table.get(bound.target.as_str()).is_some();
    let similar = table.similar(&bound.target).filter(|_| !is_defined);
    diagnostics.error(&codes::INVALID_ELISION, &bound.origin, message).hint = similar;
}
