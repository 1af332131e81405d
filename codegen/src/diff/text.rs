//! Things of the model in words, in a form that does not depend on how they were written.

use crate::analysis::EffectiveConstraints;
use crate::ir::{
    ApiKeyPlace, Bound, Codec, Credential, Field, Operation, PathPart, Presence, QueryStyle, Slot, Status, Type,
    TypeKind, Types,
};

/// A type: `list of Tag`.
pub(super) fn ty(types: &Types, ty: &Type) -> String {
    match ty {
        Type::Bool => "boolean".to_owned(),
        Type::Int(width) => format!("{width:?} integer")
            .to_lowercase()
            .replace("bigtext integer", "integer as text")
            .replace("big integer", "integer"),
        Type::Float(width) => format!("{width:?} number")
            .to_lowercase()
            .replace("bigtext number", "number as text")
            .replace("big number", "number"),
        Type::String => "text".to_owned(),
        Type::Bytes => "bytes".to_owned(),
        Type::Timestamp(format) => format!("timestamp ({format:?})"),
        Type::Date => "date".to_owned(),
        Type::Json => "any JSON".to_owned(),
        Type::List(list) => format!("list of {}", self::ty(types, &list.item)),
        Type::Tuple(tuple) => {
            let items: Vec<String> = tuple.items.iter().map(|item| self::ty(types, item)).collect();
            let rest = tuple.rest.as_ref().map(|rest| format!(", then {}", self::ty(types, rest)));
            format!("tuple of {}{}", items.join(", "), rest.unwrap_or_default())
        }
        Type::Map(map) => format!("map of {}", self::ty(types, &map.value)),
        Type::Nullable(inner) => format!("{} or null", self::ty(types, inner)),
        Type::Named(id) => match types.get(*id).map(|definition| &definition.kind) {
            Some(TypeKind::Newtype(newtype)) => self::ty(types, &newtype.ty),
            _ => types.name(*id).to_owned(),
        },
    }
}

/// A member with what its presence says: `text, required`.
pub(super) fn field(types: &Types, field: &Field) -> String {
    let presence = match &field.presence {
        Presence::Required => ", required".to_owned(),
        Presence::Optional => String::new(),
        Presence::Default(value) => format!(", default {value}"),
    };
    format!("{}{presence}", ty(types, &field.ty))
}

/// Constraints, those that ask nothing left out.
pub(super) fn constraints(effective: &EffectiveConstraints<'_>) -> String {
    let mut parts = Vec::new();
    if let Some(length) = &effective.length {
        let min = length.min.filter(|min| *min > 0).map(|min| min.to_string());
        parts.extend(between("length", min, length.max.map(|max| max.to_string())));
    }
    if let Some(range) = &effective.range {
        parts.extend(between("range", range.min.map(bound), range.max.map(bound)));
    }
    let mut patterns: Vec<&str> = effective.patterns.iter().map(|pattern| pattern.text.as_str()).collect();
    patterns.sort_unstable();
    parts.extend(patterns.iter().map(|pattern| format!("pattern {pattern}")));
    if let Some(step) = effective.multiple_of {
        parts.push(format!("multiple of {step}"));
    }
    if effective.unique {
        parts.push("unique".to_owned());
    }
    if parts.is_empty() { "anything".to_owned() } else { parts.join(", ") }
}

fn between(what: &str, min: Option<String>, max: Option<String>) -> Option<String> {
    match (min, max) {
        (None, None) => None,
        (min, max) => Some(format!("{what} {}..{}", min.unwrap_or_default(), max.unwrap_or_default())),
    }
}

fn bound(bound: Bound) -> String {
    if bound.exclusive { format!("({})", bound.value) } else { bound.value.to_string() }
}

/// A path with the names of its holes.
pub(super) fn path(operation: &Operation, parts: &[PathPart]) -> String {
    operation.request.pattern(parts, |param| param.field.name.clone())
}

/// The part of a message.
pub(super) fn slot(slot: &Slot) -> String {
    match slot {
        Slot::Path { greedy: false } => "path".to_owned(),
        Slot::Path { greedy: true } => "rest of the path".to_owned(),
        Slot::Host => "host".to_owned(),
        Slot::Query(QueryStyle::Repeat) => "query".to_owned(),
        Slot::Query(style) => format!("query ({})", format!("{style:?}").to_lowercase()),
        Slot::QueryMap => "query parameters".to_owned(),
        Slot::Header => "header".to_owned(),
        Slot::HeaderMap => "headers".to_owned(),
        Slot::Cookie => "cookie".to_owned(),
        Slot::Member => "member of the body".to_owned(),
        Slot::Payload => "body".to_owned(),
        Slot::Status => "status".to_owned(),
    }
}

/// What stands in a part of a message.
pub(super) fn noun(slot: &Slot) -> &'static str {
    match slot {
        Slot::Path { .. } => "path parameter",
        Slot::Host => "part of the host",
        Slot::Query(_) => "query parameter",
        Slot::QueryMap => "map of query parameters",
        Slot::Header => "header",
        Slot::HeaderMap => "map of headers",
        Slot::Cookie => "cookie",
        Slot::Member => "member",
        Slot::Payload => "body",
        Slot::Status => "status",
    }
}

/// A status: `200`, `4XX`, `any`.
pub(super) fn status(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Class(class) => format!("{class}XX"),
        Status::Default => "any".to_owned(),
    }
}

/// How a body is written.
pub(super) fn codec(codec: Codec) -> String {
    format!("{codec:?}").to_lowercase()
}

/// What a scheme puts into a request.
pub(super) fn credential(credential: &Credential) -> String {
    match credential {
        Credential::SigV4 { service } => format!("signature for {service}"),
        Credential::Bearer => "bearer token".to_owned(),
        Credential::Basic => "user and password".to_owned(),
        Credential::Digest => "digest".to_owned(),
        Credential::ApiKey { place, name, prefix } => {
            let place = match place {
                ApiKeyPlace::Header => "header",
                ApiKeyPlace::Query => "query",
                ApiKeyPlace::Cookie => "cookie",
            };
            let prefix = prefix.as_deref().map_or_else(String::new, |prefix| format!(" behind {prefix}"));
            format!("key in the {place} {name}{prefix}")
        }
        Credential::MutualTls => "client certificate".to_owned(),
    }
}
