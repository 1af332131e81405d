//! What of an inventory the model of a crate contains.

use std::collections::HashMap;

use ferrosmith_codegen::diagnostics::{Origin, Place};
use ferrosmith_codegen::ir::{Api, Field, Operation, Slot, Status, Type, TypeId, TypeKind, Webhook};

use super::inventory::{Entry, Kind};

/// How many unions may stand in one another around the structure that has a member.
const DEEPEST: usize = 6;

/// The operations of a model by their places.
pub(super) struct Found<'a> {
    api: &'a Api,
    /// Several where the body of one may be of several media types.
    operations: HashMap<&'a str, Vec<&'a Operation>>,
    webhooks: HashMap<&'a str, &'a Webhook>,
}

impl<'a> Found<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        let mut operations: HashMap<&str, Vec<&Operation>> = HashMap::new();
        for operation in &api.operations {
            operations.entry(pointer(&operation.origin)).or_default().push(operation);
        }
        let webhooks = api.webhooks.iter().map(|webhook| (pointer(&webhook.origin), webhook)).collect();
        Self { api, operations, webhooks }
    }

    /// Whether the model has something that a document contains.
    pub(super) fn contains(&self, entry: &Entry) -> bool {
        if let Some(webhook) = self.webhooks.get(entry.operation.as_str()) {
            return self.webhook_has(webhook, entry);
        }
        let operations = self.operations.get(entry.operation.as_str());
        operations.into_iter().flatten().any(|operation| self.has(operation, entry))
    }

    /// A header or a member of the body of a webhook is a field of what is received.
    fn webhook_has(&self, webhook: &Webhook, entry: &Entry) -> bool {
        let has = |name: &str| {
            webhook.message.is_some_and(|id| {
                let TypeKind::Struct(message) = &self.api.types[id].kind else { return false };
                let in_body = |field: &Field| self.type_has(&field.ty, name, DEEPEST);
                message
                    .fields
                    .iter()
                    .zip(&webhook.slots)
                    .any(|(field, slot)| field.wire == name || *slot == Slot::Payload && in_body(field))
            })
        };
        match entry.kind {
            Kind::Webhook => true,
            Kind::Parameter => entry.detail == "header" && has(&entry.name),
            Kind::Member => webhook.message.is_some() && (entry.name.is_empty() || has(&entry.name)),
            Kind::Operation | Kind::Response | Kind::Header => false,
        }
    }

    fn has(&self, operation: &Operation, entry: &Entry) -> bool {
        match entry.kind {
            Kind::Operation => true,
            Kind::Parameter => self.has_parameter(operation, entry),
            Kind::Member => self.has_member(operation, entry),
            Kind::Response => self.has_response(operation, entry),
            Kind::Header => self.has_header(operation, entry),
            Kind::Webhook => false,
        }
    }

    fn has_parameter(&self, operation: &Operation, entry: &Entry) -> bool {
        operation.request.params.iter().any(|param| {
            let place = match param.slot {
                Slot::Path { .. } => "path",
                Slot::Query(_) | Slot::QueryMap => "query",
                Slot::Header | Slot::HeaderMap => "header",
                Slot::Cookie => "cookie",
                Slot::Host | Slot::Member | Slot::Payload | Slot::Status => return false,
            };
            // A parameter of the path may be written behind the `?` of its template.
            let is_placed =
                place == entry.detail || (place == "query" && ["path", "querystring"].contains(&&*entry.detail));
            is_placed && (param.field.wire == entry.name || param.field.name == entry.name)
        })
    }

    /// A range of media types stands for whatever is sent.
    fn has_member(&self, operation: &Operation, entry: &Entry) -> bool {
        let request = &operation.request;
        let mut sent = request.media_type.iter().chain(request.alternatives.iter().map(|other| &other.media_type));
        if !sent.any(|name| *name == entry.detail) && !entry.detail.contains('*') {
            return false;
        }
        // A body without members has nothing more to lose.
        entry.name.is_empty()
            || operation.request.params.iter().any(|param| match param.slot {
                Slot::Member => param.field.wire == entry.name,
                Slot::Payload => self.type_has(&param.field.ty, &entry.name, DEEPEST),
                _ => false,
            })
    }

    /// Whether a structure has a member, or one of the structures of a union.
    fn type_has(&self, ty: &Type, name: &str, levels: usize) -> bool {
        let Some(id) = named(ty) else { return false };
        match &self.api.types[id].kind {
            TypeKind::Struct(structure) => structure.fields.iter().any(|field| field.wire == name),
            TypeKind::Union(union) if levels > 0 => {
                union.variants.iter().any(|variant| self.type_has(&variant.ty, name, levels - 1))
            }
            TypeKind::Newtype(newtype) => self.type_has(&newtype.ty, name, levels),
            TypeKind::Union(_) | TypeKind::Enum(_) => false,
        }
    }

    /// A response without content loses nothing: its status is at hand.
    fn has_response(&self, operation: &Operation, entry: &Entry) -> bool {
        let successes = operation.response.cases.iter().map(|case| (case.status, &case.media_type));
        let errors = operation.errors.iter().map(|case| (case.status, &case.media_type));
        let mut cases = successes.chain(errors);
        let is_it = |name: &Option<String>| name.as_deref() == Some(entry.detail.as_str());
        entry.detail.is_empty() || cases.any(|(status, name)| is_status(status, &entry.name) && is_it(name))
    }

    fn has_header(&self, operation: &Operation, entry: &Entry) -> bool {
        let mut types = statuses(operation).filter(|(status, _)| is_status(*status, &entry.detail));
        types.any(|(_, ty)| {
            let ty = ty.map(|ty| &self.api.types[ty].kind);
            matches!(ty, Some(TypeKind::Struct(of)) if of.fields.iter().any(|field| field.wire == entry.name))
        })
    }
}

/// The statuses of an operation, with what their responses become.
fn statuses(operation: &Operation) -> impl Iterator<Item = (Status, Option<TypeId>)> {
    let errors = operation.errors.iter().map(|case| (case.status, Some(case.ty)));
    operation.response.cases.iter().map(|case| (case.status, operation.response.output)).chain(errors)
}

fn is_status(status: Status, key: &str) -> bool {
    match status {
        Status::Code(code) => key == code.to_string(),
        Status::Class(class) => key.eq_ignore_ascii_case(&format!("{class}XX")),
        Status::Default => key == "default",
    }
}

fn named(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Named(id) => Some(*id),
        Type::Nullable(inner) => named(inner),
        _ => None,
    }
}

/// The pointer of a place in a document.
pub(super) fn pointer(origin: &Origin) -> &str {
    match &origin.place {
        Place::Pointer(pointer) => pointer,
        Place::File | Place::Bytes(_) => "",
    }
}
