//! Words for media types.

use super::pascal;
use crate::ir::Codec;
use crate::openapi::lower::media::codec;

/// What a kind of body is called among others of an operation: `Json`, `Events`, `Csv`.
pub(in crate::openapi::lower) fn media_word(name: &str) -> String {
    let essence = name.split(';').next().unwrap_or(name).trim().to_ascii_lowercase();
    let subtype = essence.rsplit('/').next().unwrap_or_default();
    let known = match codec(name) {
        Some(Codec::Json) if !name.contains('*') && (subtype == "json" || !subtype.contains('.')) => "Json",
        Some(Codec::ServerEvents) => "Events",
        Some(Codec::JsonLines) => "Lines",
        Some(Codec::JsonSequence) => "Sequence",
        Some(Codec::Form) => "Form",
        Some(Codec::Multipart) => "Multipart",
        Some(Codec::Xml(_)) if subtype == "xml" => "Xml",
        _ => match &*essence {
            "text/plain" => "Text",
            "application/octet-stream" => "Bytes",
            _ if name.contains('*') => "Other",
            _ => return pascal(subtype.trim_start_matches("x-").trim_start_matches("vnd.")),
        },
    };
    known.to_owned()
}
