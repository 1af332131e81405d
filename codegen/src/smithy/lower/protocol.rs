//! What one Smithy protocol decides and another decides otherwise; one file beside this one for each.

use crate::ir::{Codec, Fixed, Header, Slot, TimestampFormat};
use crate::smithy::model::{Member, Shape};
use crate::smithy::node::Node;

use super::{bindings, traits};

/// The decisions of a protocol. What all of them lower alike does not ask; what most of them decide alike has a
/// default, which is that of protocols with HTTP bindings.
pub(super) trait Protocol: Sync {
    /// The trait that a service carries to speak it.
    fn trait_id(&self) -> &'static str;

    /// Where an operation's requests go; `None` if the operation has no such trait.
    fn line(&self, _service: &Shape, operation: &Shape) -> Option<Line> {
        let http = operation.trait_value(traits::HTTP)?;
        let status = http.get("code").and_then(Node::as_i64).and_then(|code| u16::try_from(code).ok());
        Some(Line {
            method: http.get("method")?.as_str()?.to_owned(),
            uri: http.get("uri")?.as_str()?.to_owned(),
            status: status.unwrap_or(200),
        })
    }

    /// What every request of an operation carries beside the literal query of its URI; some of it depends on whether
    /// events come back.
    fn fixed(&self, _service: &Shape, _operation: &Shape, _receives_events: bool) -> Vec<Fixed> {
        Vec::new()
    }

    /// The header that every response carries.
    fn marker(&self) -> Option<Header> {
        None
    }

    /// Whether a request has a document even where none of its members stands in one.
    fn has_document(&self, _input: &Shape) -> bool {
        false
    }

    /// Whether bytes may come piece by piece, as the whole body.
    fn streams_bytes(&self) -> bool {
        true
    }

    /// The slot of a member of an input and its wire name there; `None` for a member of the document.
    fn request_slot(&self, member: &Member) -> Option<(Slot, String)> {
        bindings::request_slot(member)
    }

    /// The same for a member of an output or error.
    fn response_slot(&self, member: &Member) -> Option<(Slot, String)> {
        bindings::response_slot(member)
    }

    /// The name of a member within a document of this protocol.
    fn member_name(&self, member: &Member) -> String;

    /// Whether the format of a timestamp may be specified by a trait.
    fn has_timestamp_formats(&self) -> bool {
        true
    }

    /// Whether the XML traits say how members, items and entries are named and written.
    fn names_elements(&self) -> bool {
        false
    }

    /// The name of a member in a query, where it is not the one that its name within a document gives.
    fn query_name(&self, _member: &Member) -> Option<String> {
        None
    }

    /// How a timestamp is written in a slot when no trait specifies it.
    fn timestamp_format(&self, slot: &Slot) -> TimestampFormat;

    /// Whether numbers of any size are texts in a document.
    fn quotes_big_numbers(&self) -> bool {
        false
    }

    /// How a document is written that belongs to no kind of message: the payload of an event, or of an error that is
    /// not known yet.
    fn document(&self) -> Codec;

    /// How the document of a kind of message is written, where these differ.
    fn document_of(&self, _message: Message) -> Codec {
        self.document()
    }

    /// The media type of a request's document.
    fn document_type(&self) -> &'static str;

    /// The name that the message of an error carries.
    fn error_code(&self, error: &Shape) -> String;

    /// The status of an error, where the protocol has a trait of its own for it.
    fn error_status(&self, _error: &Shape) -> Option<u16> {
        None
    }
}

/// The kinds of messages, whose documents may be written differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Message {
    Request,
    Response,
    Error,
}

/// Where an operation's requests go, and the status of its response.
pub(super) struct Line {
    pub(super) method: String,
    /// The path with its labels and literal query.
    pub(super) uri: String,
    pub(super) status: u16,
}
