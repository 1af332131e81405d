//! Messages in outline: the line, the headers, and a body with types in place of values.

use super::{fields, media_type, status};
use crate::ir::{Api, Codec, Field, Fixed, FixedPlace, Param, Request, Response, Slot, Status, Type, TypeId, TypeKind};

/// What is deeper, or after so many lines, is left out.
const DEEPEST: usize = 8;
const MOST_LINES: usize = 300;

/// A request in outline.
pub(super) fn request(api: &Api, request: &Request) -> String {
    let mut target = request.pattern(&request.path, |param| param.field.wire.clone());
    let mut separator = if target.contains('?') { '&' } else { '?' };
    for pair in query(request) {
        target.push(separator);
        target += &pair;
        separator = '&';
    }
    let mut lines = vec![format!("{} {target} HTTP/1.1", request.method)];
    if !request.host_prefix.is_empty() {
        let prefix = request.pattern(&request.host_prefix, |param| param.field.wire.clone());
        lines.push(format!("Host: {prefix}..."));
    }
    let value = |value: &Option<String>| value.clone().unwrap_or_default();
    lines.extend(fixed(request, FixedPlace::Header).map(|fixed| format!("{}: {}", fixed.name, value(&fixed.value))));
    lines.extend(request.params.iter().filter_map(|param| header(&param.slot, &param.field)));
    if request.codec != Codec::Empty {
        let media = request.media_type.as_deref().or(media_type(request.codec));
        lines.extend(media.map(|media| format!("Content-Type: {media}")));
        let members: Vec<&Field> = of_slot(&request.params, &Slot::Member);
        let payload = of_slot(&request.params, &Slot::Payload).first().map(|field| &field.ty);
        lines.push(String::new());
        lines.extend(body(api, request.codec, &members, payload));
    }
    lines.join("\n")
}

/// A response in outline.
pub(super) fn response(api: &Api, response: &Response) -> String {
    let code = match response.status {
        Status::Code(_) | Status::Class(_) => status(response.status),
        Status::Default => "200".to_owned(),
    };
    let mut lines = vec![format!("HTTP/1.1 {code}")];
    let fields = response.output.map(|id| fields(api, id)).unwrap_or_default();
    // A structure without slots is its document.
    let slot = |position: usize| response.slots.get(position).unwrap_or(&Slot::Member);
    let slots = || fields.iter().enumerate().map(|(position, field)| (slot(position), field));
    lines.extend(slots().filter_map(|(slot, field)| header(slot, field)));
    if response.codec != Codec::Empty {
        lines.extend(media_type(response.codec).map(|media| format!("Content-Type: {media}")));
        let members: Vec<&Field> = slots().filter(|(slot, _)| **slot == Slot::Member).map(|(_, field)| field).collect();
        let payload = slots().find(|(slot, _)| **slot == Slot::Payload).map(|(_, field)| &field.ty);
        lines.push(String::new());
        lines.extend(body(api, response.codec, &members, payload));
    }
    lines.join("\n")
}

fn fixed(request: &Request, place: FixedPlace) -> impl Iterator<Item = &Fixed> {
    request.fixed.iter().filter(move |fixed| fixed.place == place)
}

fn of_slot<'p>(params: &'p [Param], slot: &Slot) -> Vec<&'p Field> {
    params.iter().filter(|param| param.slot == *slot).map(|param| &param.field).collect()
}

fn query(request: &Request) -> impl Iterator<Item = String> {
    let fixed = fixed(request, FixedPlace::Query).map(|fixed| match &fixed.value {
        Some(value) => format!("{}={value}", fixed.name),
        None => fixed.name.clone(),
    });
    fixed.chain(request.params.iter().filter_map(|param| match &param.slot {
        Slot::Query(_) => Some(format!("{0}={{{0}}}", param.field.wire)),
        Slot::QueryMap => Some(format!("{{{}}}", param.field.name)),
        Slot::Path { .. }
        | Slot::Host
        | Slot::Header
        | Slot::HeaderMap
        | Slot::Cookie
        | Slot::Member
        | Slot::Payload
        | Slot::Status => None,
    }))
}

fn header(slot: &Slot, field: &Field) -> Option<String> {
    match slot {
        Slot::Header => Some(format!("{0}: {{{0}}}", field.wire)),
        Slot::HeaderMap => Some(format!("{}*: {{{}}}", field.wire, field.name)),
        Slot::Cookie => Some(format!("Cookie: {0}={{{0}}}", field.wire)),
        Slot::Path { .. }
        | Slot::Host
        | Slot::Query(_)
        | Slot::QueryMap
        | Slot::Member
        | Slot::Payload
        | Slot::Status => None,
    }
}

fn body(api: &Api, codec: Codec, members: &[&Field], payload: Option<&Type>) -> Vec<String> {
    let mut outline = Outline { api, lines: vec![String::new()], path: Vec::new() };
    match codec {
        Codec::Form | Codec::Query(_) | Codec::Multipart => {
            return members.iter().map(|field| format!("{0}={{{0}}}", field.wire)).collect();
        }
        Codec::Empty => {}
        Codec::Text => outline.add("{text}"),
        Codec::Bytes | Codec::Stream => outline.add("{bytes}"),
        Codec::Json
        | Codec::Cbor
        | Codec::Xml(_)
        | Codec::Events
        | Codec::ServerEvents
        | Codec::JsonLines
        | Codec::JsonSequence => match payload {
            Some(ty) => outline.value(ty, 0),
            None => outline.object(members, 0),
        },
    }
    outline.lines.retain(|line| !line.is_empty());
    if outline.lines.len() > MOST_LINES {
        outline.lines.truncate(MOST_LINES);
        outline.lines.push("...".to_owned());
    }
    outline.lines
}

/// A document with types in place of values.
struct Outline<'a> {
    api: &'a Api,
    lines: Vec<String>,
    /// The types around the one that is being written: one inside itself is not written again.
    path: Vec<TypeId>,
}

impl Outline<'_> {
    fn add(&mut self, text: &str) {
        if let Some(line) = self.lines.last_mut() {
            line.push_str(text);
        }
    }

    fn start(&mut self, depth: usize, text: &str) {
        self.lines.push(format!("{}{text}", "   ".repeat(depth)));
    }

    fn object(&mut self, members: &[&Field], depth: usize) {
        if members.is_empty() || depth >= DEEPEST || self.lines.len() > MOST_LINES {
            return self.add(if members.is_empty() { "{}" } else { "{ ... }" });
        }
        self.add("{");
        for (position, field) in members.iter().enumerate() {
            self.start(depth + 1, &format!("\"{}\": ", field.wire));
            self.value(&field.ty, depth + 1);
            self.add(if position + 1 < members.len() { "," } else { "" });
        }
        self.start(depth, "}");
    }

    fn value(&mut self, ty: &Type, depth: usize) {
        match ty {
            Type::Bool => self.add("boolean"),
            Type::Int(_) | Type::Float(_) => self.add("number"),
            Type::String | Type::Date => self.add("\"string\""),
            Type::Timestamp(format) => self.add(match format {
                crate::ir::TimestampFormat::EpochSeconds => "number",
                crate::ir::TimestampFormat::DateTime | crate::ir::TimestampFormat::HttpDate => "\"string\"",
            }),
            Type::Bytes => self.add("\"base64\""),
            Type::Json => self.add("any"),
            Type::Nullable(inner) => self.value(inner, depth),
            Type::List(list) => {
                self.add("[ ");
                self.value(&list.item, depth);
                self.add(" ]");
            }
            Type::Tuple(tuple) => {
                self.add("[ ");
                for (position, item) in tuple.items.iter().enumerate() {
                    self.add(if position > 0 { ", " } else { "" });
                    self.value(item, depth);
                }
                self.add(" ]");
            }
            Type::Map(map) => {
                self.add("{ \"string\": ");
                self.value(&map.value, depth);
                self.add(" }");
            }
            Type::Named(id) => self.named(*id, depth),
        }
    }

    fn named(&mut self, id: TypeId, depth: usize) {
        let Some(definition) = self.api.types.get(id) else { return };
        match &definition.kind {
            TypeKind::Newtype(newtype) => self.value(&newtype.ty, depth),
            TypeKind::Enum(values) => self.add(if values.integer { "number" } else { "\"string\"" }),
            TypeKind::Struct(_) | TypeKind::Union(_) if self.path.contains(&id) => self.add("{ ... }"),
            TypeKind::Struct(_) | TypeKind::Union(_) => {
                self.path.push(id);
                let members: Vec<&Field> = fields(self.api, id).iter().collect();
                self.object(&members, depth);
                self.path.pop();
            }
        }
    }
}
