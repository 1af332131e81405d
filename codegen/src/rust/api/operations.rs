//! The client, and the requests with what they give.

use super::details;
use super::text::{taken, through, type_text, value_text};
use super::{ItemKind, PublicItem, Subject};
use crate::analysis::resolve;
use crate::ir::{Operation, Type, TypeKind};
use crate::rust::Context;
use crate::rust::auth::can_presign;
use crate::rust::names::GroupNames;
use crate::rust::pagination::pagination;

/// Adds the client's methods, every request, and the variants of the error enum.
pub(super) fn add(cx: &Context<'_>, items: &mut Vec<PublicItem>) {
    items.push(client(cx));
    items.extend(cx.names.groups().iter().flat_map(group));
    for (position, operation) in cx.api.operations.iter().enumerate() {
        add_request(cx, items, position, operation);
        add_params(cx, items, position, operation);
    }
    for (position, id) in cx.facts.errors.all.iter().enumerate() {
        let definition = &cx.api.types[*id];
        items.push(PublicItem {
            kind: ItemKind::Variant,
            path: format!("Error::{}", cx.names.error_variant(position)),
            signature: format!("(Box<ServiceError<{}>>)", type_text(cx, &Type::Named(*id))),
            detail: details::error(cx, *id),
            deprecated: false,
            subject: Subject::Type(definition.name.clone()),
            through: Vec::new(),
        });
    }
}

fn client(cx: &Context<'_>) -> PublicItem {
    PublicItem {
        kind: ItemKind::Type,
        path: "Client".to_owned(),
        signature: "struct".to_owned(),
        detail: details::service(cx),
        deprecated: false,
        subject: Subject::Service,
        through: Vec::new(),
    }
}

/// The structure of a group, and the client's method that returns it.
fn group(group: &GroupNames) -> [PublicItem; 2] {
    let item = |kind, path: String, signature: &str| PublicItem {
        kind,
        path,
        signature: signature.to_owned(),
        detail: String::new(),
        deprecated: false,
        subject: Subject::Service,
        through: Vec::new(),
    };
    let returns = format!("(&self) -> {}<'_>", group.name);
    [
        item(ItemKind::Type, format!("groups::{}", group.name), "struct"),
        item(ItemKind::Function, format!("Client::{}()", group.method), &returns),
    ]
}

fn add_request(cx: &Context<'_>, items: &mut Vec<PublicItem>, position: usize, operation: &Operation) {
    let names = cx.names.of_operation(position);
    let request = format!("operations::{}", names.name);
    let output = operation.response.output.map_or("()".to_owned(), |id| type_text(cx, &Type::Named(id)));
    let item = |kind, path: String, signature: String, detail: String| PublicItem {
        kind,
        path,
        signature,
        detail,
        deprecated: operation.deprecated.is_some(),
        subject: Subject::Operation(operation.name.clone()),
        through: operation.response.output.map(|id| cx.api.types.name(id).to_owned()).into_iter().collect(),
    };
    let function = |path: String, signature: String| item(ItemKind::Function, path, signature, String::new());
    items.push(item(ItemKind::Type, request.clone(), "struct".to_owned(), details::operation(cx, operation)));
    let holder = cx.names.group_of(position).map_or("Client".to_owned(), |group| format!("groups::{}", group.name));
    items.push(function(format!("{holder}::{}()", names.method), format!("(&self) -> {}", names.name)));
    items.push(function(format!("{request}::send()"), format!("(self) -> Sending<{output}, Error>")));
    if can_presign(cx, position) {
        let signature = "(self, expires_in: std::time::Duration) -> Presigning<Error>";
        items.push(function(format!("{request}::presign()"), signature.to_owned()));
    }
    if let Some(pages) = pagination(cx, operation) {
        items.push(function(format!("{request}::pages()"), format!("(self) -> Pages<{output}, Error>")));
        if let Some(path) = pages.items {
            let item = item_text(cx, path.ty);
            items.push(function(format!("{request}::items()"), format!("(self) -> Items<{output}, {item}, Error>")));
        }
    }
    for (waiter, method) in operation.waiters.iter().zip(&names.waiters) {
        let signature = format!("(self, Duration) -> Wait<{output}, Error>");
        let item = function(format!("{request}::{method}()"), signature);
        let subject = Subject::Waiter(operation.name.clone(), waiter.name.clone());
        items.push(PublicItem { deprecated: item.deprecated || waiter.deprecated, subject, ..item });
    }
}

fn add_params(cx: &Context<'_>, items: &mut Vec<PublicItem>, position: usize, operation: &Operation) {
    let names = cx.names.of_operation(position);
    for (index, param) in operation.request.params.iter().enumerate() {
        let field = &param.field;
        let value = value_text(cx, &field.ty, cx.facts.streams.param(position, index));
        let path = format!("operations::{}::{}", names.name, names.params[index]);
        let item = |kind, path: String, signature: String, detail: String| PublicItem {
            kind,
            path,
            signature,
            detail,
            deprecated: field.flags.deprecated.is_some(),
            subject: Subject::Parameter(operation.name.clone(), field.name.clone()),
            through: through(&cx.api.types, &field.ty),
        };
        let setter = format!("(self, {}) -> Self", taken(&format!("Option<{value}>")));
        items.push(item(ItemKind::Function, format!("{path}()"), setter, String::new()));
        let detail = details::field(cx, field, &param.slot);
        items.push(item(ItemKind::Field, path, format!("Option<{value}>"), detail));
    }
}

/// One item of a list, or one entry of a map.
fn item_text(cx: &Context<'_>, ty: &Type) -> String {
    match resolve(&cx.api.types, ty) {
        Type::List(list) => type_text(cx, &list.item),
        Type::Map(map) => format!("(String, {})", type_text(cx, &map.value)),
        Type::Nullable(inner) => item_text(cx, inner),
        other => type_text(cx, other),
    }
}

/// Where the type stands: beside its operation, or among the types.
pub(super) fn module(cx: &Context<'_>, id: crate::ir::TypeId) -> &'static str {
    if cx.home(id).is_some() && matches!(cx.api.types[id].kind, TypeKind::Struct(_)) { "operations" } else { "types" }
}
