//! `aws.protocols#restXml`: HTTP bindings, and XML documents for what is not bound.

use crate::ir::{Codec, Slot, TimestampFormat, Wrapper};
use crate::smithy::model::{Member, Shape};

use super::protocol::{Message, Protocol};
use super::xml;

/// AWS restXml (AWS specifications, "AWS restXml protocol").
pub(super) struct RestXml;

impl Protocol for RestXml {
    fn trait_id(&self) -> &'static str {
        "aws.protocols#restXml"
    }

    fn member_name(&self, member: &Member) -> String {
        xml::member_name(member)
    }

    fn names_elements(&self) -> bool {
        true
    }

    fn timestamp_format(&self, slot: &Slot) -> TimestampFormat {
        match slot {
            Slot::Header | Slot::HeaderMap => TimestampFormat::HttpDate,
            Slot::Path { .. } | Slot::Host | Slot::Query(_) | Slot::QueryMap => TimestampFormat::DateTime,
            Slot::Cookie | Slot::Member | Slot::Payload | Slot::Status => TimestampFormat::DateTime,
        }
    }

    fn document(&self) -> Codec {
        Codec::Xml(Wrapper::Root)
    }

    fn document_of(&self, message: Message) -> Codec {
        match message {
            Message::Request | Message::Response => self.document(),
            // Whether a service wraps `Error` in `ErrorResponse` (`noErrorWrapping`) makes no difference to a reader.
            Message::Error => Codec::Xml(Wrapper::Error),
        }
    }

    fn document_type(&self) -> &'static str {
        "application/xml"
    }

    fn error_code(&self, error: &Shape) -> String {
        error.id.name().to_owned()
    }
}
