//! `aws.protocols#restJson1`: HTTP bindings, and JSON documents for what is not bound.

use crate::ir::{Codec, Slot, TimestampFormat};
use crate::smithy::model::{Member, Shape};

use super::protocol::Protocol;
use super::traits;

/// AWS restJson1 (AWS specifications, "AWS restJson1 protocol").
pub(super) struct RestJson1;

impl Protocol for RestJson1 {
    fn trait_id(&self) -> &'static str {
        "aws.protocols#restJson1"
    }

    fn member_name(&self, member: &Member) -> String {
        let json_name = member.trait_value(traits::JSON_NAME).and_then(|value| value.as_str());
        json_name.unwrap_or(member.name()).to_owned()
    }

    fn timestamp_format(&self, slot: &Slot) -> TimestampFormat {
        match slot {
            Slot::Header | Slot::HeaderMap => TimestampFormat::HttpDate,
            Slot::Path { .. } | Slot::Host | Slot::Query(_) | Slot::QueryMap => TimestampFormat::DateTime,
            Slot::Cookie | Slot::Member | Slot::Payload | Slot::Status => TimestampFormat::EpochSeconds,
        }
    }

    fn document(&self) -> Codec {
        Codec::Json
    }

    fn document_type(&self) -> &'static str {
        "application/json"
    }

    fn error_code(&self, error: &Shape) -> String {
        error.id.name().to_owned()
    }
}
