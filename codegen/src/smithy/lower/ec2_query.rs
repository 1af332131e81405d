//! `aws.protocols#ec2Query`: the query protocol with flat lists, capitalized names and responses without a wrapper.

use crate::ir::{Codec, Fixed, QueryNames, Slot, TimestampFormat, Wrapper};
use crate::smithy::model::{Member, Shape};
use crate::smithy::node::Node;

use super::aws_query::{FORM, action};
use super::protocol::{Line, Message, Protocol};
use super::{rpc, traits, xml};

/// AWS EC2 query (AWS specifications, "AWS EC2 query protocol").
pub(super) struct Ec2Query;

impl Protocol for Ec2Query {
    fn trait_id(&self) -> &'static str {
        "aws.protocols#ec2Query"
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

    /// The trait's name, unless it is the one that a writer makes of the element's.
    fn query_name(&self, member: &Member) -> Option<String> {
        let name = member.trait_value(traits::EC2_QUERY_NAME).and_then(Node::as_str)?;
        (name != capitalized(&xml::member_name(member))).then(|| name.to_owned())
    }

    fn timestamp_format(&self, _slot: &Slot) -> TimestampFormat {
        TimestampFormat::DateTime
    }

    fn document(&self) -> Codec {
        Codec::Xml(Wrapper::Root)
    }

    fn document_of(&self, message: Message) -> Codec {
        match message {
            Message::Request => Codec::Query(QueryNames::Flat),
            Message::Response => self.document(),
            Message::Error => Codec::Xml(Wrapper::Error),
        }
    }

    fn document_type(&self) -> &'static str {
        FORM
    }

    fn error_code(&self, error: &Shape) -> String {
        error.id.name().to_owned()
    }
}

fn capitalized(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}
