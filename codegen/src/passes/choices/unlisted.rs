//! `unlisted = "keep"`: structures of JSON documents keep the members that the description does not list. JSON Schema
//! allows them unless it says otherwise (Draft 2020-12, Core, section 10.3.2.3).

use std::collections::HashSet;

use crate::analysis::{mentioned_in, reach};
use crate::diagnostics::{Diagnostics, Origin, codes};
use crate::ir::{Api, Codec, Operation, Slot, Type, TypeId, TypeKind};

/// Gives a field for unlisted members to every structure that stands in JSON documents, and in nothing else.
pub(super) fn keep_unlisted(api: &mut Api, origin: &Origin, diagnostics: &mut Diagnostics) {
    let mut ends = Ends::default();
    api.operations.iter().for_each(|operation| ends.add(operation));
    for webhook in &api.webhooks {
        webhook.message.iter().for_each(|id| ends.add_message(*id, &webhook.slots, is_json(webhook.codec)));
    }
    let in_json = reach(&api.types, ends.json);
    let elsewhere = reach(&api.types, ends.others);
    let ids: Vec<TypeId> = api.types.iter().map(|(id, _)| id).collect();
    let mut keeps_any = false;
    for id in ids {
        let is_document = in_json[id.index()] && !elsewhere[id.index()] && !ends.around_payloads.contains(&id);
        if let Some(definition) = api.types.get_mut(id).filter(|_| is_document)
            && let TypeKind::Struct(structure) = &mut definition.kind
            && !structure.closed
        {
            structure.additional.get_or_insert(Type::Json);
            keeps_any = true;
        }
    }
    if !keeps_any {
        let message = "no structure of a JSON document could keep members that are not listed";
        diagnostics.error(&codes::UNRESOLVED_CHOICE, origin, message).hint("take `unlisted` out");
    }
}

/// The types that messages begin with.
#[derive(Default)]
struct Ends {
    /// Of documents in JSON.
    json: Vec<TypeId>,
    /// Of everything else: other formats, headers, queries, paths.
    others: Vec<TypeId>,
    /// Structures of a whole body and headers, which are no documents themselves.
    around_payloads: HashSet<TypeId>,
}

impl Ends {
    fn add(&mut self, operation: &Operation) {
        let request = &operation.request;
        let alternatives = request.alternatives.iter().map(|other| other.codec);
        let is_sent_as_json = std::iter::once(request.codec).chain(alternatives).all(is_json);
        for param in &request.params {
            let in_body = matches!(param.slot, Slot::Member | Slot::Payload);
            self.put(in_body && is_sent_as_json, mentioned_in(&param.field.ty));
        }
        let response = &operation.response;
        let cases = response.cases.iter().map(|case| case.codec).filter(|codec| *codec != Codec::Empty);
        let is_json_only = std::iter::once(response.codec).chain(cases).all(is_json);
        if let Some(id) = response.output {
            self.add_message(id, &response.slots, is_json_only);
        }
        for error in &operation.errors {
            self.add_message(error.ty, &error.slots, is_json(error.codec));
        }
    }

    fn add_message(&mut self, id: TypeId, slots: &[Slot], is_json: bool) {
        if slots.contains(&Slot::Payload) {
            self.around_payloads.insert(id);
        }
        self.put(is_json, vec![id]);
    }

    fn put(&mut self, is_json: bool, ids: Vec<TypeId>) {
        if is_json { self.json.extend(ids) } else { self.others.extend(ids) }
    }
}

/// Whether documents of a codec are JSON texts.
fn is_json(codec: Codec) -> bool {
    match codec {
        Codec::Json | Codec::JsonLines | Codec::JsonSequence | Codec::ServerEvents => true,
        Codec::Empty
        | Codec::Xml(_)
        | Codec::Form
        | Codec::Query(_)
        | Codec::Cbor
        | Codec::Multipart
        | Codec::Text
        | Codec::Bytes
        | Codec::Stream
        | Codec::Events => false,
    }
}
