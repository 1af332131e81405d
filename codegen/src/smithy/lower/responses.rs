//! Responses and errors: structures whose members stand in slots of the message.

use super::fields::Use;
use super::operations::Call;
use super::protocol::Message;
use super::{Lowering, traits};
use crate::diagnostics::Origin;
use crate::ir::{Codec, ErrorCase, Field, Response, Retry, Slot, Status, Struct, TypeId, TypeKind, Wrapper};
use crate::smithy::model::{Shape, ShapeType};
use crate::smithy::node::Node;

/// A structure that is a whole message.
#[derive(Clone)]
pub(super) struct Root {
    id: TypeId,
    slots: Vec<Slot>,
    codec: Codec,
}

impl<'a> Lowering<'a> {
    /// What comes back when it went well. A structure without members holds nothing.
    pub(super) fn lower_response(&mut self, call: Call<'a>, status: u16) -> Response {
        let status = Status::Code(status);
        if call.output.members.is_empty() {
            return response(status, None, Vec::new(), Codec::Empty);
        }
        let origin = &call.properties.output.origin;
        let Root { id, slots, codec } = self.lower_root(call.output, origin, Message::Response);
        let codec = match codec {
            Codec::Xml(_) if call.shape.has_trait(traits::S3_UNWRAPPED_OUTPUT) => Codec::Xml(Wrapper::Bare),
            codec => codec,
        };
        response(status, Some(id), slots, codec)
    }

    /// What comes back when it did not: the operation's errors, those of the service, and those that end its streams
    /// of events.
    pub(super) fn lower_errors(&mut self, call: Call<'a>) -> Vec<ErrorCase> {
        let mut errors = self.model.errors(self.properties, call.shape);
        for error in self.stream_errors(call.input).chain(self.stream_errors(call.output)) {
            if errors.iter().all(|known| known.id != error.id) {
                errors.push(error);
            }
        }
        errors.into_iter().map(|error| self.lower_error(error, &call.shape.origin)).collect()
    }

    /// The errors among the events that a member of a structure streams.
    fn stream_errors(&self, structure: &'a Shape) -> impl Iterator<Item = &'a Shape> + use<'a> {
        let model = self.model;
        let unions = structure.members.iter().filter_map(|member| model.target(member));
        let unions = unions.filter(|shape| shape.shape_type == ShapeType::Union && shape.has_trait(traits::STREAMING));
        let events = unions.flat_map(|union| &union.members).filter_map(|event| model.target(event));
        events.filter(|event| event.has_trait(traits::ERROR))
    }

    fn lower_error(&mut self, error: &'a Shape, origin: &Origin) -> ErrorCase {
        let Root { id, slots, codec } = self.lower_root(error, origin, Message::Error);
        let retryable = error.trait_value(traits::RETRYABLE);
        ErrorCase {
            code: Some(self.protocol.error_code(error)),
            status: Status::Code(self.error_status(error)),
            ty: id,
            slots,
            media_type: None,
            // A document even without members: it may be where the code stands.
            codec: if codec == Codec::Empty { self.protocol.document_of(Message::Error) } else { codec },
            retry: retryable.map(|value| match value.get("throttling").and_then(Node::as_bool) {
                Some(true) => Retry::Throttling,
                _ => Retry::Transient,
            }),
        }
    }

    /// The status of an error (Smithy 2.0, "`httpError` trait").
    fn error_status(&self, error: &Shape) -> u16 {
        let fault = error.trait_value(traits::ERROR).and_then(Node::as_str);
        let otherwise = if fault == Some("server") { 500 } else { 400 };
        if let Some(status) = self.protocol.error_status(error) {
            return status;
        }
        let named = error.trait_value(traits::HTTP_ERROR).and_then(Node::as_i64);
        named.and_then(|code| u16::try_from(code).ok()).unwrap_or(otherwise)
    }

    /// A structure as a whole message. Where its members are bound to other parts than the document, it is another
    /// type than the same structure within a document, where bindings mean nothing.
    fn lower_root(&mut self, shape: &'a Shape, origin: &Origin, message: Message) -> Root {
        if let Some(root) = self.roots.get(&shape.id) {
            return root.clone();
        }
        let bindings: Vec<Option<(Slot, String)>> =
            shape.members.iter().map(|member| self.protocol.response_slot(member)).collect();
        let is_bound = bindings.iter().any(|binding| matches!(binding, Some((slot, _)) if *slot != Slot::Payload));
        let root = if is_bound {
            self.lower_bound_root(shape, bindings, origin, message)
        } else {
            self.lower_document_root(shape, origin, message)
        };
        self.roots.insert(shape.id.clone(), root.clone());
        root
    }

    fn lower_document_root(&mut self, shape: &'a Shape, origin: &Origin, message: Message) -> Root {
        let slots: Vec<Slot> = shape
            .members
            .iter()
            .map(|member| match self.protocol.response_slot(member) {
                Some((slot, _)) => slot,
                None => self.body_slot(member),
            })
            .collect();
        let named: Vec<(&str, &Slot)> = shape.members.iter().map(|member| member.name()).zip(&slots).collect();
        let codec = self.body(shape, &named, message).codec;
        Root { id: self.declare(shape, origin), slots, codec }
    }

    fn lower_bound_root(
        &mut self,
        shape: &'a Shape,
        bindings: Vec<Option<(Slot, String)>>,
        origin: &Origin,
        message: Message,
    ) -> Root {
        let id = self.declare_named(shape, "Response", origin);
        // Already here, so that the structure within itself is seen to be another type, not another shape.
        self.roots.insert(shape.id.clone(), Root { id, slots: Vec::new(), codec: Codec::Empty });
        let mut fields: Vec<Field> = Vec::new();
        let mut slots = Vec::new();
        for (member, binding) in shape.members.iter().zip(bindings) {
            let (slot, wire) = match binding {
                Some((slot, wire)) => (slot, Some(wire)),
                None => (self.body_slot(member), None),
            };
            if let Some(field) = self.lower_field(shape, member, &slot, wire, Use::Nested) {
                fields.push(field);
                slots.push(slot);
            }
        }
        let named: Vec<(&str, &Slot)> = fields.iter().map(|field| field.name.as_str()).zip(&slots).collect();
        let codec = self.body(shape, &named, message).codec;
        self.define(id, shape, TypeKind::Struct(Struct { fields, ..Struct::default() }));
        Root { id, slots, codec }
    }
}

/// The one successful response of an operation; protocols leave it to the service how it is written.
fn response(status: Status, output: Option<TypeId>, slots: Vec<Slot>, codec: Codec) -> Response {
    Response { status, output, slots, codec, cases: Vec::new(), accept: Vec::new() }
}
