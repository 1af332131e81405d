//! How operations are fetched page by page, in positions of members.

use super::Context;
use crate::analysis::resolve;
use crate::ir::{NextPage, Operation, Type, TypeId, TypeKind};

/// How an operation is fetched page by page, in positions.
pub(super) struct Pages<'a> {
    pub(super) next: Next,
    /// The members that lead to the items, where `items()` can take them out of a page: not through a box.
    pub(super) items: Option<Path<'a>>,
    /// The positions of the members that lead to the items, for those who count them.
    pub(super) counted: Vec<usize>,
    /// The positions of the members that lead to whether there are more pages.
    pub(super) more: Option<Vec<usize>>,
}

/// How the next page is asked for: parameters of the request, and positions of members from the output on.
pub(super) enum Next {
    Token { input: usize, output: Vec<usize> },
    LastItem { input: usize, id: usize },
    Number { param: usize, first: u32 },
    Offset { param: usize },
    Url { output: Vec<usize> },
    Link,
}

/// The members on the way to a value.
pub(super) struct Path<'a> {
    /// Each member: its structure and its position there.
    pub(super) steps: Vec<(TypeId, usize)>,
    /// The type of the last one.
    pub(super) ty: &'a Type,
}

impl Path<'_> {
    pub(super) fn positions(&self) -> Vec<usize> {
        self.steps.iter().map(|(_, position)| *position).collect()
    }
}

/// How an operation is fetched page by page; none if it is not, or its members are not where the description says.
pub(super) fn pagination<'a>(cx: &Context<'a>, operation: &'a Operation) -> Option<Pages<'a>> {
    let pagination = operation.pagination.as_ref()?;
    let output = operation.response.output?;
    let positions = |names: &[String]| find_path(cx, output, names).map(|path| path.positions());
    let holds_items = |path: &Path<'_>| matches!(value(cx, path.ty), Type::List(_) | Type::Map(_));
    let items = pagination.items.as_ref().and_then(|names| find_path(cx, output, names)).filter(holds_items);
    let next = match &pagination.next {
        NextPage::LastItem { input, id } => {
            let Type::List(list) = value(cx, items.as_ref()?.ty) else { return None };
            let Type::Named(item) = value(cx, &list.item) else { return None };
            Next::LastItem { input: *input, id: find_field(cx, *item, id)?.0 }
        }
        NextPage::Token { input, output } => Next::Token { input: *input, output: positions(output)? },
        NextPage::Number { param, first } => Next::Number { param: *param, first: *first },
        NextPage::Offset { param } => Next::Offset { param: *param },
        NextPage::Url { output } => Next::Url { output: positions(output)? },
        NextPage::Link => Next::Link,
    };
    let counted = items.as_ref().map(Path::positions).unwrap_or_default();
    let is_counted = matches!(next, Next::LastItem { .. } | Next::Number { .. } | Next::Offset { .. });
    let more = pagination.more.as_ref().and_then(|names| positions(names));
    let is_boxed = |path: &Path<'_>| path.steps.iter().any(|(id, position)| cx.facts.boxes.is_boxed(*id, *position));
    (!is_counted || !counted.is_empty()).then(|| Pages {
        next,
        items: items.filter(|path| !is_boxed(path)),
        counted,
        more,
    })
}

fn find_path<'a>(cx: &Context<'a>, output: TypeId, names: &[String]) -> Option<Path<'a>> {
    let mut steps = Vec::new();
    let (mut holder, mut found) = (Some(output), None);
    for name in names {
        let (position, ty) = find_field(cx, holder?, name)?;
        steps.push((holder?, position));
        found = Some(ty);
        holder = match value(cx, ty) {
            Type::Named(id) => Some(*id),
            _ => None,
        };
    }
    Some(Path { steps, ty: found? })
}

/// What is held by a member that may be null.
fn value<'a>(cx: &Context<'a>, ty: &'a Type) -> &'a Type {
    match resolve(&cx.api.types, ty) {
        Type::Nullable(inner) => value(cx, inner),
        ty => ty,
    }
}

/// The field of a structure that has this name, with its position.
pub(super) fn find_field<'a>(cx: &Context<'a>, id: TypeId, name: &str) -> Option<(usize, &'a Type)> {
    let TypeKind::Struct(structure) = &cx.api.types[id].kind else { return None };
    let (position, field) = structure.fields.iter().enumerate().find(|(_, field)| field.name == name)?;
    Some((position, &field.ty))
}
