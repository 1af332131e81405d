//! Requests: the members of the input become parameters, each with a slot.

use super::fields::Use;
use super::operations::Call;
use super::protocol::Line;
use super::uri::{self, Segment};
use super::{Lowering, traits};
use crate::diagnostics::Origin;
use crate::ir::{Checksum, Param, PathPart, Request, Slot};
use crate::smithy::model::{Member, Shape};
use crate::smithy::node::Node;

impl<'a> Lowering<'a> {
    /// What is sent; `None` if there is no telling where to, which was reported.
    pub(super) fn lower_request(&mut self, call: Call<'a>, line: &Line) -> Option<Request> {
        let mut params = self.lower_params(call.input);
        let (path, query) = line.uri.split_once('?').unwrap_or((&line.uri, ""));
        let path = self.lower_pattern(call, traits::HTTP, path, &mut params);
        let host = call.shape.trait_value(traits::ENDPOINT).and_then(|value| value.get("hostPrefix"));
        let host = host.and_then(Node::as_str).unwrap_or_default();
        let host_prefix = self.lower_pattern(call, traits::ENDPOINT, host, &mut params);
        if let Some(path) = &path {
            self.check_labels(call, path, &params);
        }
        let slots: Vec<(&str, &Slot)> = params.iter().map(|param| (param.field.name.as_str(), &param.slot)).collect();
        let body = self.body(call.input, &slots);
        let mut fixed = uri::fixed_query(query);
        fixed.extend(self.protocol.fixed(self.service, call.shape));
        Some(Request {
            method: line.method.to_ascii_uppercase(),
            path: path?,
            host_prefix: host_prefix?,
            fixed,
            params,
            codec: body.codec,
            media_type: body.media_type,
            checksum: call.shape.has_trait(traits::HTTP_CHECKSUM_REQUIRED).then_some(Checksum::Md5),
            gzip_from: gzip_from(call.shape),
            unsigned_payload: call.shape.has_trait(traits::UNSIGNED_PAYLOAD),
            known_length: body.known_length,
        })
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

    /// A member of the document, unless it streams: then it is the body, whatever the protocol.
    pub(super) fn body_slot(&self, member: &Member) -> Slot {
        let streams = self.model.target(member).is_some_and(|target| target.has_trait(traits::STREAMING));
        if streams { Slot::Payload } else { Slot::Member }
    }

    /// The parts of a path or host prefix, which stands in this trait; reports labels without a member.
    fn lower_pattern(
        &mut self,
        call: Call<'a>,
        trait_id: &str,
        pattern: &str,
        params: &mut [Param],
    ) -> Option<Vec<PathPart>> {
        let origin = call.shape.traits.get(trait_id).map_or(&call.shape.origin, |applied| &applied.origin);
        let segments = match uri::parse(pattern) {
            Ok(segments) => segments,
            Err(problem) => {
                let message = format!("`{pattern}` of operation `{}`: {problem}", call.shape.id.name());
                self.diagnostics.error("bad-uri", origin, message);
                return None;
            }
        };
        let mut parts = Vec::new();
        for segment in segments {
            match segment {
                Segment::Literal(text) => parts.push(PathPart::Literal(text.to_owned())),
                Segment::Label { name, greedy } => match label_position(call.input, name, greedy, params) {
                    Some(position) => parts.push(PathPart::Param(position)),
                    None => self.report_label(call, name, trait_id, origin),
                },
            }
        }
        Some(parts)
    }

    fn report_label(&mut self, call: Call<'a>, name: &str, trait_id: &str, origin: &Origin) {
        let message = format!("operation `{}` has a label `{{{name}}}` without a member", call.shape.id.name());
        let binding = if trait_id == traits::ENDPOINT { "@hostLabel" } else { "@httpLabel" };
        let diagnostic = self.diagnostics.error("unbound-label", origin, message);
        diagnostic.hint(format!("give the input a required member `{name}` with `{binding}`"));
    }

    /// Reports members that are labels but stand nowhere in the path.
    fn check_labels(&mut self, call: Call<'a>, path: &[PathPart], params: &[Param]) {
        for (position, param) in params.iter().enumerate() {
            if matches!(param.slot, Slot::Path { .. }) && !path.contains(&PathPart::Param(position)) {
                let (name, operation) = (&param.field.name, call.shape.id.name());
                let message = format!("`{name}` is a label, but the URI of operation `{operation}` does not name it");
                let diagnostic = self.diagnostics.error("unused-label", &param.field.origin, message);
                diagnostic.hint(format!("write `{{{name}}}` into the URI"));
            }
        }
    }
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
