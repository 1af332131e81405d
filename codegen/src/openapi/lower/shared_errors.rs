//! Equal schemas of error responses, written out at one operation after the other, are one type.
//!
//! It is called after what its places have in common: the operation or the tag, and the status. A component of the same
//! structure that is an error, too, lends its name.

use std::collections::HashMap;

use super::names::{Names, pascal};
use super::signature::signature;
use super::statuses::common_word;
use crate::analysis::{reach, reachable, roots};
use crate::diagnostics::{Origin, Place};
use crate::ir::{Api, Operation, Status, Struct, TypeDef, TypeId, TypeKind, Types};
use crate::openapi::document::split_file;

/// Makes one type of equal errors.
pub(super) fn share_errors(api: &mut Api, names: &mut Names<'_>) {
    let groups = groups(api, names);
    let before = reach(&api.types, roots(api));
    let mut renames = Vec::new();
    for group in &groups {
        if names.is_component(&api.types, group[0]) {
            continue;
        }
        let within = reachable(&api.types, group.clone());
        if let Some(name) = names.free(&wanted(api, group)) {
            renames.extend(renamed(api, &name, group[0], &within, names));
        }
    }
    for group in &groups {
        forget_differing_docs(&mut api.types, group);
    }
    let shared: HashMap<TypeId, TypeId> =
        groups.iter().flat_map(|group| group.iter().map(|id| (*id, group[0]))).collect();
    for case in api.operations.iter_mut().flat_map(|operation| &mut operation.errors) {
        case.ty = shared.get(&case.ty).copied().unwrap_or(case.ty);
    }
    let after = reach(&api.types, roots(api));
    api.types.retain(|id| !before[id.index()] || after[id.index()]);
    let renames: Vec<(TypeId, &str)> = renames.iter().map(|(id, name)| (*id, name.as_str())).collect();
    api.types.rename(&renames);
}

/// The errors of which several are equal, each with the one that stands for all first: a component, or the first.
fn groups(api: &Api, names: &Names<'_>) -> Vec<Vec<TypeId>> {
    let mut places = HashMap::new();
    let mut groups: Vec<Vec<TypeId>> = Vec::new();
    let has_name = |id| names.is_component(&api.types, id);
    for case in api.operations.iter().flat_map(|operation| &operation.errors) {
        let is_candidate = has_name(case.ty) || is_inline(&api.types, case.ty);
        let Some(own) = is_candidate.then(|| signature(&api.types, case.ty, &has_name)).flatten() else { continue };
        let at = *places.entry((own, format!("{:?}", case.slots))).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        match &mut groups[at] {
            group if group.contains(&case.ty) => {}
            group if has_name(case.ty) => group.insert(0, case.ty),
            group => group.push(case.ty),
        }
    }
    // Components that happen to be equal stay what they are called.
    for group in &mut groups {
        let mut components = 0;
        group.retain(|id| !has_name(*id) || (components += 1, components == 1).1);
    }
    groups.retain(|group| group.len() > 1);
    groups
}

/// What is written of one of several errors does not hold for all.
fn forget_differing_docs(types: &mut Types, group: &[TypeId]) {
    let docs = |id: &TypeId| types.get(*id).map(|definition| &definition.docs);
    let differ = group.iter().any(|id| docs(id) != docs(&group[0]));
    let is_inline = is_inline(types, group[0]);
    if let Some(definition) = types.get_mut(group[0]).filter(|_| differ && is_inline) {
        definition.docs.clear();
    }
}

/// Whether a type was written out at an operation. One without members stands for its status.
fn is_inline(types: &Types, id: TypeId) -> bool {
    let Some(TypeDef { origin: Origin { place: Place::Pointer(pointer), .. }, kind, .. }) = types.get(id) else {
        return false;
    };
    let is_empty = matches!(kind, TypeKind::Struct(Struct { fields, additional: None, .. }) if fields.is_empty());
    split_file(pointer).1.starts_with("/paths/") && !is_empty
}

/// `AgentTasksNotFoundError`: after the operation or the tag, where it is one of several, and the status.
fn wanted(api: &Api, group: &[TypeId]) -> String {
    let is_case = |operation: &&Operation| operation.errors.iter().any(|case| group.contains(&case.ty));
    let owners: Vec<&Operation> = api.operations.iter().filter(is_case).collect();
    let cases = owners.iter().flat_map(|operation| &operation.errors).filter(|case| group.contains(&case.ty));
    let statuses: Vec<Status> = cases.map(|case| case.status).collect();
    let tag = |operation: &Operation| operation.tags.first().cloned();
    let first = owners.first().and_then(|operation| tag(operation));
    let is_only_tag = api.operations.iter().all(|operation| tag(operation) == first);
    let scope = match &owners[..] {
        [only] => pascal(&only.name),
        several if !is_only_tag && several.iter().all(|operation| tag(operation) == first) => {
            first.as_deref().map(pascal).unwrap_or_default()
        }
        _ => String::new(),
    };
    let name = scope + &common_word(&statuses);
    if name.is_empty() { "ApiError".to_owned() } else { name + "Error" }
}

/// The names of an error, and of the types within it that were called after it.
fn renamed(api: &Api, name: &str, id: TypeId, within: &[bool], names: &mut Names<'_>) -> Vec<(TypeId, String)> {
    let old = api.types.name(id).to_owned();
    let inner = api.types.iter().filter(|(inner, _)| *inner != id && within[inner.index()]);
    let mut renames = vec![(id, name.to_owned())];
    for (inner, definition) in inner {
        let rest = definition.name.strip_prefix(&old).filter(|_| is_inline(&api.types, inner));
        if let Some(new) = rest.and_then(|rest| names.free(&format!("{name}{rest}"))) {
            renames.push((inner, new));
        }
    }
    renames
}
