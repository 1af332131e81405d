//! Paths of names within the model: to the token and items of pages, and to the parameters of endpoints. They follow
//! when a member on their way gets another name.

use super::target::Target;
use super::{fields, member_type, value_type};
use crate::ir::{Api, BoundValue, NextPage, Param, PathStep, Type, TypeId, Types};

/// Renames a member in all paths. It has its new name already.
pub(super) fn rename_in_paths(api: &mut Api, target: Target, from: &str, to: &str) {
    let types = &api.types;
    for (position, operation) in api.operations.iter_mut().enumerate() {
        if let (Target::Part(id, _), Some(pagination)) = (target, &mut operation.pagination) {
            let items = pagination.items.as_deref().unwrap_or_default();
            let item = item_type(types, operation.response.output, items);
            let next = match &mut pagination.next {
                NextPage::LastItem { id: member, .. } => {
                    if item == Some(id) && member == from {
                        to.clone_into(member);
                    }
                    None
                }
                NextPage::Token { output, .. } | NextPage::Url { output } => Some(output),
                NextPage::Number { .. } | NextPage::Offset { .. } | NextPage::Link => None,
            };
            let paths = [next, pagination.items.as_mut(), pagination.more.as_mut()];
            for path in paths.into_iter().flatten() {
                rename_in_names(types, operation.response.output, path, (id, from, to));
            }
        }
        let renaming = Renaming { types, params: &operation.request.params, target, position, from, to };
        for binding in &mut operation.endpoint {
            if let BoundValue::Input(steps) = &mut binding.value {
                renaming.steps(Here::Input, steps);
            }
        }
    }
}

/// The type of the items at the end of a path from an output on.
fn item_type(types: &Types, output: Option<TypeId>, path: &[String]) -> Option<TypeId> {
    let (last, before) = path.split_last()?;
    let holder = before.iter().try_fold(output?, |holder, name| member_type(types, holder, name))?;
    let list = fields(types, holder).iter().find(|field| field.name == *last)?;
    let Type::List(list) = value_type(types, &list.ty) else { return None };
    match value_type(types, &list.item) {
        Type::Named(item) => Some(*item),
        _ => None,
    }
}

fn rename_in_names(
    types: &Types,
    mut holder: Option<TypeId>,
    path: &mut [String],
    (renamed, from, to): (TypeId, &str, &str),
) {
    for name in path {
        if holder == Some(renamed) && name == from {
            to.clone_into(name);
        }
        holder = holder.and_then(|id| member_type(types, id, name));
    }
}

/// One renaming, within the paths of one operation.
struct Renaming<'a> {
    types: &'a Types,
    params: &'a [Param],
    target: Target,
    /// The position of the operation.
    position: usize,
    from: &'a str,
    to: &'a str,
}

/// Where a path has come to.
#[derive(Clone, Copy)]
enum Here<'a> {
    Input,
    Type(&'a Type),
    Nowhere,
}

impl<'a> Renaming<'a> {
    fn steps(&self, mut here: Here<'a>, steps: &mut [PathStep]) {
        for step in steps {
            match step {
                PathStep::Member(name) => {
                    if self.is_renamed(here) && name == self.from {
                        self.to.clone_into(name);
                    }
                    here = self.member(here, name);
                }
                PathStep::Each | PathStep::Flatten => here = self.within(here),
                PathStep::Keys => {}
                PathStep::All(paths) => paths.iter_mut().for_each(|path| self.steps(here, path)),
            }
        }
    }

    fn is_renamed(&self, here: Here<'_>) -> bool {
        match (self.target, here) {
            (Target::Param(operation, _), Here::Input) => operation == self.position,
            (Target::Part(id, _), Here::Type(ty)) => *value_type(self.types, ty) == Type::Named(id),
            _ => false,
        }
    }

    fn member(&self, here: Here<'a>, name: &str) -> Here<'a> {
        let found = match here {
            Here::Input => self.params.iter().map(|param| &param.field).find(|field| field.name == name),
            Here::Type(ty) => match value_type(self.types, ty) {
                Type::Named(id) => fields(self.types, *id).iter().find(|field| field.name == name),
                _ => None,
            },
            Here::Nowhere => None,
        };
        found.map_or(Here::Nowhere, |field| Here::Type(&field.ty))
    }

    /// The items of a list, the values of a map; a flattening behind a projection is there already.
    fn within(&self, here: Here<'a>) -> Here<'a> {
        let Here::Type(ty) = here else { return here };
        match value_type(self.types, ty) {
            Type::List(list) => Here::Type(&list.item),
            Type::Map(map) => Here::Type(&map.value),
            _ => here,
        }
    }
}
