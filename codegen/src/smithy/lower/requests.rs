//! Requests: the members of the input become parameters, each with a slot.

use super::fields::Use;
use super::operations::Call;
use super::protocol::{Line, Message};
use super::{Lowering, checksums, traits};
use crate::diagnostics::codes;
use crate::ir::{Codec, Fixed, FixedPlace, Param, PathPart, Request, Slot};
use crate::smithy::model::{Member, Shape, ShapeType};
use crate::smithy::node::Node;
use crate::smithy::uri::{self, Segment};

impl<'a> Lowering<'a> {
    /// What is sent.
    pub(super) fn lower_request(&mut self, call: Call<'a>, line: &Line) -> Request {
        let mut params = self.lower_params(call.input);
        let (path, query) = line.uri.split_once('?').unwrap_or((&line.uri, ""));
        let path = pattern(call.input, path, &mut params);
        let host = call.shape.trait_value(traits::ENDPOINT).and_then(|value| value.get("hostPrefix"));
        let host = host.and_then(Node::as_str).unwrap_or_default();
        let host_prefix = pattern(call.input, host, &mut params);
        let slots: Vec<(&str, &Slot)> = params.iter().map(|param| (param.field.name.as_str(), &param.slot)).collect();
        let body = self.body(call.input, &slots, Message::Request);
        let is_document = matches!(body.codec, Codec::Xml(_)) && !slots.iter().any(|(_, slot)| **slot == Slot::Payload);
        let mut fixed = fixed_query(query);
        fixed.extend(self.protocol.fixed(self.service, call.shape, self.streams_events(call.output)));
        let checksum = checksums::of_request(call.shape, &params);
        let verification = checksums::of_response(call.shape, &params);
        Request {
            method: line.method.to_ascii_uppercase(),
            path,
            host_prefix,
            fixed,
            params,
            codec: body.codec,
            is_body_optional: false,
            alternatives: Vec::new(),
            root: is_document.then(|| self.root_element(call.input)),
            media_type: body.media_type,
            checksum,
            verification,
            gzip_from: gzip_from(call.shape),
            requires_length: self.requires_length(call.input),
            unsigned_payload: call.shape.has_trait(traits::UNSIGNED_PAYLOAD),
        }
    }

    fn lower_params(&mut self, input: &'a Shape) -> Vec<Param> {
        let members = input.members.iter();
        members
            .filter_map(|member| {
                let (slot, wire) = match self.protocol.request_slot(member) {
                    Some((slot, wire)) => (slot, Some(wire)),
                    None => (self.body_slot(member), None),
                };
                let field = self.lower_field(input, member, &slot, wire, Use::Input)?;
                Some(Param { field, slot })
            })
            .collect()
    }

    /// A member of the document, unless it streams: then it is the body, if the protocol can send it so.
    pub(super) fn body_slot(&mut self, member: &Member) -> Slot {
        let Some(target) = self.model.target(member).filter(|target| target.has_trait(traits::STREAMING)) else {
            return Slot::Member;
        };
        if target.shape_type == ShapeType::Union || self.protocol.streams_bytes() {
            return Slot::Payload;
        }
        let message = format!("`{}` streams bytes, which `{}` cannot", member.id, self.protocol.trait_id());
        let diagnostic = self.diagnostics.warning(&codes::BUFFERED_STREAM, &member.origin, message);
        diagnostic.hint("they are sent and read as a whole");
        Slot::Member
    }

    /// Whether a member of a structure is a stream whose length must be known.
    fn requires_length(&self, structure: &Shape) -> bool {
        let mut targets = structure.members.iter().filter_map(|member| self.model.target(member));
        targets.any(|target| target.has_trait(traits::REQUIRES_LENGTH))
    }

    /// Whether a member of a structure is a stream of events.
    fn streams_events(&self, structure: &Shape) -> bool {
        let mut targets = structure.members.iter().filter_map(|member| self.model.target(member));
        targets.any(|target| target.shape_type == ShapeType::Union && target.has_trait(traits::STREAMING))
    }
}

/// The parts of a path or host prefix. The checks have seen to it that it is well-formed and that its labels have
/// members.
fn pattern(input: &Shape, pattern: &str, params: &mut [Param]) -> Vec<PathPart> {
    let segments = uri::parse(pattern).unwrap_or_default();
    let parts = segments.into_iter().filter_map(|segment| match segment {
        Segment::Literal(text) => Some(PathPart::Literal(text.to_owned())),
        Segment::Label { name, greedy } => label_position(input, name, greedy, params).map(PathPart::Param),
    });
    parts.collect()
}

/// The literal query parameters behind the `?` of a URI pattern.
fn fixed_query(query: &str) -> Vec<Fixed> {
    let literals = uri::query_literals(query);
    let fixed = literals.map(|(name, value)| Fixed {
        place: FixedPlace::Query,
        name: name.to_owned(),
        value: value.map(str::to_owned),
    });
    fixed.collect()
}

/// The parameter that a label stands for, which learns whether it is greedy.
fn label_position(input: &Shape, name: &str, greedy: bool, params: &mut [Param]) -> Option<usize> {
    let is_label = |member: &Member| member.has_trait(traits::HTTP_LABEL) || member.has_trait(traits::HOST_LABEL);
    input.member(name).filter(|member| is_label(member))?;
    let position = params.iter().position(|param| param.field.name == name)?;
    if let Slot::Path { greedy: known } = &mut params[position].slot {
        *known |= greedy;
    }
    Some(position)
}

/// The least body that is worth compressing (Smithy 2.0, "`requestCompression` trait"): 10 KiB.
const COMPRESSION_THRESHOLD: u64 = 10_240;

fn gzip_from(operation: &Shape) -> Option<u64> {
    let encodings = operation.trait_value(traits::REQUEST_COMPRESSION)?.get("encodings")?.as_array()?;
    encodings.iter().any(|encoding| encoding.as_str() == Some("gzip")).then_some(COMPRESSION_THRESHOLD)
}
