//! What items do that the compiler does not see.

use crate::analysis::{EffectiveConstraints, resolve};
use crate::ir::{
    AuthChoice, Codec, Credential, Endpoint, ErrorCase, Field, Operation, PathPart, Presence, QueryStyle, Server, Slot,
    Status, Type, TypeId,
};
use crate::rust::{Context, docs};

/// Where the client sends requests, and what it signs them with.
pub(super) fn service(cx: &Context<'_>) -> String {
    let endpoint = match &cx.api.endpoint {
        Endpoint::Unknown => "endpoint given by the caller".to_owned(),
        Endpoint::Aws { prefix, .. } => format!("{prefix}.<region>"),
        Endpoint::Rules(_) => "endpoint by rules".to_owned(),
        Endpoint::Servers(servers) => servers.first().map_or_else(String::new, server),
    };
    let schemes = cx.api.auth.iter().map(|scheme| format!("{} ({})", scheme.name, credential(&scheme.credential)));
    std::iter::once(endpoint).chain(schemes).collect::<Vec<_>>().join(", ")
}

fn credential(credential: &Credential) -> String {
    match credential {
        Credential::SigV4 { service } => format!("Signature Version 4 for {service}"),
        Credential::Bearer => "bearer token".to_owned(),
        Credential::Basic => "user and password".to_owned(),
        Credential::Digest => "digest".to_owned(),
        Credential::MutualTls => "client certificate".to_owned(),
        Credential::ApiKey { place, name, prefix } => {
            let prefix = prefix.as_deref().map_or_else(String::new, |prefix| format!(" behind {prefix}"));
            format!("key in the {} {name}{prefix}", lower(&format!("{place:?}")))
        }
    }
}

fn server(server: &Server) -> String {
    let variables = server.variables.iter().map(|variable| format!(", {} = {}", variable.name, variable.default));
    format!("{}{}", server.url, variables.collect::<String>())
}

/// The request line of an operation, what every request carries, and how the response comes.
pub(super) fn operation(cx: &Context<'_>, operation: &Operation) -> String {
    let (request, response) = (&operation.request, &operation.response);
    let mut parts = vec![route(operation)];
    parts.extend(request.fixed.iter().map(|part| format!("{} = {}", part.name, part.value.as_deref().unwrap_or(""))));
    parts.extend(request.media_type.iter().cloned());
    parts.extend(request.alternatives.iter().map(|other| format!("or {}", other.media_type)));
    if !matches!(request.codec, Codec::Json | Codec::Empty) {
        parts.push(format!("request {}", lower(&format!("{:?}", request.codec))));
    }
    parts.push(format!("{} {}", status(response.status), lower(&format!("{:?}", response.codec))));
    let switches = [
        (operation.idempotent, "idempotent"),
        (operation.read_only, "read-only"),
        (request.checksum.is_some(), "checksum"),
        (request.gzip_from.is_some(), "gzip"),
        (request.unsigned_payload, "unsigned payload"),
    ];
    parts.extend(on(switches));
    let choices: Vec<String> = operation.auth.iter().map(|choice| names(cx, choice)).collect();
    if !choices.is_empty() {
        parts.push(format!("auth {}", choices.join(" or ")));
    }
    parts.join(", ")
}

/// The names of the switches that are on.
fn on<const N: usize>(switches: [(bool, &'static str); N]) -> impl Iterator<Item = String> {
    switches.into_iter().filter(|(is_on, _)| *is_on).map(|(_, name)| name.to_owned())
}

fn names(cx: &Context<'_>, choice: &AuthChoice) -> String {
    let schemes = choice.schemes.iter().filter_map(|position| cx.api.auth.get(*position));
    let names: Vec<&str> = schemes.map(|scheme| &*scheme.name).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(" and ") }
}

/// How an error comes, wherever it does.
pub(super) fn error(cx: &Context<'_>, id: TypeId) -> String {
    let cases = cx.api.operations.iter().flat_map(|operation| &operation.errors).filter(|case| case.ty == id);
    let shown = |case: &ErrorCase| {
        let code = case.code.as_deref().map_or_else(String::new, |code| format!("{code} "));
        let retry = case.retry.map_or_else(String::new, |retry| format!(", {retry:?}").to_lowercase());
        format!("{code}{}{retry}", status(case.status))
    };
    let mut shown: Vec<String> = cases.map(shown).collect();
    shown.sort();
    shown.dedup();
    shown.join("; ")
}

fn status(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Class(class) => format!("{class}XX"),
        Status::Default => "any status".to_owned(),
    }
}

/// Method and path of an operation: `GET /tags/{resource}`.
fn route(operation: &Operation) -> String {
    let request = &operation.request;
    let parts = |parts: &[PathPart]| request.pattern(parts, |param| param.field.name.clone());
    let (path, host) = (parts(&request.path), parts(&request.host_prefix));
    let host = if host.is_empty() { host } else { format!(" at {host}") };
    format!("{} {path}{host}", request.method)
}

/// Where a field stands, what it is called there, and what it must satisfy.
pub(super) fn field(cx: &Context<'_>, field: &Field, slot: &Slot) -> String {
    let mut parts = Vec::new();
    let wire = if field.wire == field.name { String::new() } else { format!(" `{}`", field.wire) };
    match place(slot) {
        "" if wire.is_empty() => {}
        "" => parts.push(format!("member{wire}")),
        "path" => parts.push("path".to_owned()),
        place => parts.push(format!("{place}{wire}")),
    }
    match &field.presence {
        Presence::Required => parts.push("required".to_owned()),
        Presence::Default(value) => parts.push(format!("default {value}")),
        Presence::Optional => {}
    }
    if let Some(assumed) = &field.flags.assumed {
        parts.push(format!("assumed {assumed}"));
    }
    let is_sensitive = field.flags.sensitive || matches!(&field.ty, Type::Named(id) if cx.api.types[*id].sensitive);
    let switches = [
        (field.flags.idempotency_token, "idempotency token"),
        (field.flags.read_only, "only received"),
        (field.flags.write_only, "only sent"),
        (is_sensitive, "sensitive"),
    ];
    parts.extend(on(switches));
    parts.extend(field.flags.media_type.iter().cloned());
    if let Type::Timestamp(format) = resolve(&cx.api.types, &field.ty) {
        parts.push(format!("{format:?}"));
    }
    let own = EffectiveConstraints::of(&field.constraints);
    parts.extend(constraints(&own, resolve(&cx.api.types, &field.ty)));
    parts.join(", ")
}

/// Constraints in words, if there are any.
pub(super) fn constraints(effective: &EffectiveConstraints<'_>, ty: &Type) -> Option<String> {
    let words = docs::in_words(effective, ty, None);
    let mut words = words.trim_end_matches('.').to_owned();
    if words.contains("the pattern below") {
        let texts: Vec<&str> = effective.patterns.iter().map(|pattern| pattern.text.as_str()).collect();
        words = words.replacen("the pattern below", &docs::code_span(&texts.join(" and ")), 1);
    }
    (!words.is_empty()).then(|| lower(&words))
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

fn place(slot: &Slot) -> &'static str {
    match slot {
        Slot::Member => "",
        Slot::Path { greedy: false } => "path",
        Slot::Path { greedy: true } => "rest of the path",
        Slot::Host => "host",
        Slot::Query(QueryStyle::Repeat) => "query",
        Slot::Query(QueryStyle::Comma) => "query (commas)",
        Slot::Query(QueryStyle::Space) => "query (spaces)",
        Slot::Query(QueryStyle::Pipe) => "query (pipes)",
        Slot::Query(QueryStyle::Deep) => "query (deep)",
        Slot::Query(
            QueryStyle::Simple
            | QueryStyle::SimpleExploded
            | QueryStyle::Label
            | QueryStyle::LabelExploded
            | QueryStyle::Matrix
            | QueryStyle::MatrixExploded,
        ) => "query (simple)",
        Slot::Query(QueryStyle::Json) => "query (JSON)",
        Slot::QueryMap => "query parameters",
        Slot::Header => "header",
        Slot::HeaderMap => "headers",
        Slot::Cookie => "cookie",
        Slot::Payload => "body",
        Slot::Status => "status",
    }
}
