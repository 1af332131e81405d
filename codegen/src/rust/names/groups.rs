//! Groups of operations: by tag, or by resource where there are no tags.

use std::collections::HashMap;

use super::OperationNames;
use super::scope::{self, Scope};
use super::words::{Case, join, words};
use crate::ir::Operation;

/// The names of a group.
pub(in crate::rust) struct GroupNames {
    /// The tag or resource, as the description has it.
    pub(in crate::rust) of: String,
    /// The structure: `Issues`.
    pub(in crate::rust) name: String,
    /// The module that it stands in: `issues`.
    pub(in crate::rust) module: String,
    /// The client's method: `issues`.
    pub(in crate::rust) method: String,
}

/// Names the groups, in the order in which operations mention them.
pub(super) fn name_groups(operations: &[Operation], of_types: &mut Scope, of_methods: &mut Scope) -> Vec<GroupNames> {
    let mut of_modules = Scope::modules(&[scope::MODULES, scope::KEYWORDS].concat());
    let mut groups: Vec<GroupNames> = Vec::new();
    let mut known = std::collections::HashSet::new();
    for of in operations.iter().filter_map(Operation::group).filter(|of| known.insert(*of)) {
        groups.push(GroupNames {
            of: of.to_owned(),
            name: of_types.first_free(&[of, &format!("{of} group")]),
            module: of_modules.name(of),
            method: of_methods.name(of),
        });
    }
    groups
}

/// Names the methods of operations: those in a group without the words that the group has already.
pub(super) fn name_methods(
    operations: &[Operation],
    groups: &[GroupNames],
    of_client: &mut Scope,
    names: &mut [OperationNames],
) {
    let positions: HashMap<&str, usize> =
        groups.iter().enumerate().map(|(position, group)| (group.of.as_str(), position)).collect();
    let mut scopes: Vec<Scope> = groups.iter().map(|_| Scope::new(Case::Snake, "_", scope::GROUP_METHODS)).collect();
    for (operation, names) in operations.iter().zip(names) {
        names.group = operation.group().and_then(|of| positions.get(of).copied());
        names.method = match names.group {
            None => of_client.name(&operation.name),
            Some(group) => {
                let short = without_group(&operation.name, &groups[group].of);
                scopes[group].first_free(&[&short, &operation.name])
            }
        };
    }
}

/// `issues/list-for-repo` of the group `issues` is `list_for_repo`.
fn without_group(name: &str, group: &str) -> String {
    let (own, of_group) = (words(name), words(group));
    let is_same = |(one, other): (&String, &String)| {
        one == other || one.strip_suffix('s') == Some(other) || other.strip_suffix('s') == Some(one)
    };
    let rest = own.get(of_group.len()..).unwrap_or_default();
    // `listPets` of `pets` is `list`.
    if let [verb, of @ ..] = own.as_slice()
        && of == of_group
        && verb.starts_with(char::is_alphabetic)
    {
        return verb.clone();
    }
    let follows = !of_group.is_empty() && own.iter().zip(&of_group).all(is_same);
    let is_name = rest.first().is_some_and(|word| word.starts_with(char::is_alphabetic));
    if follows && is_name { join(rest, Case::Snake) } else { name.to_owned() }
}
