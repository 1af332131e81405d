//! Media types and the codecs that write and read them.

use super::super::document::MediaType;
use crate::ir::{Codec, Type, Wrapper};

/// What can be written and read, for messages.
pub(super) const SUPPORTED: &str = "JSON (`application/json`, `*+json`), XML (`application/xml`, `*+xml`), forms (`application/x-www-form-urlencoded`), \
     `multipart/form-data`, text (`text/*`) and bytes (`application/octet-stream`) are written and read";

/// The codec of a media type; none for one whose bodies can at best pass as they are.
pub(super) fn codec(name: &str) -> Option<Codec> {
    let essence = name.split(';').next().unwrap_or(name).trim().to_ascii_lowercase();
    let (kind, subtype) = essence.split_once('/').unwrap_or((&essence, ""));
    match (kind, subtype) {
        ("application" | "text", "json") => Some(Codec::Json),
        (_, subtype) if subtype.ends_with("+json") => Some(Codec::Json),
        ("*", _) | ("application", "*") => Some(Codec::Json),
        ("application", "x-www-form-urlencoded") => Some(Codec::Form),
        ("multipart", _) => Some(Codec::Multipart),
        ("text", "event-stream") => Some(Codec::ServerEvents),
        (
            "application" | "text",
            "jsonl" | "x-jsonl" | "ndjson" | "x-ndjson" | "jsonlines" | "x-jsonlines" | "json-lines",
        ) => Some(Codec::JsonLines),
        ("application", "json-seq") => Some(Codec::JsonSequence),
        (_, subtype) if subtype.ends_with("+json-seq") => Some(Codec::JsonSequence),
        (_, subtype) if subtype.ends_with("+jsonl") || subtype.ends_with("+ndjson") => Some(Codec::JsonLines),
        ("image" | "audio" | "video" | "font", _) => Some(Codec::Stream),
        ("application" | "text", "xml") => Some(Codec::Xml(Wrapper::Root)),
        (_, subtype) if subtype.ends_with("+xml") => Some(Codec::Xml(Wrapper::Root)),
        ("text", _) | ("application", "yaml" | "x-yaml" | "graphql" | "jwt") => Some(Codec::Text),
        ("application", "octet-stream" | "pdf" | "zip" | "gzip") => Some(Codec::Stream),
        _ => None,
    }
}

/// How well a client speaks a media type: JSON, forms, multipart, XML, text, streams and bytes, in this order.
pub(super) fn rank(media: &MediaType<'_>) -> u8 {
    match codec(media.name) {
        Some(Codec::Json) if !media.name.contains('*') => 0,
        Some(Codec::Json) => 1,
        Some(Codec::Form) => 2,
        Some(Codec::Multipart) => 3,
        Some(Codec::Xml(_)) => 4,
        Some(Codec::Text) => 5,
        Some(Codec::ServerEvents | Codec::JsonLines | Codec::JsonSequence) => 6,
        Some(Codec::Query(_) | Codec::Bytes | Codec::Stream | Codec::Events | Codec::Cbor | Codec::Empty) => 7,
        None => 8,
    }
}

/// The type of a body of a codec, given that of its schema.
pub(super) fn body_type(codec: Codec, ty: Type) -> Type {
    match (codec, ty) {
        (Codec::Stream | Codec::Bytes, _) => Type::Bytes,
        (Codec::Text, ty @ Type::Named(_)) => ty,
        (Codec::Text, _) => Type::String,
        (
            Codec::Empty
            | Codec::Json
            | Codec::Cbor
            | Codec::Xml(_)
            | Codec::Form
            | Codec::Query(_)
            | Codec::Multipart
            | Codec::Events
            | Codec::ServerEvents
            | Codec::JsonLines
            | Codec::JsonSequence,
            ty,
        ) => ty,
    }
}

/// What to send as `Content-Type`: a range of media types is none.
pub(super) fn content_type(name: &str, codec: Codec) -> String {
    if !name.contains('*') {
        return name.to_owned();
    }
    match codec {
        Codec::Json => "application/json".to_owned(),
        Codec::Cbor => "application/cbor".to_owned(),
        Codec::Empty
        | Codec::Xml(_)
        | Codec::Form
        | Codec::Query(_)
        | Codec::Multipart
        | Codec::Text
        | Codec::Bytes
        | Codec::Stream
        | Codec::Events
        | Codec::ServerEvents
        | Codec::JsonLines
        | Codec::JsonSequence => "application/octet-stream".to_owned(),
    }
}
