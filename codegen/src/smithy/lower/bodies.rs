//! How a body is written: a document of its members, or what its payload is (Smithy 2.0, "`httpPayload` trait").

use super::protocol::Message;
use super::{Lowering, traits};
use crate::ir::{Codec, Slot};
use crate::smithy::model::{Shape, ShapeType};
use crate::smithy::node::Node;

/// The codec and media type of a body.
pub(super) struct Body {
    pub(super) codec: Codec,
    pub(super) media_type: Option<String>,
}

impl<'a> Lowering<'a> {
    /// The body of a message whose structure has these members, by name, in these slots.
    pub(super) fn body(&self, structure: &'a Shape, slots: &[(&str, &Slot)], message: Message) -> Body {
        let payload = slots.iter().find(|(_, slot)| **slot == Slot::Payload);
        let target = payload.and_then(|(name, _)| self.model.target(structure.member(name)?));
        if let Some(target) = target {
            return self.payload_body(target, message);
        }
        let is_always_there = message == Message::Request && self.protocol.has_document(structure);
        if is_always_there || slots.iter().any(|(_, slot)| **slot == Slot::Member) {
            return self.document_body(message);
        }
        Body { codec: Codec::Empty, media_type: None }
    }

    fn document_body(&self, message: Message) -> Body {
        let media_type = Some(self.protocol.document_type().to_owned());
        Body { codec: self.protocol.document_of(message), media_type }
    }

    fn payload_body(&self, target: &Shape, message: Message) -> Body {
        let streams = target.has_trait(traits::STREAMING);
        let (codec, media_type) = match target.shape_type {
            ShapeType::Union if streams => (Codec::Events, "application/vnd.amazon.eventstream"),
            ShapeType::Blob if streams => (Codec::Stream, "application/octet-stream"),
            ShapeType::Blob => (Codec::Bytes, "application/octet-stream"),
            ShapeType::String | ShapeType::Enum => (Codec::Text, "text/plain"),
            _ => return self.document_body(message),
        };
        let named = target.trait_value(traits::MEDIA_TYPE).and_then(Node::as_str);
        Body { codec, media_type: Some(named.unwrap_or(media_type).to_owned()) }
    }
}
