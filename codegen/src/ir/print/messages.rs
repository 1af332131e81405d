//! Requests, responses and errors: what stands where in a message, and how its body is written.

use super::Text;
use super::values::element_text;
use crate::ir::{
    Api, Checksum, Codec, ErrorCase, FixedPlace, PathPart, QueryNames, QueryStyle, Request, Response, ResponseCase,
    Retry, Slot, Status, TypeId, TypeKind, Webhook, Wrapper,
};

impl Api {
    pub(super) fn print_request(&self, text: &mut Text, request: &Request) {
        text.line(format!("{} {}", request.method, parts_text(request, &request.path)));
        text.indented(|text| {
            if !request.host_prefix.is_empty() {
                text.line(format!("host {}", parts_text(request, &request.host_prefix)));
            }
            for fixed in &request.fixed {
                let place = match fixed.place {
                    FixedPlace::Query => "query",
                    FixedPlace::Header => "header",
                    FixedPlace::Form => "form",
                };
                let value = fixed.value.as_ref().map(|value| format!(" = {value:?}")).unwrap_or_default();
                text.line(format!("fixed {place} {}{value}", fixed.name));
            }
            for param in &request.params {
                text.field(&self.types, &place_text(&param.slot), &param.field, has_wire(&param.slot), true);
            }
            self.print_body(text, request);
        });
    }

    fn print_body(&self, text: &mut Text, request: &Request) {
        if request.codec != Codec::Empty {
            let media_type = request.media_type.as_deref().unwrap_or_default();
            let optional = if request.is_body_optional { "optional " } else { "" };
            text.line(format!("{optional}body {} {media_type}", codec_text(request.codec)));
            for other in &request.alternatives {
                text.line(format!("or {} {}", codec_text(other.codec), other.media_type));
            }
        }
        if let Some(root) = &request.root {
            text.line(format!("root {}", element_text(root)));
        }
        if let Some(verification) = &request.verification {
            let mode = request.params.get(verification.mode).map_or("", |param| &param.field.name);
            let digests: Vec<&str> = verification.digests.iter().map(|digest| digest.name()).collect();
            text.line(format!("verified by {mode}: {}", digests.join(", ")));
        }
        match request.checksum {
            Some(Checksum::Md5) => text.line("checksum md5"),
            Some(Checksum::Sha256Tree) => text.line("checksum sha256-tree"),
            Some(Checksum::Chosen { by, required }) => {
                let name = |by: usize| request.params.get(by).map_or("", |param| &param.field.name);
                let by = by.map(|by| format!(" by {}", name(by))).unwrap_or_default();
                text.line(format!("checksum{by}{}", if required { ", required" } else { "" }));
            }
            None => {}
        }
        if let Some(bytes) = request.gzip_from {
            text.line(format!("gzip from {bytes} bytes"));
        }
        if request.requires_length {
            text.line("of known length");
        }
        if request.unsigned_payload {
            text.line("unsigned payload");
        }
    }

    pub(super) fn print_response(&self, text: &mut Text, response: &Response) {
        let output = response.output.map(|id| format!(" {}", self.types.name(id))).unwrap_or_default();
        let codec = if response.codec == Codec::Empty { "" } else { &format!(" {}", codec_text(response.codec)) };
        text.line(format!("response {}{output}{codec}", status_text(response.status)));
        text.indented(|text| {
            self.print_slots(text, response.output, &response.slots);
            if response.cases.len() > 1 {
                response.cases.iter().for_each(|case| print_case(text, case));
            }
            if !response.accept.is_empty() && response.accept != ["application/json"] {
                text.line(format!("accept {}", response.accept.join(", ")));
            }
        });
    }

    pub(super) fn print_error(&self, text: &mut Text, error: &ErrorCase) {
        let name = self.types.name(error.ty);
        let code = error.code.as_ref().filter(|code| *code != name);
        let code = code.map(|code| format!(" code {code:?}")).unwrap_or_default();
        let codec = if error.codec == Codec::Empty { "" } else { &format!(" {}", codec_text(error.codec)) };
        let retry = match error.retry {
            Some(Retry::Transient) => " transient",
            Some(Retry::Throttling) => " throttling",
            None => "",
        };
        let media = error.media_type.as_ref().filter(|name| *name != "application/json");
        let media = media.map(|name| format!(" {name}")).unwrap_or_default();
        text.line(format!("error {} {name}{codec}{media}{code}{retry}", status_text(error.status)));
        text.indented(|text| self.print_slots(text, Some(error.ty), &error.slots));
    }

    /// What a service sends of its own accord.
    pub(super) fn print_webhook(&self, text: &mut Text, webhook: &Webhook) {
        text.line(format!("webhook {}", webhook.name));
        text.indented(|text| {
            text.docs(&webhook.docs);
            text.deprecated(webhook.deprecated.as_ref());
            if let Some(id) = webhook.message {
                text.line(format!("receives {} {}", self.types.name(id), codec_text(webhook.codec)));
                self.print_slots(text, webhook.message, &webhook.slots);
            }
        });
    }

    /// The fields of a message that do not stand in its document.
    fn print_slots(&self, text: &mut Text, message: Option<TypeId>, slots: &[Slot]) {
        let definition = message.and_then(|id| self.types.get(id));
        let Some(TypeKind::Struct(message)) = definition.map(|definition| &definition.kind) else { return };
        for (field, slot) in message.fields.iter().zip(slots) {
            if *slot != Slot::Member {
                text.line(format!("{}{}", place_text(slot), field.name));
            }
        }
    }
}

/// One of several responses.
fn print_case(text: &mut Text, case: &ResponseCase) {
    let media_type = case.media_type.as_ref().map(|name| format!(" {name}")).unwrap_or_default();
    let variant = case.variant.map(|variant| format!(" is variant {variant}")).unwrap_or_default();
    let codec = if case.codec == Codec::Empty { "" } else { codec_text(case.codec) };
    text.line(format!("case {} {codec}{media_type}{variant}", status_text(case.status)).trim_end());
}

fn parts_text(request: &Request, parts: &[PathPart]) -> String {
    request.pattern(parts, |param| {
        let greedy = if param.slot == (Slot::Path { greedy: true }) { "+" } else { "" };
        format!("{}{greedy}", param.field.name)
    })
}

/// The words before a field for where it stands; none for a member of the document.
fn place_text(slot: &Slot) -> String {
    let words = match slot {
        Slot::Path { .. } => "path",
        Slot::Host => "host",
        Slot::Query(QueryStyle::Repeat) => "query",
        Slot::Query(QueryStyle::Comma) => "comma query",
        Slot::Query(QueryStyle::Space) => "space query",
        Slot::Query(QueryStyle::Pipe) => "pipe query",
        Slot::Query(QueryStyle::Deep) => "deep query",
        Slot::Query(QueryStyle::Json) => "json query",
        Slot::Query(
            QueryStyle::Simple
            | QueryStyle::SimpleExploded
            | QueryStyle::Label
            | QueryStyle::LabelExploded
            | QueryStyle::Matrix
            | QueryStyle::MatrixExploded,
        ) => "simple query",
        Slot::QueryMap => "query map",
        Slot::Header => "header",
        Slot::HeaderMap => "header map",
        Slot::Cookie => "cookie",
        Slot::Member => "member",
        Slot::Payload => "payload",
        Slot::Status => "status",
    };
    format!("{words} ")
}

/// Whether a field has a name of its own where it stands.
fn has_wire(slot: &Slot) -> bool {
    !matches!(slot, Slot::Path { .. } | Slot::Host | Slot::QueryMap | Slot::Payload | Slot::Status)
}

pub(super) fn codec_text(codec: Codec) -> &'static str {
    match codec {
        Codec::Empty => "empty",
        Codec::Json => "json",
        Codec::Cbor => "cbor",
        Codec::Xml(Wrapper::Root) => "xml",
        Codec::Xml(Wrapper::Result) => "xml-result",
        Codec::Xml(Wrapper::Error) => "xml-error",
        Codec::Xml(Wrapper::Bare) => "xml-bare",
        Codec::Form => "form",
        Codec::Query(QueryNames::Nested) => "query",
        Codec::Query(QueryNames::Flat) => "flat-query",
        Codec::Multipart => "multipart",
        Codec::Text => "text",
        Codec::Bytes => "bytes",
        Codec::Stream => "stream",
        Codec::Events => "events",
        Codec::ServerEvents => "server-events",
        Codec::JsonLines => "json-lines",
        Codec::JsonSequence => "json-sequence",
    }
}

fn status_text(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Class(digit) => format!("{digit}XX"),
        Status::Default => "default".to_owned(),
    }
}
