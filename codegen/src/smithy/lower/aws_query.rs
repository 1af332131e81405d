//! `aws.protocols#awsQuery`: forms whose names lead through lists, maps and structures, and XML responses.

use crate::ir::{Codec, Fixed, FixedPlace, QueryNames, Slot, TimestampFormat, Wrapper};
use crate::smithy::model::{Member, Shape};
use crate::smithy::node::Node;

use super::protocol::{Line, Message, Protocol};
use super::{rpc, traits, xml};

/// AWS query (AWS specifications, "AWS query protocol").
pub(super) struct AwsQuery;

impl Protocol for AwsQuery {
    fn trait_id(&self) -> &'static str {
        "aws.protocols#awsQuery"
    }

    fn line(&self, _service: &Shape, _operation: &Shape) -> Option<Line> {
        Some(rpc::line("/".to_owned()))
    }

    fn fixed(&self, service: &Shape, operation: &Shape, _receives_events: bool) -> Vec<Fixed> {
        action(service, operation)
    }

    fn has_document(&self, _input: &Shape) -> bool {
        true
    }

    fn request_slot(&self, _member: &Member) -> Option<(Slot, String)> {
        None
    }

    fn response_slot(&self, _member: &Member) -> Option<(Slot, String)> {
        None
    }

    fn streams_bytes(&self) -> bool {
        false
    }

    fn member_name(&self, member: &Member) -> String {
        xml::member_name(member)
    }

    fn names_elements(&self) -> bool {
        true
    }

    fn timestamp_format(&self, _slot: &Slot) -> TimestampFormat {
        TimestampFormat::DateTime
    }

    fn document(&self) -> Codec {
        Codec::Xml(Wrapper::Root)
    }

    fn document_of(&self, message: Message) -> Codec {
        match message {
            Message::Request => Codec::Query(QueryNames::Nested),
            Message::Response => Codec::Xml(Wrapper::Result),
            Message::Error => Codec::Xml(Wrapper::Error),
        }
    }

    fn document_type(&self) -> &'static str {
        FORM
    }

    fn error_code(&self, error: &Shape) -> String {
        let code = error.trait_value(traits::AWS_QUERY_ERROR).and_then(|value| value.get("code"));
        code.and_then(Node::as_str).unwrap_or(error.id.name()).to_owned()
    }

    fn error_status(&self, error: &Shape) -> Option<u16> {
        let value = error.trait_value(traits::AWS_QUERY_ERROR)?;
        value.get("httpResponseCode").and_then(Node::as_i64).and_then(|code| u16::try_from(code).ok())
    }
}

/// The media type of a query's request.
pub(super) const FORM: &str = "application/x-www-form-urlencoded";

/// The operation and the version of the service, with which every query begins.
pub(super) fn action(service: &Shape, operation: &Shape) -> Vec<Fixed> {
    let version = service.as_service().map_or("", |service| &service.version);
    let pair = |name: &str, value: &str| Fixed {
        place: FixedPlace::Form,
        name: name.to_owned(),
        value: Some(value.to_owned()),
    };
    vec![pair("Action", operation.id.name()), pair("Version", version)]
}
