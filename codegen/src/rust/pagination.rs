//! How operations are fetched page by page, in positions of members.

use super::Context;
use crate::analysis::resolve;
use crate::ir::{Operation, Type, TypeId, TypeKind};

/// How an operation is fetched page by page, in positions.
pub(super) struct Pages<'a> {
    pub(super) input_token: usize,
    pub(super) output_token: Vec<usize>,
    /// The member that holds the items: its structure, its position, its type. Items further below are left to the
    /// caller of `pages`.
    pub(super) items: Option<(TypeId, usize, &'a Type)>,
}

/// How an operation is fetched page by page; none if it is not, or its token is not where the description says.
pub(super) fn pagination<'a>(cx: &Context<'a>, operation: &'a Operation) -> Option<Pages<'a>> {
    let pagination = operation.pagination.as_ref()?;
    let output = operation.response.output?;
    let mut output_token = Vec::new();
    let mut holder = Some(output);
    for name in &pagination.output_token {
        let (position, ty) = find_field(cx, holder?, name)?;
        output_token.push(position);
        holder = match resolve(&cx.api.types, ty) {
            Type::Named(id) => Some(*id),
            _ => None,
        };
    }
    let items = match pagination.items.as_deref() {
        Some([name]) => find_field(cx, output, name).map(|(position, ty)| (output, position, ty)),
        _ => None,
    };
    let holds_items = |ty: &Type| matches!(resolve(&cx.api.types, ty), Type::List(_) | Type::Map(_));
    let items = items.filter(|(_, _, ty)| holds_items(ty));
    (!output_token.is_empty()).then_some(Pages { input_token: pagination.input_token, output_token, items })
}

/// The field of a structure that has this name, with its position.
pub(super) fn find_field<'a>(cx: &Context<'a>, id: TypeId, name: &str) -> Option<(usize, &'a Type)> {
    let TypeKind::Struct(structure) = &cx.api.types[id].kind else { return None };
    let (position, field) = structure.fields.iter().enumerate().find(|(_, field)| field.name == name)?;
    Some((position, &field.ty))
}
